import { beforeAll, describe, expect, test } from 'vitest';
import { askToLink } from '@/lib/accounts/ask-to-link';
import { enterByIdentity } from '@/lib/accounts/enter-by-identity';
import { joinByIdentity, joinByMail } from '@/lib/accounts/join-by-identity';
import { linkIdentity } from '@/lib/accounts/link-identity';
import { linkPending } from '@/lib/accounts/link-pending';
import { joinByMailInput, joinInput } from '@/lib/accounts/model/people';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { tidyAccounts } from '@/lib/accounts/tidy-accounts';
import { unlinkIdentity } from '@/lib/accounts/unlink-identity';
import { arrival } from '@/lib/accounts/views/identity';
import { liveSession } from '@/lib/accounts/views/session';
import type { Deps } from '@/lib/platform/db';
import { parseEnv } from '@/lib/platform/env';
import { testDatabase, TEST_NOW, type TestDatabase } from '../support/database';
import { aPurchaser, enter, PASSWORD, purchaserForm, valueOf } from '../support/people';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
});

let made = 0;
const somebody = (over: { email?: string | null; emailVerified?: boolean } = {}) => {
  made += 1;
  return { provider: 'kakao' as const, subject: `s${made}`, email: `somebody${made}@example.com` as string | null, emailVerified: true, name: '한소리', address: '10.9.9.9', device: 'Chrome · Android', ...over };
};
const joining = joinInput.parse({ name: '한소리', phone: '010-1234-5678', birthDate: '1991-03-05', terms: true, privacy: true, locale: 'ko' });

/** The secret that the browser of somebody new comes back with. */
async function pendingOf(person: ReturnType<typeof somebody>): Promise<string> {
  const entered = valueOf(await enterByIdentity(deps, person));
  if (entered.kind !== 'pending') throw new Error('already linked');
  return entered.token;
}

async function linkedSession(email: string) {
  const live = await liveSession(deps.db, valueOf(await enter(deps, email)));
  if (!live) throw new Error('not signed in');
  return live.actor;
}

