import { beforeAll, describe, expect, test } from 'vitest';
import { confirmEmail } from '@/lib/accounts/confirm-email';
import { payoutAccountOf } from '@/lib/accounts/payout-account';
import { resendConfirmation } from '@/lib/accounts/resend-confirmation';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { signUpSeller } from '@/lib/accounts/sign-up-seller';
import { tidyAccounts } from '@/lib/accounts/tidy-accounts';
import { tokenHash } from '@/lib/platform/secret-token';
import type { Deps } from '@/lib/platform/db';
import { testDatabase, TEST_NOW, type TestDatabase } from '../support/database';
import { aPurchaser, enter, freshBusinessNumber, mailedToken, PASSWORD, purchaserForm, sellerForm } from '../support/people';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
});

const mailsTo = (recipient: string) => deps.db.mailMessage.findMany({ where: { recipient }, orderBy: { id: 'asc' } });

describe('signing up as a purchaser', () => {
  test('makes an account, keeps the consents and mails a link whose secret is kept as a hash alone', async () => {
    const form = purchaserForm();
    expect(await signUpPurchaser(deps, null, form)).toEqual({ ok: true, value: { email: form.email } });
    const user = await deps.db.user.findUniqueOrThrow({ where: { email: form.email }, include: { consents: true, tokens: true } });
    expect(user).toMatchObject({ role: 'PURCHASER', name: '홍길동', phone: '010-1234-5678', emailConfirmedAt: null });
    expect(user.consents.map((consent) => consent.code).sort()).toEqual(['PRIVACY', 'TERMS']);
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const token = await mailedToken(deps, form.email);
    expect(token.length).toBeGreaterThan(40);
    expect(user.tokens.map((kept) => kept.tokenHash)).toEqual([tokenHash(token)]);
    const [mail] = await mailsTo(form.email);
    expect(mail?.subject).toContain('메일 주소를 확인');
    expect(mail?.body.split('\n').at(-1)).toBe(`/confirm-email?token=${token}`);
  });

  test('is for those who are nineteen today in Seoul', async () => {
    database.clock.set('2026-03-01T14:59:59Z');
    const form = purchaserForm({ birthDate: '2007-03-02' });
    expect(await signUpPurchaser(deps, null, form)).toEqual({ ok: false, error: { code: 'input', fields: { birthDate: 'accounts.not-adult' } } });
    expect(await deps.db.user.count({ where: { email: form.email } })).toBe(0);
    database.clock.set('2026-03-01T15:00:00Z');
    expect((await signUpPurchaser(deps, null, form)).ok).toBe(true);
    database.clock.set(TEST_NOW);
  });

  test('with an address that has an account answers the same, makes nothing and tells the owner', async () => {
    const owner = await aPurchaser(deps);
    const again = purchaserForm({ email: owner.email, name: '다른 사람', password: 'somebody else types this' });
    expect(await signUpPurchaser(deps, null, again)).toEqual({ ok: true, value: { email: owner.email } });
    const mails = await mailsTo(owner.email);
    expect(mails.at(-1)?.subject).toContain('이미 계정이 있습니다');
    expect((await deps.db.user.findUniqueOrThrow({ where: { email: owner.email } })).name).toBe('홍길동');
    expect((await enter(deps, owner.email)).ok).toBe(true);
  });

  test('anew before confirming replaces what was written, and the earlier link is dead', async () => {
    const stranger = purchaserForm({ name: '남의 이름', password: 'a stranger wants this one' });
    await signUpPurchaser(deps, null, stranger);
    const first = await mailedToken(deps, stranger.email);
    await signUpPurchaser(deps, null, purchaserForm({ email: stranger.email }));
    expect(await confirmEmail(deps, null, { token: first, password: 'a stranger wants this one' })).toEqual({ ok: false, error: { code: 'accounts.token-invalid' } });
    expect((await confirmEmail(deps, null, { token: await mailedToken(deps, stranger.email), password: PASSWORD })).ok).toBe(true);
    expect((await deps.db.user.findUniqueOrThrow({ where: { email: stranger.email } })).name).toBe('홍길동');
  });

  test('twenty times at once makes one account', async () => {
    const form = purchaserForm();
    const answers = await Promise.all(Array.from({ length: 20 }, () => signUpPurchaser(deps, null, form)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await deps.db.user.count({ where: { email: form.email } })).toBe(1);
  });

  test('does not let strangers flood an address with mail', async () => {
    const owner = await aPurchaser(deps);
    for (let count = 0; count < 12; count += 1) await signUpPurchaser(deps, null, purchaserForm({ email: owner.email }));
    expect((await mailsTo(owner.email)).length).toBeLessThanOrEqual(5);
  });
});

describe('confirming an address', () => {
  test('works once among twenty at the same time', async () => {
    const form = purchaserForm();
    await signUpPurchaser(deps, null, form);
    const token = await mailedToken(deps, form.email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirmEmail(deps, null, { token, password: PASSWORD })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok).every((answer) => !answer.ok && answer.error.code === 'accounts.token-invalid')).toBe(true);
    const user = await deps.db.user.findUniqueOrThrow({ where: { email: form.email } });
    expect(await deps.db.auditEntry.count({ where: { subjectId: user.id, action: 'user.email-confirmed' } })).toBe(1);
  });

  test('needs the password too: the owner of the mailbox never confirms an account that a stranger made', async () => {
    const form = purchaserForm({ password: 'a stranger wants this one' });
    await signUpPurchaser(deps, null, form);
    const token = await mailedToken(deps, form.email);
    expect(await confirmEmail(deps, null, { token, password: PASSWORD })).toEqual({ ok: false, error: { code: 'input', fields: { password: 'accounts.wrong-password' } } });
    expect((await deps.db.user.findUniqueOrThrow({ where: { email: form.email } })).emailConfirmedAt).toBeNull();
  });

  test('is over after 24 hours; a new link works', async () => {
    const form = purchaserForm();
    await signUpPurchaser(deps, null, form);
    const token = await mailedToken(deps, form.email);
    database.clock.advance({ hours: 24 });
    expect(await confirmEmail(deps, null, { token, password: PASSWORD })).toEqual({ ok: false, error: { code: 'accounts.token-invalid' } });
    expect(await resendConfirmation(deps, null, { email: form.email })).toEqual({ ok: true, value: { email: form.email } });
    const second = await mailedToken(deps, form.email);
    database.clock.advance({ hours: 23, minutes: 59 });
    expect((await confirmEmail(deps, null, { token: second, password: PASSWORD })).ok).toBe(true);
    database.clock.set(TEST_NOW);
  });

  test('asked for again answers the same to whoever asks, and mails only who waits', async () => {
    const owner = await aPurchaser(deps);
    const before = (await mailsTo(owner.email)).length;
    expect(await resendConfirmation(deps, null, { email: owner.email })).toEqual({ ok: true, value: { email: owner.email } });
    expect(await resendConfirmation(deps, null, { email: 'nobody@example.com' })).toEqual({ ok: true, value: { email: 'nobody@example.com' } });
    expect((await mailsTo(owner.email)).length).toBe(before);
    expect(await mailsTo('nobody@example.com')).toEqual([]);
  });
});

