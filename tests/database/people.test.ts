import { beforeAll, describe, expect, test } from 'vitest';
import { askEmailChange } from '@/lib/accounts/ask-email-change';
import { changeEmail } from '@/lib/accounts/change-email';
import { endOneSession } from '@/lib/accounts/end-one-session';
import { endOthers } from '@/lib/accounts/end-others';
import { saveAddressInput } from '@/lib/accounts/model/people';
import { noteSession } from '@/lib/accounts/note-session';
import { removeAddress } from '@/lib/accounts/remove-address';
import { saveAddress } from '@/lib/accounts/save-address';
import { signOut } from '@/lib/accounts/sign-out';
import { signOutEverywhere } from '@/lib/accounts/sign-out-everywhere';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { tidyAccounts } from '@/lib/accounts/tidy-accounts';
import { myAddresses } from '@/lib/accounts/views/addresses';
import { liveSession, mySessions } from '@/lib/accounts/views/session';
import type { Deps } from '@/lib/platform/db';
import { testDatabase, TEST_NOW, type TestDatabase } from '../support/database';
import { aPurchaser, enter, mailedToken, PASSWORD, purchaserForm, valueOf } from '../support/people';
import { statementsOf } from '../support/statements';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
});

/** Signs in and says, as every request asks, who that session is. */
async function aSession(email: string) {
  const claim = valueOf(await enter(deps, email));
  const who = async () => (await liveSession(deps.db, claim))?.actor ?? null;
  const actor = await who();
  if (!actor) throw new Error('not signed in');
  return { who, actor, claim };
}

const address = (over: Record<string, unknown> = {}) =>
  saveAddressInput.parse({ label: '집', recipient: '홍길동', phone: '010-1234-5678', postcode: '03925', road: '서울 마포구 월드컵북로 396', detail: '4층', isDefault: false, ...over });

describe('a session', () => {
  test('that is ended by another device of the same person refuses at once; the other goes on', async () => {
    const { email } = await aPurchaser(deps);
    const [phone, desk] = [await aSession(email), await aSession(email)];
    valueOf(await endOneSession(deps, desk.actor, { sessionId: phone.actor.sessionId }));
    expect(await phone.who()).toBeNull();
    expect(await desk.who()).not.toBeNull();
    expect((await mySessions(deps.db, desk.actor)).map(({ id, current }) => ({ id, current }))).toEqual([{ id: desk.actor.sessionId, current: true }]);
  });

  test("cannot be ended by somebody else, nor can one's own by mistake", async () => {
    const [mine, theirs] = [await aSession((await aPurchaser(deps)).email), await aSession((await aPurchaser(deps)).email)];
    expect(await endOneSession(deps, mine.actor, { sessionId: theirs.actor.sessionId })).toEqual({ ok: false, error: { code: 'not-found' } });
    expect(await endOneSession(deps, mine.actor, { sessionId: mine.actor.sessionId })).toEqual({ ok: false, error: { code: 'people.this-session' } });
    expect([await mine.who(), await theirs.who()].every(Boolean)).toBe(true);
  });

  test('is the only one left after the others are ended', async () => {
    const { email } = await aPurchaser(deps);
    const [first, second, third] = [await aSession(email), await aSession(email), await aSession(email)];
    expect(await endOthers(deps, second.actor)).toEqual({ ok: true, value: { count: 2 } });
    expect([await first.who(), await third.who()]).toEqual([null, null]);
    expect(await second.who()).not.toBeNull();
  });

  test('ends with signing out on its device, and leaves the list when all are ended at once', async () => {
    const { email } = await aPurchaser(deps);
    const [phone, desk] = [await aSession(email), await aSession(email)];
    await signOut(deps, { userId: phone.actor.userId, sessionId: phone.actor.sessionId });
    expect(await phone.who()).toBeNull();
    await signOutEverywhere(deps, desk.actor);
    expect(await mySessions(deps.db, desk.actor)).toEqual([]);
  });

  test('of a token from before sessions had rows, or of another person, is nobody', async () => {
    const [mine, theirs] = [await aSession((await aPurchaser(deps)).email), await aSession((await aPurchaser(deps)).email)];
    expect(await liveSession(deps.db, { ...mine.claim, sessionId: undefined })).toBeNull();
    expect(await liveSession(deps.db, { ...mine.claim, sessionId: theirs.actor.sessionId })).toBeNull();
  });

  test('is looked at in one statement, and written to once in ten minutes', async () => {
    const { claim } = await aSession((await aPurchaser(deps)).email);
    const request = async () => {
      const live = await liveSession(deps.db, claim);
      if (live) await noteSession(deps, live);
    };
    expect((await statementsOf(request)).sent).toHaveLength(1);
    database.clock.advance({ minutes: 11 });
    expect((await statementsOf(request)).sent.filter(({ text }) => /UPDATE/.test(text))).toHaveLength(1);
    expect((await statementsOf(request)).sent).toHaveLength(1);
    database.clock.set(TEST_NOW);
  });

  test('that nobody used for thirty days is swept; one in use is not', async () => {
    const { email } = await aPurchaser(deps);
    const [idle, used] = [await aSession(email), await aSession(email)];
    database.clock.advance({ hours: 24 * 20 });
    const live = await liveSession(deps.db, used.claim);
    if (live) await noteSession(deps, live);
    database.clock.advance({ hours: 24 * 11 });
    await tidyAccounts(deps);
    expect(await idle.who()).toBeNull();
    expect(await used.who()).not.toBeNull();
    database.clock.set(TEST_NOW);
  });
});

