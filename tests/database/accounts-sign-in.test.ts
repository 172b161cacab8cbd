import { verify } from '@node-rs/argon2';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { resendConfirmation } from '@/lib/accounts/resend-confirmation';
import { signIn } from '@/lib/accounts/sign-in';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { suspendPerson } from '@/lib/accounts/suspend-person';
import type { Deps } from '@/lib/platform/db';
import { testDatabase, TEST_NOW, type TestDatabase } from '../support/database';
import { aPurchaser, enter, PASSWORD, purchaserForm, staff } from '../support/people';

// The real one, watched: what it is asked to compare says how long an answer takes, which a busy machine's clock does not.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<{ verify: typeof verify }>();
  return { ...real, verify: vi.fn(real.verify) };
});

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
});

const WRONG = { ok: false, error: { code: 'accounts.wrong-credentials' } };

describe('signing in', () => {
  test('gives the session the epoch of the account and a row of its own, and is kept in the log', async () => {
    const person = await aPurchaser(deps);
    expect(await enter(deps, person.email.toUpperCase())).toEqual({ ok: true, value: { userId: person.userId, epoch: 1, sessionId: expect.stringMatching(/^us_/) as string } });
    expect(await deps.db.auditEntry.count({ where: { subjectId: person.userId, action: 'user.signed-in' } })).toBe(1);
  });

  test('takes a password in Hangul however the keyboard composes it', async () => {
    const password = '비가 오는 날에는 파전이 좋습니다';
    const person = await aPurchaser(deps, { password });
    expect((await enter(deps, person.email, password.normalize('NFD'))).ok).toBe(true);
  });

  test('answers the same to an unknown address, a wrong password and nonsense', async () => {
    const person = await aPurchaser(deps);
    for (const [email, password] of [['nobody@example.com', PASSWORD], [person.email, 'not this one at all'], ['a\u0000b@example.com', PASSWORD],
      ['not an address', PASSWORD], ['', ''], [person.email, ''], [person.email, 'x'.repeat(100_000)], [`${'a'.repeat(5000)}@example.com`, PASSWORD]] as const) {
      expect(await enter(deps, email, password)).toEqual(WRONG);
    }
  });

  test('does the same work for an unknown address as for a wrong password', async () => {
    const person = await aPurchaser(deps);
    const costs = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
    for (const email of ['nobody@example.com', 'not an address', person.email]) {
      vi.mocked(verify).mockClear();
      expect(await enter(deps, email, 'not this one at all')).toEqual(WRONG);
      expect(vi.mocked(verify).mock.calls, email).toEqual([[expect.stringMatching(costs) as string, 'not this one at all']]);
    }
  });

  test('before confirming says so to who knows the password, and to nobody else', async () => {
    const form = purchaserForm();
    await signUpPurchaser(deps, null, form);
    expect(await enter(deps, form.email)).toEqual({ ok: false, error: { code: 'accounts.email-unconfirmed' } });
    expect(await enter(deps, form.email, 'not this one at all')).toEqual(WRONG);
    expect((await resendConfirmation(deps, null, { email: form.email })).ok).toBe(true);
  });

  test('with a suspended account says so to who knows the password, and to nobody else', async () => {
    const person = await aPurchaser(deps);
    await suspendPerson(deps, await staff(deps, 'ADMIN'), { userId: person.userId, reason: '신고가 여러 번 있었음' });
    expect(await enter(deps, person.email)).toEqual({ ok: false, error: { code: 'accounts.suspended' } });
    expect(await enter(deps, person.email, 'not this one at all')).toEqual(WRONG);
  });
});

describe('guessing', () => {
  const here = '192.0.2.7';
  const guess = (email: string, address = here) => signIn(deps, { email, password: 'not this one at all', address });

  test('waits after five wrong passwords from one address, longer each time, and never longer than 15 minutes', async () => {
    const person = await aPurchaser(deps);
    for (let count = 0; count < 5; count += 1) expect(await guess(person.email)).toEqual(WRONG);
    expect(await signIn(deps, { email: person.email, password: PASSWORD, address: here })).toEqual({ ok: false, error: { code: 'accounts.too-many-attempts', params: { seconds: 30 } } });
    database.clock.advance({ seconds: 31 });
    expect(await guess(person.email)).toEqual(WRONG);
    expect(await guess(person.email)).toEqual({ ok: false, error: { code: 'accounts.too-many-attempts', params: { seconds: 60 } } });
    for (let round = 0; round < 10; round += 1) {
      database.clock.advance({ minutes: 15, seconds: 1 });
      await guess(person.email);
    }
    const last = await guess(person.email);
    expect(last).toMatchObject({ ok: false, error: { code: 'accounts.too-many-attempts', params: { seconds: 900 } } });
    database.clock.advance({ minutes: 15, seconds: 1 });
    expect((await signIn(deps, { email: person.email, password: PASSWORD, address: here })).ok).toBe(true);
    expect(await guess(person.email)).toEqual(WRONG);
    database.clock.set(TEST_NOW);
  });

  test('is slowed alike for an address without an account', async () => {
    for (let count = 0; count < 5; count += 1) expect(await guess('nobody.at.all@example.com', '192.0.2.8')).toEqual(WRONG);
    expect(await guess('nobody.at.all@example.com', '192.0.2.8')).toEqual({ ok: false, error: { code: 'accounts.too-many-attempts', params: { seconds: 30 } } });
  });

  test('does not lock the owner out, who comes from another address', async () => {
    const person = await aPurchaser(deps);
    for (let count = 0; count < 20; count += 1) await guess(person.email, '192.0.2.9');
    expect((await enter(deps, person.email)).ok).toBe(true);
  });

  test('forty at the same time gets five tries', async () => {
    const person = await aPurchaser(deps);
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess(person.email, '192.0.2.10')));
    expect(answers.filter((answer) => !answer.ok && answer.error.code === 'accounts.wrong-credentials')).toHaveLength(5);
  });

  test('many accounts from one address is slowed too', async () => {
    for (let count = 0; count < 40; count += 1) expect(await guess(`victim${count}@example.com`, '192.0.2.11')).toEqual(WRONG);
    expect(await guess('victim99@example.com', '192.0.2.11')).toMatchObject({ ok: false, error: { code: 'accounts.too-many-attempts' } });
  });

  test('one account from everywhere is slowed, except where its owner signed in before', async () => {
    const person = await aPurchaser(deps);
    expect((await enter(deps, person.email, PASSWORD, '198.51.100.1')).ok).toBe(true);
    for (let count = 0; count < 62; count += 1) await guess(person.email, `203.0.113.${count}`);
    expect(await guess(person.email, '203.0.113.200')).toMatchObject({ ok: false, error: { code: 'accounts.too-many-attempts' } });
    expect((await enter(deps, person.email, PASSWORD, '198.51.100.1')).ok).toBe(true);
    expect(await guess(person.email, '203.0.113.201')).toMatchObject({ ok: false, error: { code: 'accounts.too-many-attempts' } });
    database.clock.advance({ minutes: 11 });
    expect((await enter(deps, person.email, PASSWORD, '203.0.113.202')).ok).toBe(true);
    database.clock.set(TEST_NOW);
  });

  test('leaves neither mail nor network address in its counts', async () => {
    await guess('very.secret@example.com', '192.0.2.77');
    const keys = (await deps.db.signInThrottle.findMany()).map((row) => row.key).join('\n');
    expect(keys).not.toMatch(/secret|192\.0/);
  });
});
