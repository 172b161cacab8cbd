import { beforeAll, describe, expect, test } from 'vitest';
import { changePassword } from '@/lib/accounts/change-password';
import { changeRole } from '@/lib/accounts/change-role';
import { requestPasswordReset } from '@/lib/accounts/request-password-reset';
import { resetPassword } from '@/lib/accounts/reset-password';
import { restorePerson } from '@/lib/accounts/restore-person';
import { restoreSeller } from '@/lib/accounts/restore-seller';
import { signOutEverywhere } from '@/lib/accounts/sign-out-everywhere';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { suspendPerson } from '@/lib/accounts/suspend-person';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { liveSession } from '@/lib/accounts/views/session';
import type { Deps } from '@/lib/platform/db';
import { testDatabase, TEST_NOW, type TestDatabase } from '../support/database';
import { aPurchaser, aSeller, enter, mailedToken, PASSWORD, purchaserForm, staff, valueOf } from '../support/people';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
});

const OTHER = 'seven quiet owls hum';

/** Asks, as every request does, who the session of somebody who signed in just now is. */
async function aSession(email: string, password = PASSWORD) {
  const claim = valueOf(await enter(deps, email, password));
  return async () => (await liveSession(deps.db, claim))?.actor ?? null;
}

describe('a session', () => {
  test('is the person that signed in', async () => {
    const person = await aPurchaser(deps);
    const who = await aSession(person.email);
    expect(await who()).toEqual({ userId: person.userId, role: 'PURCHASER', name: '홍길동', locale: 'ko', sessionId: expect.stringMatching(/^us_/) as string });
  });

  test('ends at the next request after signing out everywhere; a new one goes on', async () => {
    const person = await aPurchaser(deps);
    const [phone, desk] = [await aSession(person.email), await aSession(person.email)];
    await signOutEverywhere(deps, person);
    expect([await phone(), await desk()]).toEqual([null, null]);
    expect(await (await aSession(person.email))()).not.toBeNull();
  });

  test('ends when the password is changed, and the old one no longer signs in', async () => {
    const person = await aPurchaser(deps);
    const who = await aSession(person.email);
    expect(await changePassword(deps, person, { current: PASSWORD, password: OTHER })).toEqual({ ok: true, value: { email: person.email } });
    const letter = await deps.db.mailMessage.findFirstOrThrow({ where: { recipient: person.email }, orderBy: { id: 'desc' } });
    expect(letter.body).toContain('바꾼 기기를 뺀 다른 기기의 로그인은 모두 끝났습니다');
    expect(await who()).toBeNull();
    expect((await enter(deps, person.email)).ok).toBe(false);
    expect(await (await aSession(person.email, OTHER))()).not.toBeNull();
  });

  test('ends when the role changes; the next one has the new role', async () => {
    const person = await aPurchaser(deps);
    const who = await aSession(person.email);
    const admin = await staff(deps, 'ADMIN');
    expect((await changeRole(deps, admin, { userId: person.userId, role: 'DESK', businessNumber: '', reason: '리스 데스크로 옮김' })).ok).toBe(true);
    expect(await who()).toBeNull();
    expect(await (await aSession(person.email))()).toMatchObject({ role: 'DESK' });
    const entry = await deps.db.auditEntry.findFirstOrThrow({ where: { subjectId: person.userId, action: 'user.role-changed' } });
    expect(entry).toMatchObject({ actorId: admin.userId, reason: '리스 데스크로 옮김', data: { from: 'PURCHASER', to: 'DESK' } });
  });

  test('ends when the person is suspended, and stays ended after the suspension is lifted', async () => {
    const person = await aPurchaser(deps);
    const who = await aSession(person.email);
    const admin = await staff(deps, 'ADMIN');
    expect((await suspendPerson(deps, admin, { userId: person.userId, reason: '신고' })).ok).toBe(true);
    expect(await who()).toBeNull();
    expect(await suspendPerson(deps, admin, { userId: person.userId, reason: '신고' })).toEqual({ ok: false, error: { code: 'conflict' } });
    expect((await restorePerson(deps, admin, { userId: person.userId, reason: '오해였음' })).ok).toBe(true);
    expect(await who()).toBeNull();
    expect((await enter(deps, person.email)).ok).toBe(true);
  });

  test("of a seller's staff ends when the seller is suspended, and none begins until it is restored", async () => {
    const member = await aSeller(deps);
    const who = await aSession(member.email);
    expect(await who()).toMatchObject({ role: 'SELLER', sellerId: member.sellerId });
    const admin = await staff(deps, 'ADMIN');
    expect((await suspendSeller(deps, admin, { sellerId: member.sellerId, reason: '배송을 하지 않음' })).ok).toBe(true);
    expect(await who()).toBeNull();
    expect(await enter(deps, member.email)).toEqual({ ok: false, error: { code: 'accounts.suspended' } });
    expect((await restoreSeller(deps, admin, { sellerId: member.sellerId, reason: '해결됨' })).ok).toBe(true);
    expect((await enter(deps, member.email)).ok).toBe(true);
  });
});