describe('an address book', () => {
  test('has one default however many are made it at once', async () => {
    const person = await aPurchaser(deps);
    await Promise.all(Array.from({ length: 12 }, (_, index) => saveAddress(deps, person, address({ label: `집 ${index}`, isDefault: true }))));
    const rows = await myAddresses(deps.db, person);
    expect(rows).toHaveLength(12);
    expect(rows.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  test('lets the database refuse a second default by itself', async () => {
    const person = await aPurchaser(deps);
    valueOf(await saveAddress(deps, person, address()));
    const { addressId } = valueOf(await saveAddress(deps, person, address({ label: '회사' })));
    await expect(deps.db.savedAddress.update({ where: { id: addressId }, data: { isDefault: true } })).rejects.toThrow();
  });

  test('holds twenty, whoever comes together; the oldest left becomes the default when that is removed', async () => {
    const person = await aPurchaser(deps);
    const answers = await Promise.all(Array.from({ length: 25 }, (_, index) => saveAddress(deps, person, address({ label: `곳 ${index}` }))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: { code: 'people.addresses-full' } });
    const [first] = await myAddresses(deps.db, person);
    valueOf(await removeAddress(deps, person, { addressId: first?.id ?? '' }));
    expect((await myAddresses(deps.db, person)).filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  test("of somebody else is neither seen, changed nor emptied", async () => {
    const [mine, theirs] = [await aPurchaser(deps), await aPurchaser(deps)];
    const { addressId } = valueOf(await saveAddress(deps, theirs, address()));
    expect(await myAddresses(deps.db, mine)).toEqual([]);
    expect(await saveAddress(deps, mine, address({ addressId, label: '내 집' }))).toEqual({ ok: false, error: { code: 'not-found' } });
    expect(await removeAddress(deps, mine, { addressId })).toEqual({ ok: false, error: { code: 'not-found' } });
    expect((await myAddresses(deps.db, theirs)).map(({ label }) => label)).toEqual(['집']);
  });
});

describe('changing the e-mail address', () => {
  const next = () => `moved.${Math.random().toString(36).slice(2, 9)}@example.com`;

  test('needs the password, the link, and the password again; the old address is told twice', async () => {
    const person = await aPurchaser(deps);
    const email = next();
    expect(await askEmailChange(deps, person, { email, password: 'not this one at all' })).toEqual({ ok: false, error: { code: 'input', fields: { password: 'accounts.wrong-password' } } });
    valueOf(await askEmailChange(deps, person, { email, password: PASSWORD }));
    expect((await enter(deps, email)).ok).toBe(false);
    const token = await mailedToken(deps, email);
    expect((await changeEmail(deps, null, { token, password: 'not this one at all' })).ok).toBe(false);
    valueOf(await changeEmail(deps, null, { token, password: PASSWORD }));
    expect((await enter(deps, email)).ok).toBe(true);
    expect((await enter(deps, person.email)).ok).toBe(false);
    expect(await changeEmail(deps, null, { token, password: PASSWORD })).toEqual({ ok: false, error: { code: 'accounts.token-invalid' } });
    const told = await deps.db.mailMessage.findMany({ where: { recipient: person.email }, orderBy: { id: 'asc' } });
    expect(told.map(({ subject }) => subject).slice(-2)).toEqual(['메일 주소를 바꾸려는 요청이 있습니다', '메일 주소가 바뀌었습니다']);
  });

  test('to the address of somebody else answers the same and changes nothing', async () => {
    const [person, other] = [await aPurchaser(deps), await aPurchaser(deps)];
    expect(await askEmailChange(deps, person, { email: other.email, password: PASSWORD })).toEqual({ ok: true, value: { email: other.email } });
    expect(await deps.db.accountToken.count({ where: { userId: person.userId, kind: 'CHANGE_EMAIL' } })).toBe(0);
  });

  test('to an address that somebody took meanwhile is refused; one that was never confirmed gives way', async () => {
    const [person, second] = [await aPurchaser(deps), await aPurchaser(deps)];
    const [taken, squatted] = [next(), next()];
    valueOf(await askEmailChange(deps, person, { email: taken, password: PASSWORD }));
    const token = await mailedToken(deps, taken);
    await aPurchaser(deps, { email: taken });
    expect(await changeEmail(deps, null, { token, password: PASSWORD })).toEqual({ ok: false, error: { code: 'people.email-taken' } });
    await signUpPurchaser(deps, null, purchaserForm({ email: squatted }));
    valueOf(await askEmailChange(deps, second, { email: squatted, password: PASSWORD }));
    valueOf(await changeEmail(deps, null, { token: await mailedToken(deps, squatted), password: PASSWORD }));
    expect((await enter(deps, squatted)).ok).toBe(true);
  });
});

