import { HANBIT_RULES } from '@/lib/desk-server/model/hanbit';
import type { TenantRulesJson } from '@/lib/desk-server/model/rules';
import { registerCaller, registerTenant } from '@/lib/desk-server/register-tenant';
import { serveCall, type ServedRequest } from '@/lib/desk-server/serve-call';
import { newKeyPair, signBytes, type KeyPair, type RegisteredKey } from '@/lib/institutions/transport/keys';
import { signedHeaders } from '@/lib/institutions/transport/signature';
import type { Deps } from '@/lib/platform/db';

const BASE = 'https://mall.example/api/institution/v1/hanbit';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  text: string;
}

export interface AskOptions {
  key?: string;
  /** Changes the request on its way, after it was signed. */
  spoil?: (request: ServedRequest) => ServedRequest;
  /** Signs so many seconds off. */
  offsetSeconds?: number;
}

/** A mall that asks 한빛은행 as this installation serves it: signs as the protocol says, in process. */
export class DeskCaller {
  private keys: KeyPair[] = [newKeyPair()];
  /** Of the lender's contract signatures. */
  lenderKey: RegisteredKey = { keyId: '', pem: '' };

  constructor(private readonly deps: Deps, readonly code = 'mall', readonly callbackUrl = 'http://127.0.0.1:1/api/institutions/hanbit/events', readonly secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`) {}

  async register(): Promise<this> {
    await this.lender();
    await registerCaller(this.deps, {
      tenantCode: 'hanbit', code: this.code, callbackUrl: this.callbackUrl, secret: this.secret, publicKeys: this.keys.map(({ keyId, publicPem }) => ({ keyId, pem: publicPem })),
    });
    return this;
  }

  /** The lender's rules, with what is changed of them from now on. */
  async lender(change: Partial<TenantRulesJson> = {}): Promise<void> {
    const scorecard = { ...HANBIT_RULES, ...change };
    const tenant = await registerTenant(this.deps, { code: 'hanbit', nameKo: '한빛은행', nameEn: 'Hanbit Bank', scorecard, annualRate: scorecard.annualRate });
    if (!tenant.ok) throw new Error('no tenant');
    this.lenderKey = tenant.value.publicKey;
  }

  /** Signs with a new key from now on; the old one stays registered. */
  async addKey(): Promise<void> {
    this.keys = [newKeyPair(), ...this.keys];
    await this.register();
  }

  /** The key that nobody registered: everything it signs is a stranger's. */
  strange(): void { this.keys = [newKeyPair()]; }

  async post(path: string, body: unknown, options: AskOptions = {}): Promise<Answer> {
    return this.raw(path, JSON.stringify(body), options);
  }

  async raw(path: string, body: string, { key = 'k_1', spoil = (request) => request, offsetSeconds = 0 }: AskOptions = {}): Promise<Answer> {
    const headers = this.signed({ method: 'POST', url: `${BASE}${path}`, body, key }, offsetSeconds);
    return this.send(spoil({ tenant: 'hanbit', method: 'POST', segments: path.slice(1).split('/'), targetUris: [`${BASE}${path}`], headers, raw: Buffer.from(body) }));
  }

  async get(path: string): Promise<Answer> {
    const headers = this.signed({ method: 'GET', url: `${BASE}${path}` }, 0);
    return this.send({ tenant: 'hanbit', method: 'GET', segments: path.slice(1).split('/'), targetUris: [`${BASE}${path}`], headers, raw: new Uint8Array() });
  }

  signed(request: Parameters<typeof signedHeaders>[0], offsetSeconds: number): Headers {
    const [key] = this.keys;
    if (!key) throw new Error('no key');
    return new Headers(signedHeaders(request, key, this.deps.clock.now().add({ seconds: offsetSeconds })));
  }

  /** Its bare signature, for what is signed in another way than the product does. */
  signBytes(bytes: Uint8Array): Uint8Array {
    return signBytes(bytes, this.keys[0]?.privatePem ?? '');
  }

  async send(request: ServedRequest): Promise<Answer> {
    const { status, text } = await serveCall(this.deps, request);
    return { status, text, body: JSON.parse(text) as Record<string, unknown> };
  }
}