describe('changing the password', () => {
  test('needs the current one, a different one, and none with the mail name in it', async () => {
    const person = await aPurchaser(deps, { email: 'gildong.hong@example.com' });
    const change = (current: string, password: string) => changePassword(deps, person, { current, password });
    const refused = (field: string, code: string) => ({ ok: false, error: { code: 'input', fields: { [field]: code } } });
    expect(await change('not this one at all', OTHER)).toEqual(refused('current', 'accounts.wrong-password'));
    expect(await change('not this one at all', 'short')).toEqual({ ok: false, error: { code: 'input', fields: { current: 'accounts.wrong-password', password: 'accounts.password-short' } } });
    expect(await change(PASSWORD, 'short')).toEqual(refused('password', 'accounts.password-short'));
    expect(await change(PASSWORD, 'password12345678')).toEqual(refused('password', 'accounts.password-common'));
    expect(await change('not this one at all', 'not this one at all')).toEqual(refused('current', 'accounts.wrong-password'));
    expect(await change(PASSWORD, PASSWORD)).toEqual(refused('password', 'accounts.password-same'));
    expect(await change(PASSWORD, 'it is gildong.hong again')).toEqual(refused('password', 'accounts.password-mail-name'));
  });

  test('twice at once changes it once', async () => {
    const person = await aPurchaser(deps);
    const answers = await Promise.all([OTHER, 'nine green lamps glow'].map((password) => changePassword(deps, person, { current: PASSWORD, password })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test('cannot be used to guess the current one', async () => {
    const person = await aPurchaser(deps);
    const guesses = await Promise.all(Array.from({ length: 60 }, () => changePassword(deps, person, { current: 'not this one at all', password: OTHER })));
    expect(guesses.filter((answer) => !answer.ok && answer.error.code === 'accounts.too-many-attempts').length).toBeGreaterThanOrEqual(30);
  });
});

describe('recovering the password', () => {
  test('answers the same for an unknown address, and mails nothing there', async () => {
    const person = await aPurchaser(deps);
    expect(await requestPasswordReset(deps, null, { email: person.email })).toEqual({ ok: true, value: { email: person.email } });
    expect(await requestPasswordReset(deps, null, { email: 'nobody@example.com' })).toEqual({ ok: true, value: { email: 'nobody@example.com' } });
    expect(await deps.db.mailMessage.count({ where: { recipient: 'nobody@example.com' } })).toBe(0);
  });

  test('sets a new one by the link, ends every session, and tells the owner', async () => {
    const person = await aPurchaser(deps);
    const who = await aSession(person.email);
    await requestPasswordReset(deps, null, { email: person.email });
    const token = await mailedToken(deps, person.email);
    expect((await resetPassword(deps, null, { token, password: OTHER })).ok).toBe(true);
    expect(await who()).toBeNull();
    expect((await enter(deps, person.email, OTHER)).ok).toBe(true);
    const mails = await deps.db.mailMessage.findMany({ where: { recipient: person.email }, orderBy: { id: 'asc' } });
    expect(mails.at(-1)?.subject).toContain('비밀번호가 바뀌었습니다');
  });

  test('works once among twenty at the same time, and for one hour', async () => {
    const person = await aPurchaser(deps);
    await requestPasswordReset(deps, null, { email: person.email });
    const token = await mailedToken(deps, person.email);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => resetPassword(deps, null, { token, password: `seven quiet owls hum ${index}` })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const { sessionEpoch } = await deps.db.user.findUniqueOrThrow({ where: { id: person.userId } });
    expect(sessionEpoch).toBe(2);
    await requestPasswordReset(deps, null, { email: person.email });
    const late = await mailedToken(deps, person.email);
    database.clock.advance({ hours: 1 });
    expect(await resetPassword(deps, null, { token: late, password: OTHER })).toEqual({ ok: false, error: { code: 'accounts.token-invalid' } });
    database.clock.set(TEST_NOW);
  });

  test('asked for twice leaves the newest link alone working', async () => {
    const person = await aPurchaser(deps);
    await requestPasswordReset(deps, null, { email: person.email });
    const first = await mailedToken(deps, person.email);
    await requestPasswordReset(deps, null, { email: person.email });
    expect((await resetPassword(deps, null, { token: first, password: OTHER })).ok).toBe(false);
    expect((await resetPassword(deps, null, { token: await mailedToken(deps, person.email), password: OTHER })).ok).toBe(true);
  });

  test('proves the address too', async () => {
    const form = purchaserForm();
    await signUpPurchaser(deps, null, form);
    await requestPasswordReset(deps, null, { email: form.email });
    expect((await resetPassword(deps, null, { token: await mailedToken(deps, form.email), password: OTHER })).ok).toBe(true);
    expect((await enter(deps, form.email, OTHER)).ok).toBe(true);
  });

  test('does not take a link that was made to confirm an address', async () => {
    const form = purchaserForm();
    await signUpPurchaser(deps, null, form);
    expect(await resetPassword(deps, null, { token: await mailedToken(deps, form.email), password: OTHER })).toEqual({ ok: false, error: { code: 'accounts.token-invalid' } });
  });
});
