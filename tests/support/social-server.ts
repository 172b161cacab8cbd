import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Whom the next visit is. Each provider tells of them in its own shape. */
export interface SocialPerson {
  id: string;
  name: string;
  email: string;
  verified: boolean;
}

interface Grant {
  person: SocialPerson;
  challenge: string | null;
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
};

/** What each answers about a person. */
const TOLD: Record<string, (person: SocialPerson) => object> = {
  kakao: ({ id, name, email, verified }) => ({ id: Number(id), kakao_account: { profile: { nickname: name }, email, is_email_valid: true, is_email_verified: verified } }),
  naver: ({ id, name, email }) => ({ resultcode: '00', message: 'success', response: { id, nickname: name, email } }),
  google: ({ id, name, email, verified }) => ({ sub: id, name, email, email_verified: verified }),
};

/** Kakao, Naver and Google over real HTTP, at `/kakao`, `/naver` and `/google` (OpenID Connect with PKCE and a signed token). */
export class SocialServer {
  person: SocialPerson = { id: '1', name: '한소리', email: 'sori@example.com', verified: true };
  readonly refusals: string[] = [];
  private readonly grants = new Map<string, Grant>();
  private readonly tokens = new Map<string, SocialPerson>();
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly server: Server;

  constructor(private readonly clientSecret: string) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        this.refusals.push(String(error));
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_request"}');
      });
    });
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => { this.server.listen(port, '127.0.0.1', resolve); });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> { return new Promise((resolve) => { this.server.close(() => resolve()); this.server.closeAllConnections(); }); }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const [, provider = '', ...rest] = url.pathname.split('/');
    const json = (value: object) => { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)); };
    switch (rest.join('/')) {
      case '.well-known/openid-configuration': return json(this.configuration(`${url.origin}/${provider}`));
      case 'jwks': return json({ keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] });
      case 'authorize': return this.authorize(url, response);
      case 'token': return json(this.exchange(await bodyOf(request), request, url.origin, provider));
      case 'userinfo': return json(this.tell(request, provider));
      default: throw new Error(`nothing at ${url.pathname}`);
    }
  }

  private configuration(issuer: string): object {
    return {
      issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, userinfo_endpoint: `${issuer}/userinfo`, jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  /** The person says yes at once. */
  private authorize({ searchParams }: URL, response: ServerResponse): void {
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    if (!searchParams.get('state')) throw new Error('no state');
    const code = randomUUID();
    this.grants.set(code, { person: { ...this.person }, challenge: searchParams.get('code_challenge') });
    back.searchParams.set('code', code);
    back.searchParams.set('state', searchParams.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
  }

  /** A code works once, for whoever knows the secret and, with PKCE, the verifier. */
  private exchange(body: URLSearchParams, request: IncomingMessage, origin: string, provider: string): object {
    const grant = this.grants.get(body.get('code') ?? '');
    this.grants.delete(body.get('code') ?? '');
    const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString('utf8').split(':')[1];
    if (!grant || (body.get('client_secret') ?? decodeURIComponent(basic ?? '')) !== this.clientSecret) throw new Error('unknown code or wrong secret');
    const verifier = createHash('sha256').update(body.get('code_verifier') ?? '').digest('base64url');
    if (grant.challenge && verifier !== grant.challenge) throw new Error('wrong verifier');
    const token = randomUUID();
    this.tokens.set(token, grant.person);
    return { access_token: token, token_type: 'bearer', expires_in: 600, ...(provider === 'google' && { id_token: this.idToken(`${origin}/google`, grant.person) }) };
  }

  private idToken(issuer: string, person: SocialPerson): string {
    const now = Math.floor(Date.now() / 1000);
    const head = `${base64({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64({ iss: issuer, aud: 'tests', iat: now, exp: now + 600, ...TOLD['google']?.(person) })}`;
    return `${head}.${createSign('RSA-SHA256').update(head).sign(this.keys.privateKey, 'base64url')}`;
  }

  private tell(request: IncomingMessage, provider: string): object {
    const person = this.tokens.get((request.headers.authorization ?? '').replace(/^Bearer /i, ''));
    const told = person && TOLD[provider]?.(person);
    if (!told) throw new Error('unknown token');
    return told;
  }
}
