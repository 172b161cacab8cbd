import { createServer, type IncomingMessage } from 'node:http';
import { HANBIT_RULES } from '@/lib/desk-server/model/hanbit';
import { registerCaller, registerTenant } from '@/lib/desk-server/register-tenant';
import { serveCall } from '@/lib/desk-server/serve-call';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { registerInstitution } from '@/lib/institutions/register-institution';
import { SYSTEM } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { valueOf } from './people';

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
const PATH = '/api/institution/v1/hanbit/';

const headersOf = (request: IncomingMessage) => new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]));

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * 한빛은행 as the demo has it: played by the same installation that asks it, and met over HTTP in both directions by one
 * server, without the framework. It answers at once whatever the amount.
 */
export async function serveHanbit(deps: Deps): Promise<{ close: () => void }> {
  let base = '';
  const server = createServer((request, response) => {
    void (async () => {
      const [path, raw] = [request.url ?? '', await bodyOf(request)];
      if (path === '/api/institutions/hanbit/events') {
        response.writeHead((await receiveInstitutionEvent(deps, { code: 'hanbit', headers: headersOf(request), raw })).ok ? 200 : 401).end();
        return;
      }
      const { status, text } = await serveCall(deps, {
        tenant: 'hanbit', method: request.method ?? '', segments: path.replace(PATH, '').split('/').map(decodeURIComponent), targetUris: [`${base}${path}`], headers: headersOf(request), raw,
      });
      response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' }).end(text);
    })().catch((error: unknown) => { response.destroy(error as Error); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const names = { code: 'hanbit', nameKo: '한빛은행', nameEn: 'Hanbit Bank' };
  const { keyId, publicPem } = valueOf(await ensureSigningKey(deps));
  const { publicKey } = valueOf(await registerTenant(deps, { ...names, scorecard: { ...HANBIT_RULES, pendingAboveMinor: '1000000000' }, annualRate: HANBIT_RULES.annualRate }));
  valueOf(await registerInstitution(deps, SYSTEM, {
    ...names, kind: 'HTTP', baseUrl: `${base}${PATH.slice(0, -1)}`, secret: SECRET, publicKeys: [publicKey], policy: {}, position: 8,
    profile: { businessNumber: '1048123454', addressKo: '서울특별시 영등포구 의사당대로 82', addressEn: '82 Uisadang-daero, Yeongdeungpo-gu, Seoul', phone: '02-6100-8800' },
  }));
  valueOf(await registerCaller(deps, { tenantCode: 'hanbit', code: 'dalmada', publicKeys: [{ keyId, pem: publicPem }], callbackUrl: `${base}/api/institutions/hanbit/events`, secret: SECRET }));
  return { close: () => { server.closeAllConnections(); server.close(); } };
}
