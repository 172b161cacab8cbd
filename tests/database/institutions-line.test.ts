import { createPublicKey, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callInstitution } from '@/lib/institutions/call-institution';
import { pauseInstitution, removeInstitution, resumeInstitution } from '@/lib/institutions/change-status';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { CALLS_AT_ONCE, FAILURES_TO_OPEN } from '@/lib/institutions/model/circuit';
import { waitingFor } from '@/lib/institutions/model/outside-jobs';
import { registration, type Registration } from '@/lib/institutions/model/institution';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { saveRegistration } from '@/lib/institutions/save-registration';
import { tryInstitution } from '@/lib/institutions/try-institution';
import { makeNextKey, turnKey } from '@/lib/institutions/turn-key';
import { institutionsForAdmin } from '@/lib/institutions/views';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { openDb, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { ok } from '@/lib/kernel/result';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { limitRequestOf } from '@/tests/support/limit-request-body';
import { startScriptedInstitution, type ScriptedInstitution } from '@/tests/support/scripted-institution';
import { introduce } from '@/tests/support/scripted-registration';

const ADMIN: Actor = { userId: 'u_admin', role: 'ADMIN', name: '관리자' };
const STRANGER: Actor = { userId: 'u_p', role: 'PURCHASER', name: '구매자' };

let database: TestDatabase;
let bank: ScriptedInstitution;
let institutionId: string;
let counter = 0;

beforeAll(async () => { database = await testDatabase(); });
beforeEach(async () => {
  counter += 1;
  bank = await startScriptedInstitution({ code: `line-${counter}`, now: () => database.clock.now() });
  institutionId = await introduce(database.deps, bank);
  return () => bank.close();
});
afterAll(() => database.db.$disconnect());

async function ask(deadlineMs = 2000) {
  counter += 1;
  const requestId = `lr_${counter}`;
  return callInstitution(database.deps, { institutionId, method: 'POST', path: '/limit-requests', key: requestId, body: limitRequestOf({ requestId, lender: bank.code }), deadlineMs });
}

const line = async () => (await institutionsForAdmin(database.db, ADMIN)).find(({ id }) => id === institutionId)?.line;
const failing = async (times: number) => {
  bank.next('limit-requests', ...Array.from({ length: times }, () => ({ answer: 'http', status: 500 }) as const));
  for (let i = 0; i < times; i += 1) await ask();
};

describe('the line to a financier', () => {
  it(`rests after ${FAILURES_TO_OPEN} failures in a row: nothing more is sent, and the admins hear of it once`, async () => {
    await failing(FAILURES_TO_OPEN);
    const sent = bank.log.length;
    expect(await ask()).toEqual({ kind: 'unknown', reason: 'resting' });
    expect(bank.log.length).toBe(sent);
    expect(await line()).toMatchObject({ state: 'OPEN', failures: FAILURES_TO_OPEN, lastError: 'about:blank' });
    const told = await database.db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM graphile_worker._private_jobs WHERE payload ->> 'kind' = 'institutions.line-opened' AND payload ->> 'eventKey' LIKE ${`%${bank.code}:%`}`;
    expect(told[0]?.n).toBe(1n);
  });

  it('stays good while answers come between failures', async () => {
    for (let i = 0; i < FAILURES_TO_OPEN; i += 1) {
      await failing(FAILURES_TO_OPEN - 1);
      expect((await ask()).kind).toBe('answer');
    }
    expect(await line()).toMatchObject({ state: 'CLOSED', failures: 0 });
  });

  it('is not hurt by refusals: whoever says no is well', async () => {
    bank.next('limit-requests', ...Array.from({ length: 8 }, () => ({ answer: 'http', status: 422, body: { type: 'urn:dalmada:problem:field' } }) as const));
    for (let i = 0; i < 8; i += 1) expect((await ask()).kind).toBe('problem');
    expect(await line()).toMatchObject({ state: 'CLOSED', failures: 0 });
  });

  it('is neither hurt nor healed by a financier that does not know our signature; the admins hear of it once a day', async () => {
    const strange = { answer: 'http', status: 401, body: { type: 'urn:dalmada:problem:signature' } } as const;
    const heard = async () => Number((await database.db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM graphile_worker._private_jobs WHERE payload ->> 'kind' = 'institutions.stranger' AND payload ->> 'eventKey' LIKE ${`%${bank.code}:%`}`)[0]?.n);
    await failing(FAILURES_TO_OPEN - 1);
    bank.next('limit-requests', ...Array.from({ length: 8 }, () => strange));
    for (let i = 0; i < 8; i += 1) expect(await ask()).toEqual({ kind: 'unknown', reason: 'stranger', type: 'signature' });
    expect(await line()).toMatchObject({ state: 'CLOSED', failures: FAILURES_TO_OPEN - 1 });
    expect(await heard()).toBe(1);
    await failing(1);
    database.clock.advance({ seconds: 16 });
    bank.next('limit-requests', strange);
    await ask();
    expect(await line(), 'it heard nothing of ours: what waits for it goes on waiting').toMatchObject({ state: 'PROBING', failures: FAILURES_TO_OPEN });
    database.clock.advance({ seconds: 16 });
    expect((await ask()).kind).toBe('answer');
    expect(await line()).toMatchObject({ state: 'CLOSED', failures: 0 });
  });

  it('is not hurt by answers without a body', async () => {
    bank.next('limit-requests', ...Array.from({ length: 8 }, () => ({ answer: 'raw', status: 200, text: '' }) as const));
    for (let i = 0; i < 8; i += 1) expect(await ask()).toEqual({ kind: 'answer', status: 200, body: null });
    expect(await line()).toMatchObject({ state: 'CLOSED', failures: 0 });
  });

  it('is tried by one call when it has rested, and is good again with its answer: what waited is done now', async () => {
    await failing(FAILURES_TO_OPEN);
    await write(database.deps, async (tx) => ok(await addJob(tx, 'ask-financier', { askId: 'lr_none' }, { key: `wait-${bank.code}`, about: waitingFor(institutionId) })));
    await write(database.deps, async (tx) => ok(await addJob(tx, 'use-approval', { orderId: 'o_none' }, { key: `other-${bank.code}`, about: waitingFor('in_other') })));
    await database.db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 9, run_at = now() + interval '2 hours' WHERE key IN (${`wait-${bank.code}`}, ${`other-${bank.code}`})`;
    database.clock.advance({ seconds: 16 });
    bank.next('limit-requests', { answer: 'approve', delayMs: 300 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask()));
    expect(answers.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
    expect(answers.filter((answer) => answer.kind === 'unknown' && answer.reason === 'resting')).toHaveLength(5);
    expect(await line()).toMatchObject({ state: 'CLOSED', failures: 0, retryAt: null });
    const [job] = await database.db.$queryRaw<{ due: boolean }[]>`SELECT run_at <= now() AS due FROM graphile_worker._private_jobs WHERE key = ${`wait-${bank.code}`}`;
    expect(job?.due).toBe(true);
    const [other] = await database.db.$queryRaw<{ due: boolean; attempts: number }[]>`SELECT run_at <= now() AS due, attempts FROM graphile_worker._private_jobs WHERE key = ${`other-${bank.code}`}`;
    expect(other, 'another financier’s job goes on waiting').toEqual({ due: false, attempts: 9 });
    expect((await ask()).kind).toBe('answer');
  });

  it('rests twice as long when the try fails too', async () => {
    await failing(FAILURES_TO_OPEN);
    database.clock.advance({ seconds: 16 });
    await failing(1);
    database.clock.advance({ seconds: 16 });
    expect(await ask()).toEqual({ kind: 'unknown', reason: 'resting' });
    database.clock.advance({ seconds: 15 });
    expect((await ask()).kind).toBe('answer');
  });

  it('is known to rest by a process that has just been started', async () => {
    await failing(FAILURES_TO_OPEN);
    const db = openDb(database.deps.env.databaseUrl, 1);
    const outcome = await callInstitution({ ...database.deps, db }, { institutionId, method: 'GET', path: '/limit-requests/lr_1', deadlineMs: 500 });
    await db.$disconnect();
    expect(outcome).toEqual({ kind: 'unknown', reason: 'resting' });
  });

  it('is given up by a try that was never heard of', async () => {
    await failing(FAILURES_TO_OPEN);
    database.clock.advance({ seconds: 16 });
    await database.db.institutionCircuit.update({ where: { institutionId }, data: { state: 'PROBING', retryAt: new Date(database.clock.now().add({ seconds: 15 }).epochMilliseconds) } });
    expect(await ask()).toEqual({ kind: 'unknown', reason: 'resting' });
    database.clock.advance({ seconds: 15 });
    expect((await ask()).kind).toBe('answer');
  });

  it(`carries ${CALLS_AT_ONCE} calls of a process at once: one that hangs holds no more`, async () => {
    bank.always('limit-requests', { answer: 'hang' });
    const started = performance.now();
    const calls = Array.from({ length: CALLS_AT_ONCE }, () => ask(1500));
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    expect(await ask(1500)).toEqual({ kind: 'unknown', reason: 'busy' });
    expect(performance.now() - started).toBeLessThan(1400);
    expect(await Promise.all(calls)).toEqual(calls.map(() => ({ kind: 'unknown', reason: 'timeout' })));
    expect(await line()).toMatchObject({ state: 'OPEN' });
  });
});

const written = (change: Partial<Registration> = {}): Registration => registration.parse({
  code: `new-${counter}`, nameKo: '새은행', nameEn: '', baseUrl: bank.baseUrl, secret: bank.secret, publicKeys: bank.publicKey.pem, policy: {}, businessNumber: '', addressKo: '', addressEn: '', phone: '', ...change,
});

describe('an institution written down by a person', () => {
  it('is registered, the same again changes nothing, and a change keeps the secret that is not given again', async () => {
    expect(await saveRegistration(database.deps, ADMIN, written())).toMatchObject({ ok: true, value: { changed: true } });
    expect(await saveRegistration(database.deps, ADMIN, written())).toMatchObject({ ok: true, value: { changed: false } });
    expect(await saveRegistration(database.deps, ADMIN, written({ nameKo: '새로운은행', secret: '' }))).toMatchObject({ ok: true, value: { changed: true } });
    const row = await database.db.institution.findUniqueOrThrow({ where: { code: `new-${counter}` } });
    expect(row).toMatchObject({ nameKo: '새로운은행', oldSecretBox: null, profile: { addressKo: new URL(bank.baseUrl).origin } });
    expect(JSON.stringify(row)).not.toContain(bank.secret);
  });

  it.each([
    ['a key that is none', { publicKeys: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' }, { publicKeys: 'institutions.public-key' }],
    ['the code of the desk', { code: 'desk' }, { code: 'institutions.of-the-desk' }],
    ['no secret at first', { secret: '' }, { secret: 'required' }],
  ] as const)('with %s is refused at its field', async (_, change, fields) => {
    await saveRegistration(database.deps, ADMIN, written());
    await database.db.institution.upsert({ where: { code: 'desk' }, update: {}, create: { id: 'i_desk', code: 'desk', nameKo: '데스크', nameEn: 'Desk', kind: 'DESK', profile: {}, createdAt: new Date() } });
    counter += 1;
    expect(await saveRegistration(database.deps, ADMIN, written(change))).toEqual({ ok: false, error: { code: 'input', fields } });
  });

  it('at a plain address elsewhere, or with a secret that is none, is not even read', () => {
    const wrong = registration.safeParse({ ...written(), baseUrl: 'http://bank.example/v1', secret: 'whsec_!' });
    expect(wrong.error?.issues.map(({ path, message }) => [path[0], message])).toEqual(expect.arrayContaining([['baseUrl', 'institutions.url']]));
  });

  it('is not written down, paused or tried by anybody else', async () => {
    const ref = { code: bank.code };
    for (const result of [saveRegistration(database.deps, STRANGER, written()), pauseInstitution(database.deps, STRANGER, ref), tryInstitution(database.deps, STRANGER, ref), makeNextKey(database.deps, STRANGER), turnKey(database.deps, STRANGER)]) {
      expect(await result).toEqual({ ok: false, error: { code: 'not-found' } });
    }
  });

  it('is paused, resumed and removed; a removed one comes back by being registered anew; the desk stays', async () => {
    await saveRegistration(database.deps, ADMIN, written());
    const ref = { code: `new-${counter}` };
    const status = async () => (await database.db.institution.findUniqueOrThrow({ where: ref })).status;
    expect(await pauseInstitution(database.deps, ADMIN, ref)).toEqual({ ok: true, value: { changed: true } });
    expect(await pauseInstitution(database.deps, ADMIN, ref)).toEqual({ ok: true, value: { changed: false } });
    expect(await status()).toBe('PAUSED');
    await resumeInstitution(database.deps, ADMIN, ref);
    expect(await status()).toBe('ACTIVE');
    await removeInstitution(database.deps, ADMIN, ref);
    expect(await resumeInstitution(database.deps, ADMIN, ref)).toEqual({ ok: false, error: { code: 'institutions.removed' } });
    await saveRegistration(database.deps, ADMIN, written());
    expect(await status()).toBe('ACTIVE');
    expect(await removeInstitution(database.deps, ADMIN, { code: 'desk' })).toEqual({ ok: false, error: { code: 'institutions.desk-stays' } });
  });

  it('is tried: its health, and whether it knows our key', async () => {
    expect(await tryInstitution(database.deps, ADMIN, { code: bank.code })).toMatchObject({ ok: true, value: { signed: 'ok' } });
    const deaf = await startScriptedInstitution({ code: `deaf-${counter}`, now: () => database.clock.now() });
    await saveRegistration(database.deps, ADMIN, written({ code: deaf.code, baseUrl: deaf.baseUrl }));
    expect(await tryInstitution(database.deps, ADMIN, { code: deaf.code })).toMatchObject({ ok: true, value: { signed: 'refused-signature', seen: 'signature' } });
    await deaf.close();
    expect(await tryInstitution(database.deps, ADMIN, { code: deaf.code })).toMatchObject({ ok: true, value: { health: { wrong: 'ECONNREFUSED' }, signed: 'not-asked' } });
  });
});

describe('what changes without anybody being cut off', () => {
  it('a callback secret: the old one is good for a day longer', async () => {
    await saveRegistration(database.deps, ADMIN, written());
    const code = `new-${counter}`;
    const call = (secret: string) => {
      const { headers, body } = bank.sign(bank.event('weather.changed', {}), { secret });
      return receiveInstitutionEvent(database.deps, { code, headers: new Headers(headers), raw: Buffer.from(body) });
    };
    const fresh = `whsec_${randomBytes(24).toString('base64')}`;
    await saveRegistration(database.deps, ADMIN, written({ secret: fresh }));
    expect([(await call(bank.secret)).ok, (await call(fresh)).ok]).toEqual([true, true]);
    database.clock.advance({ hours: 25 });
    expect([(await call(bank.secret)).ok, (await call(fresh)).ok]).toEqual([false, true]);
  });

  it('our own key: the next one is made and told, then signs, and the one before it never again', async () => {
    const before = await ensureSigningKey(database.deps);
    const [next, again] = [await makeNextKey(database.deps, SYSTEM), await makeNextKey(database.deps, SYSTEM)];
    if (!before.ok || !next.ok) throw new Error('no key');
    expect(again).toEqual(next);
    expect(createPublicKey(next.value.pem).asymmetricKeyType).toBe('ed25519');
    expect((await ask()).kind).toBe('answer');
    bank.trust(next.value.keyId, next.value.pem);
    expect(await turnKey(database.deps, SYSTEM)).toEqual(next);
    expect((await ask()).kind).toBe('answer');
    expect(await ensureSigningKey(database.deps)).toMatchObject({ ok: true, value: { keyId: next.value.keyId } });
    expect(await turnKey(database.deps, SYSTEM)).toEqual({ ok: false, error: { code: 'institutions.no-next-key' } });
    await expect(database.db.signingKey.update({ where: { keyId: before.value.keyId }, data: { retiredAt: null } })).rejects.toThrow(/signing_key_one_signs|Unique/);
  });
});
