import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callInstitution, type InstitutionCall } from '@/lib/institutions/call-institution';
import { limitDecision } from '@/lib/institutions/model/answers';
import { registerInstitution } from '@/lib/institutions/register-institution';
import { SYSTEM } from '@/lib/kernel/actor';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { limitRequestOf } from '@/tests/support/limit-request-body';
import { startScriptedInstitution, type ScriptedInstitution } from '@/tests/support/scripted-institution';
import { introduce } from '@/tests/support/scripted-registration';

let database: TestDatabase;
let bank: ScriptedInstitution;
let institutionId: string;
let counter = 0;

beforeAll(async () => {
  database = await testDatabase();
  bank = await startScriptedInstitution({ code: 'bank', now: () => database.clock.now() });
  institutionId = await introduce(database.deps, bank);
});
afterAll(() => bank.close());
afterEach(() => { bank.always('limit-requests', { answer: 'approve' }); });

const ask = (change: Partial<InstitutionCall> = {}) => {
  counter += 1;
  const requestId = `lr_${counter}`;
  return callInstitution(database.deps, { institutionId, method: 'POST', path: '/limit-requests', key: requestId, body: limitRequestOf({ requestId, lender: 'bank' }), deadlineMs: 2000, ...change });
};

describe('a call to an institution', () => {
  it('is signed so that a stranger who knows the protocol accepts it, and brings the decision', async () => {
    const outcome = await ask();
    expect(bank.log.at(-1)).toMatchObject({ call: 'limit-requests', signature: 'ok', status: 200 });
    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
    expect(limitDecision.parse(outcome.kind === 'answer' ? outcome.body : null)).toMatchObject({ status: 'APPROVED' });
  });

  it('by GET is signed too', async () => {
    await ask();
    const outcome = await callInstitution(database.deps, { institutionId, method: 'GET', path: `/limit-requests/lr_${counter}`, deadlineMs: 2000 });
    expect(bank.log.at(-1)).toMatchObject({ call: 'lookup', signature: 'ok' });
    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
  });

  it('asked again with the same key after its answer was lost gets the answer that was made', async () => {
    const before = bank.count('limit-requests');
    bank.next('limit-requests', { answer: 'approve', loseAnswer: true });
    const body = limitRequestOf({ requestId: 'lr_lost', lender: 'bank' });
    expect(await ask({ key: 'lr_lost', body })).toEqual({ kind: 'unknown', reason: 'network' });
    const again = await ask({ key: 'lr_lost', body });
    expect(again).toMatchObject({ kind: 'answer', status: 200 });
    expect(bank.count('limit-requests') - before).toBe(1);
  });

  it('ends at its deadline when nothing comes', async () => {
    bank.next('limit-requests', { answer: 'hang' });
    const started = performance.now();
    expect(await ask({ deadlineMs: 300 })).toEqual({ kind: 'unknown', reason: 'timeout' });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('ends at its deadline when a byte comes now and then', async () => {
    bank.next('limit-requests', { answer: 'approve', dripMs: 100 });
    const started = performance.now();
    expect(await ask({ deadlineMs: 500 })).toEqual({ kind: 'unknown', reason: 'timeout' });
    expect(performance.now() - started).toBeLessThan(1700);
  });

  it.each([
    ['500', { answer: 'http', status: 500 } as const, { kind: 'unknown', reason: 'network' }],
    ['503', { answer: 'http', status: 503, body: { type: 'urn:dalmada:problem:busy' } } as const, { kind: 'unknown', reason: 'busy' }],
    ['the same key in flight', { answer: 'http', status: 409, body: { type: 'urn:dalmada:problem:in-flight' } } as const, { kind: 'unknown', reason: 'busy' }],
    ['JSON that is none', { answer: 'raw', status: 200, text: '{"requestId": ' } as const, { kind: 'unknown', reason: 'network' }],
    ['more than 256 KB', { answer: 'raw', status: 200, text: JSON.stringify('x'.repeat(300_000)) } as const, { kind: 'unknown', reason: 'network' }],
    ['a refusal', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } } as const, { kind: 'problem', status: 410, type: 'approval-ended' }],
    ['a refusal that says nothing', { answer: 'raw', status: 404, text: '<html>' } as const, { kind: 'problem', status: 404, type: 'about:blank' }],
  ])('answered with %s is told apart', async (_, reaction, expected) => {
    bank.next('limit-requests', reaction);
    expect(await ask()).toMatchObject(expected);
  });

  it('never follows a redirect', async () => {
    const elsewhere = await startScriptedInstitution({ code: 'else' });
    bank.next('limit-requests', { answer: 'redirect', to: `${elsewhere.baseUrl}/limit-requests` });
    expect(await ask()).toEqual({ kind: 'unknown', reason: 'network' });
    expect(elsewhere.log).toEqual([]);
    await elsewhere.close();
  });

  it('to a bank that is not there is unknown', async () => {
    const gone = await startScriptedInstitution({ code: 'gone' });
    const id = await introduce(database.deps, gone);
    await gone.close();
    expect(await ask({ institutionId: id })).toEqual({ kind: 'unknown', reason: 'network' });
  });

  it('over plain HTTP leaves this machine for nobody', async () => {
    const registered = await registerInstitution(database.deps, SYSTEM, {
      code: 'plain', nameKo: '평문', nameEn: 'Plain', kind: 'HTTP', baseUrl: 'http://bank.example/v1', secret: null, publicKeys: [], policy: {}, position: 0,
      profile: { businessNumber: '', addressKo: '', addressEn: '', phone: '' },
    });
    expect(await ask({ institutionId: registered.ok ? registered.value.institutionId : '' })).toEqual({ kind: 'unknown', reason: 'network' });
  });

  it('inside a transaction is refused', async () => {
    await expect(database.db.$transaction(async (tx) => callInstitution({ ...database.deps, tx }, { institutionId, method: 'GET', path: '/health', deadlineMs: 100 })))
      .rejects.toThrow('never called inside a transaction');
  });

  it('is recorded, whatever came of it', async () => {
    bank.next('limit-requests', { answer: 'http', status: 500 }, { answer: 'hang' });
    await ask();
    await ask({ deadlineMs: 100 });
    const rows = await database.db.institutionCall.findMany({ where: { institutionId }, orderBy: { id: 'desc' }, take: 2 });
    expect(rows).toMatchObject([
      { method: 'POST', path: '/limit-requests', key: `lr_${counter}`, status: null, error: 'timeout' },
      { key: `lr_${counter - 1}`, status: 500 },
    ]);
    expect(await database.db.institutionCall.count({ where: { institutionId } })).toBe(bank.log.length);
  });
});

describe("the mall's signing key", () => {
  it('is made once, however many processes ask for it at first', async () => {
    const fresh = await testDatabase();
    const keys = await Promise.all(Array.from({ length: 20 }, () => ensureSigningKey(fresh.deps)));
    expect(new Set(keys.map((key) => (key.ok ? key.value.keyId : 'none'))).size).toBe(1);
    expect(await fresh.db.signingKey.count()).toBe(1);
  });

  it('rests sealed', async () => {
    const row = await database.db.signingKey.findFirstOrThrow();
    expect(row.privateBox).not.toContain('PRIVATE KEY');
    expect(Buffer.from(row.privateBox, 'base64').toString('latin1')).not.toContain('PRIVATE KEY');
  });
});