describe('somebody who comes from a provider for the first time', () => {
  test('with the address of an account is not linked silently: it takes that account’s password', async () => {
    const owner = await aPurchaser(deps);
    const person = somebody({ email: owner.email });
    const token = await pendingOf(person);
    expect(await arrival(deps.db, token, deps.clock.now())).toMatchObject({ step: 'LINK' });
    expect((await arrival(deps.db, token, deps.clock.now()))?.email).not.toBe(owner.email);
    expect(await deps.db.signInIdentity.count({ where: { userId: owner.userId } })).toBe(0);
    expect(await linkPending(deps, null, { token, password: 'not this one at all' })).toMatchObject({ ok: false });
    valueOf(await linkPending(deps, null, { token, password: PASSWORD }));
    expect(await enterByIdentity(deps, person)).toMatchObject({ ok: true, value: { kind: 'in', session: { userId: owner.userId } } });
    expect(await linkPending(deps, null, { token, password: PASSWORD })).toEqual({ ok: false, error: { code: 'people.identity-gone' } });
  });

  test('with an unproved address never reaches the account that has it', async () => {
    const owner = await aPurchaser(deps);
    const token = await pendingOf(somebody({ email: owner.email, emailVerified: false }));
    expect(await arrival(deps.db, token, deps.clock.now())).toMatchObject({ step: 'MAIL' });
    expect(await linkPending(deps, null, { token, password: PASSWORD })).toMatchObject({ ok: false });
    expect(await joinByIdentity(deps, null, { token, ...joining })).toMatchObject({ ok: false });
    const answer = await joinByMail(deps, null, { token, ...joinByMailInput.parse({ ...joining, email: owner.email, password: 'seven quiet owls hum' }) });
    expect(answer).toEqual({ ok: true, value: { email: owner.email } });
    expect(await deps.db.signInIdentity.count({ where: { userId: owner.userId } })).toBe(0);
  });

  test('joins with what a contract needs, of age and agreed to, confirmed, without a password', async () => {
    const person = somebody();
    const token = await pendingOf(person);
    expect(await joinByIdentity(deps, null, { token, ...joining, birthDate: '2015-01-01' })).toEqual({ ok: false, error: { code: 'input', fields: { birthDate: 'accounts.not-adult' } } });
    valueOf(await joinByIdentity(deps, null, { token, ...joining }));
    const user = await deps.db.user.findUniqueOrThrow({ where: { email: person.email ?? '' }, include: { consents: true, identities: true } });
    expect(user).toMatchObject({ role: 'PURCHASER', hasPassword: false });
    expect(user.consents.map(({ code }) => code).sort()).toEqual(['PRIVACY', 'TERMS']);
    expect(await enterByIdentity(deps, person)).toMatchObject({ ok: true, value: { kind: 'in' } });
    expect((await enter(deps, user.email)).ok).toBe(false);
  });

  test('takes the place of a stranger who signed up with the address and never proved it', async () => {
    const person = somebody();
    await signUpPurchaser(deps, null, purchaserForm({ email: person.email }));
    valueOf(await joinByIdentity(deps, null, { token: await pendingOf(person), ...joining }));
    expect((await enter(deps, person.email ?? '')).ok, 'the stranger’s password is worth nothing').toBe(false);
  });

  test('without a proved address joins by mail, and comes in only once that is confirmed', async () => {
    const person = somebody({ email: null, emailVerified: false });
    const email = `bymail${made}@example.com`;
    valueOf(await joinByMail(deps, null, { token: await pendingOf(person), ...joinByMailInput.parse({ ...joining, email, password: PASSWORD }) }));
    expect(await enterByIdentity(deps, person)).toEqual({ ok: false, error: { code: 'accounts.email-unconfirmed' } });
  });

  test('twenty times at once is one account', async () => {
    const token = await pendingOf(somebody());
    const answers = await Promise.all(Array.from({ length: 20 }, () => joinByIdentity(deps, null, { token, ...joining })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('and waits too long begins again', async () => {
    const token = await pendingOf(somebody());
    database.clock.advance({ minutes: 16 });
    expect(await arrival(deps.db, token, deps.clock.now())).toBeNull();
    expect(await joinByIdentity(deps, null, { token, ...joining })).toEqual({ ok: false, error: { code: 'people.identity-gone' } });
    await tidyAccounts(deps);
    expect(await deps.db.pendingIdentity.count()).toBe(0);
    database.clock.set(TEST_NOW);
  });
});

describe('linking from within', () => {
  test('needs the password a moment before, in the same session, and works once', async () => {
    const { email } = await aPurchaser(deps);
    const [actor, other] = [await linkedSession(email), await linkedSession(email)];
    const notAsked = { ok: false, error: { code: 'people.link-not-asked' } };
    expect(await linkIdentity(deps, actor, somebody())).toEqual(notAsked);
    expect(await askToLink(deps, actor, { password: 'not this one at all' })).toMatchObject({ ok: false });
    valueOf(await askToLink(deps, actor, { password: PASSWORD }));
    expect(await linkIdentity(deps, other, somebody())).toEqual(notAsked);
    const mine = somebody();
    valueOf(await linkIdentity(deps, actor, mine));
    expect(await linkIdentity(deps, actor, { provider: 'naver', subject: 'x1' })).toEqual(notAsked);
    expect(await enterByIdentity(deps, mine)).toMatchObject({ ok: true, value: { kind: 'in', session: { userId: actor.userId } } });
    valueOf(await unlinkIdentity(deps, actor, { provider: 'kakao', password: PASSWORD }));
    expect(await enterByIdentity(deps, mine)).toMatchObject({ ok: true, value: { kind: 'pending' } });
  });

  test('refuses an account elsewhere that is somebody else’s', async () => {
    const [mine, theirs] = [await linkedSession((await aPurchaser(deps)).email), await linkedSession((await aPurchaser(deps)).email)];
    const identity = somebody();
    for (const each of [theirs, mine]) valueOf(await askToLink(deps, each, { password: PASSWORD }));
    valueOf(await linkIdentity(deps, theirs, identity));
    expect(await linkIdentity(deps, mine, identity)).toEqual({ ok: false, error: { code: 'people.identity-taken' } });
  });
});

describe('the environment', () => {
  const whole = { DATABASE_URL: 'postgresql://127.0.0.1/x', NEXTAUTH_SECRET: 'x'.repeat(32), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'x'.repeat(44), DALMADA_KEY: '07'.repeat(32) };

  test('offers a provider where both of its keys are there, and refuses half a pair', () => {
    expect(parseEnv({ ...whole, DALMADA_MODE: 'demo' }).social).toEqual({});
    expect(parseEnv({ ...whole, DALMADA_MODE: 'demo', NAVER_CLIENT_ID: 'a', NAVER_CLIENT_SECRET: 'b' }).social).toEqual({ naver: { clientId: 'a', clientSecret: 'b' } });
    expect(() => parseEnv({ ...whole, DALMADA_MODE: 'demo', NAVER_CLIENT_ID: 'a' })).toThrow('belong together');
  });

  test('lets nobody stand in for the providers in live mode', () => {
    const live = { ...whole, DALMADA_MODE: 'live', MAIL_URL: 'smtp://127.0.0.1', MAIL_FROM: 'a@example.com', SOCIAL_URL: 'http://127.0.0.1:9' };
    expect(() => parseEnv(live)).toThrow('SOCIAL_URL');
  });
});
