import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HANBIT_RULES } from '@/lib/desk-server/model/hanbit';
import { registerCaller, registerTenant } from '@/lib/desk-server/register-tenant';
import { serveCall } from '@/lib/desk-server/serve-call';
import { newKeyPair } from '@/lib/institutions/transport/keys';
import { CallbackListener } from '@/lib/lender-kit/callback-listener';
import { runKit } from '@/lib/lender-kit/run-kit';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { workOff } from '@/tests/support/jobs';

const SECRET = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;

let database: TestDatabase;
let listener: CallbackListener;
let server: Server;
let base = '';

beforeAll(async () => {
  database = await testDatabase();
  listener = await CallbackListener.listen({ port: 0, secret: SECRET, now: () => database.clock.now() });
  server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => { response.destroy(error as Error); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await listener.close();
});

/** What the route does with a request, without the framework. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const path = (request.url ?? '').replace(/^\/v1\//, '');
  const { status, text } = await serveCall(database.deps, {
    tenant: 'hanbit', method: request.method ?? '', segments: path.split('/'), targetUris: [`${base}/${path}`],
    headers: new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])), raw: Buffer.concat(chunks),
  });
  response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' }).end(text);
}

/** Time passes, and the worker does what is queued; one at a time, as it is one worker. */
function time(): (ms: number) => Promise<void> {
  let last = Promise.resolve();
  return (ms) => {
    last = last.then(async () => {
      database.clock.advance({ milliseconds: ms });
      await workOff(database.deps, 'decide-tenant-request', 'deliver-callback');
    });
    return last;
  };
}

it('this installation, as the lender that it plays, keeps the protocol', async () => {
  const mall = newKeyPair();
  const tenant = await registerTenant(database.deps, { code: 'hanbit', nameKo: '한빛은행', nameEn: 'Hanbit Bank', scorecard: HANBIT_RULES, annualRate: HANBIT_RULES.annualRate });
  if (!tenant.ok) throw new Error('no tenant');
  await registerCaller(database.deps, {
    tenantCode: 'hanbit', code: 'kit', callbackUrl: listener.url, secret: SECRET, publicKeys: [{ keyId: mall.keyId, pem: mall.publicPem }],
  });
  const verdicts = await runKit({
    url: base, signer: mall, code: 'hanbit', listener, publicKey: tenant.value.publicKey.pem,
    deadlineMs: 10_000, waitMs: 2_000, settleMs: 200, holdSeconds: 3, now: () => database.clock.now(), sleep: time(),
  });
  expect(verdicts.filter(({ kind }) => kind !== 'passed')).toEqual([]);
});
