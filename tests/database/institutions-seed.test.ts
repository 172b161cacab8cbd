import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveCall } from '@/lib/desk-server/serve-call';
import { decideTenantRequest } from '@/lib/desk-server/decide-tenant-request';
import { deliverCallback } from '@/lib/desk-server/deliver-callback';
import { withBank } from '@/lib/host/seed/bank';
import { asOf, daysAgo } from '@/lib/host/seed/demo-time';
import { registerInstitutions } from '@/lib/host/seed/institutions';
import { hearLimitsOfSellers, openLimitsOfSellers } from '@/lib/host/seed/limits';
import { workOff } from '@/lib/host/seed/stories/work';
import { callInstitution } from '@/lib/institutions/call-institution';
import { registerInstitution } from '@/lib/institutions/register-institution';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { institutionsForAdmin } from '@/lib/institutions/views';
import { SYSTEM } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { limitRequestOf } from '@/tests/support/limit-request-body';
import { aSeller } from '@/tests/support/people';

let database: TestDatabase;
let server: Server;
let deps: Deps;

/** The two routes of the mall that an institution touches, over real HTTP, without the pages. */
async function answer(request: IncomingMessage): Promise<{ status: number; text: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [url, headers, raw] = [new URL(request.url ?? '', deps.env.baseUrl), new Headers(request.headers as Record<string, string>), Buffer.concat(chunks)];
  const [, served, tenant = '', path = ''] = /^\/api\/institution(?:s\/([^/]+)\/events|\/v1\/([^/]+)\/(.+))$/.exec(url.pathname) ?? [];
  if (!served) return serveCall(deps, { tenant, method: request.method ?? '', segments: path.split('/'), targetUris: [url.href], headers, raw });
  const received = await receiveInstitutionEvent(deps, { code: served, headers, raw });
  return { status: received.ok ? 202 : 401, text: '{}' };
}