describe('signing up as a seller', () => {
  test('makes a seller that waits, and its first member', async () => {
    const form = sellerForm({ returnsHere: false, returnAddress: { postcode: '10881', road: '경기도 파주시 문발로 1', detail: '' } });
    expect((await signUpSeller(deps, null, form)).ok).toBe(true);
    const user = await deps.db.user.findUniqueOrThrow({ where: { email: form.email }, include: { seller: true } });
    expect(user.seller).toMatchObject({
      status: 'PENDING', businessNumber: form.businessNumber, payoutBank: '088', addressPostcode: '06236', returnPostcode: '10881',
    });
    expect(user.seller?.payoutAccount, 'the account number is not kept in the clear').not.toContain('110123456789');
    expect(payoutAccountOf(user.seller?.payoutAccount ?? '', deps.env.encryptionKey)).toBe('110123456789');
    expect(user.role).toBe('SELLER');
  });

  test('with a number that a confirmed member holds is refused beside the field', async () => {
    const first = sellerForm();
    await signUpSeller(deps, null, first);
    await confirmEmail(deps, null, { token: await mailedToken(deps, first.email), password: PASSWORD });
    expect(await signUpSeller(deps, null, sellerForm({ businessNumber: first.businessNumber }))).toEqual({
      ok: false, error: { code: 'input', fields: { businessNumber: 'accounts.business-number-taken' } },
    });
  });

  test('with a number that somebody took and never confirmed goes through', async () => {
    const squatter = sellerForm();
    await signUpSeller(deps, null, squatter);
    const owner = sellerForm({ businessNumber: squatter.businessNumber });
    expect((await signUpSeller(deps, null, owner)).ok).toBe(true);
    expect(await deps.db.user.count({ where: { email: squatter.email } })).toBe(0);
    expect(await deps.db.seller.count({ where: { businessNumber: owner.businessNumber } })).toBe(1);
  });

  test('ten at once with one number make one seller', async () => {
    const businessNumber = freshBusinessNumber();
    await Promise.all(Array.from({ length: 10 }, () => signUpSeller(deps, null, sellerForm({ businessNumber }))));
    expect(await deps.db.seller.count({ where: { businessNumber } })).toBe(1);
    expect(await deps.db.user.count({ where: { seller: { businessNumber } } })).toBe(1);
  });

  test('tells the admins once the mail is confirmed, not before', async () => {
    const form = sellerForm();
    await signUpSeller(deps, null, form);
    const seller = await deps.db.seller.findUniqueOrThrow({ where: { businessNumber: form.businessNumber } });
    const jobs = () => deps.db.$queryRaw<{ payload: { eventKey: string } }[]>`
      SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'notify'`;
    const about = async () => (await jobs()).filter((job) => job.payload.eventKey.includes(seller.id)).length;
    expect(await about()).toBe(0);
    await confirmEmail(deps, null, { token: await mailedToken(deps, form.email), password: PASSWORD });
    expect(await about()).toBe(1);
  });
});

describe('accounts that nobody confirmed', () => {
  test('are gone after seven days, with their seller, and the address and number are free', async () => {
    const [person, shop] = [purchaserForm(), sellerForm()];
    await signUpPurchaser(deps, null, person);
    await signUpSeller(deps, null, shop);
    const kept = await aPurchaser(deps);
    database.clock.advance({ hours: 7 * 24 - 1 });
    await tidyAccounts(deps);
    expect(await deps.db.user.count({ where: { email: { in: [person.email, shop.email, kept.email] } } })).toBe(3);
    database.clock.advance({ hours: 2 });
    await tidyAccounts(deps);
    expect(await deps.db.user.findMany({ where: { email: { in: [person.email, shop.email, kept.email] } }, select: { email: true } })).toEqual([{ email: kept.email }]);
    expect(await deps.db.seller.count({ where: { businessNumber: shop.businessNumber } })).toBe(0);
    database.clock.set(TEST_NOW);
  });
});