beforeAll(async () => {
  database = await testDatabase();
  server = createServer((request, response) => {
    answer(request).then(({ status, text }) => response.writeHead(status).end(text), () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  deps = { ...database.deps, env: { ...database.deps.env, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } };
  await registerInstitutions(deps);
});
afterAll(() => new Promise((resolve) => { server.close(resolve); }));

const institutions = () => database.db.institution.findMany({ orderBy: { position: 'asc' } });
const audits = () => database.db.auditEntry.count();

describe("the demo's financiers", () => {
  it('are asked and call back before anything listens, at the time of the story that is told', async () => {
    const told = await testDatabase();
    const then = withBank(asOf({ ...told.deps, env: { ...told.deps.env, baseUrl: 'http://mall.example:4199' } }, daysAgo(told.deps.clock, 400)));
    await registerInstitutions(then);
    const hanbit = await told.db.institution.findUniqueOrThrow({ where: { code: 'hanbit' } });
    const post = (path: string, key: string, body: unknown) => callInstitution(then, { institutionId: hanbit.id, method: 'POST', path, key, body, deadlineMs: 5000 });
    expect(await post('/seller-limits', 'sr_1', { requestId: 'sr_1', seller: { reference: 's_1', name: '한빛전자', businessNumber: '1208147521' }, requested: '50000000' })).toMatchObject({ kind: 'answer', status: 200 });
    expect(await post('/limit-requests', 'lr_1', limitRequestOf({ requestId: 'lr_1', cashPriceMinor: 5_000_000n, annualIncome: '90000000' }))).toMatchObject({ kind: 'answer', status: 202 });
    await decideTenantRequest(then, { tenantCode: 'hanbit', callerCode: 'dalmada', requestId: 'lr_1' });
    await workOff(then, [], ['deliver-callback']);
    expect(await told.db.tenantCallback.findFirstOrThrow()).toMatchObject({ lastStatus: 202, deliveredAt: toDate(then.clock.now()) });
    expect(await told.db.institutionEvent.findFirstOrThrow()).toMatchObject({ type: 'limit.decided', receivedAt: toDate(then.clock.now()) });
    // It looks at the time as ever.
    expect(await callInstitution({ ...then, clock: told.deps.clock }, { institutionId: hanbit.id, method: 'GET', path: '/limit-requests/lr_1', deadlineMs: 5000 })).toMatchObject({ kind: 'unknown', reason: 'stranger' });
  });

  it('say how much of a seller they finance; who is no lender of ours is asked by the jobs alone', async () => {
    const mall = await testDatabase();
    await registerInstitutions(mall.deps);
    await registerInstitution(mall.deps, SYSTEM, {
      code: 'elsewhere', nameKo: '먼은행', nameEn: 'Far Bank', kind: 'HTTP', baseUrl: 'https://far.example/v1', secret: null, publicKeys: [], policy: {}, position: 2,
      profile: { businessNumber: '1208147521', addressKo: '서울', addressEn: 'Seoul', phone: '02-000-0000' },
    });
    await aSeller(mall.deps);
    await openLimitsOfSellers(mall.deps);
    await hearLimitsOfSellers(mall.deps);
    const limits = await mall.db.sellerLimit.findMany({ select: { status: true, institution: { select: { code: true } } }, orderBy: { institution: { position: 'asc' } } });
    expect(limits.map(({ status, institution: { code } }) => [code, status])).toEqual([['desk', 'LIVE'], ['hanbit', 'LIVE'], ['elsewhere', 'PENDING']]);
    expect(await mall.db.institutionCall.count()).toBe(1);
  });

  it('are the lease desk and a bank at this address, with one secret on both sides', async () => {
    const [desk, hanbit] = await institutions();
    expect(desk).toMatchObject({ code: 'desk', kind: 'DESK', nameKo: '달마다 리스' });
    expect(hanbit).toMatchObject({ code: 'hanbit', kind: 'HTTP', nameKo: '한빛은행', baseUrl: `${deps.env.baseUrl}/api/institution/v1/hanbit` });
  });

  it('are as they were at the next start, and follow the address when it changes', async () => {
    const [before, known] = [await institutions(), await audits()];
    await registerInstitutions(deps);
    expect(await institutions()).toEqual(before);
    expect(await audits()).toBe(known);
    const moved = { ...deps, env: { ...deps.env, baseUrl: 'http://localhost:4100' } };
    await registerInstitutions(moved);
    const [, hanbit] = await institutions();
    expect(hanbit?.baseUrl).toBe('http://localhost:4100/api/institution/v1/hanbit');
    expect(await database.db.tenantCaller.findFirst()).toMatchObject({ callbackUrl: 'http://localhost:4100/api/institutions/hanbit/events' });
    await registerInstitutions(deps);
  });

  it('answer over real HTTP: a small request at once, a large one by callback', async () => {
    const hanbit = await database.db.institution.findUniqueOrThrow({ where: { code: 'hanbit' } });
    const post = (path: string, key: string, body: unknown) => callInstitution(deps, { institutionId: hanbit.id, method: 'POST', path, key, body, deadlineMs: 5000 });
    const seller = { reference: 's_1', name: '한빛전자', businessNumber: '1208147521' };
    expect(await post('/seller-limits', 'sr_1', { requestId: 'sr_1', seller, requested: '50000000' })).toMatchObject({ kind: 'answer', status: 200 });
    expect(await post('/limit-requests', 'lr_1', limitRequestOf({ requestId: 'lr_1' }))).toMatchObject({ kind: 'answer', status: 200, body: { status: 'APPROVED' } });
    const large = limitRequestOf({ requestId: 'lr_2', cashPriceMinor: 5_000_000n, annualIncome: '90000000' });
    expect(await post('/limit-requests', 'lr_2', large)).toMatchObject({ kind: 'answer', status: 202, body: { status: 'PENDING' } });
    await decideTenantRequest(deps, { tenantCode: 'hanbit', callerCode: 'dalmada', requestId: 'lr_2' });
    const callback = await database.db.tenantCallback.findFirstOrThrow();
    await deliverCallback(deps, { callbackId: callback.id });
    expect(await database.db.institutionEvent.findFirstOrThrow()).toMatchObject({ institutionId: hanbit.id, eventId: callback.id, type: 'limit.decided', subject: 'lr_2', version: 2 });
  });

  it('are shown to an admin with their last calls, and to nobody else', async () => {
    const admin = { userId: 'p_admin', role: 'ADMIN', name: 'admin' } as const;
    const [, hanbit] = await institutionsForAdmin(database.db, admin);
    expect(hanbit?.calls.map((call) => call.path)).toEqual(['/limit-requests', '/limit-requests', '/seller-limits']);
    expect(hanbit?.events).toMatchObject([{ type: 'limit.decided', outcome: null }]);
    expect(JSON.stringify(hanbit)).not.toContain('whsec');
    for (const role of ['PURCHASER', 'SELLER', 'DESK'] as const) expect(await institutionsForAdmin(database.db, { ...admin, role })).toEqual([]);
    expect(await institutionsForAdmin(database.db, { ...SYSTEM, role: 'INSTITUTION' })).toEqual([]);
  });
});
