import { expect, test, type Locator } from '@playwright/test';
import { localeOf, looksRight, signedIn, type Person } from '../support/browser';
import { askStraight, fillOrderForm, takeToForm, untilShown } from '../support/road-walk';

/*
 * The lease desk: one proposes and another checks; what was approved is taken back, and an open order form says so at
 * once. Each language has a purchaser and goods of its own.
 */

const WALKS = {
  ko: { email: 'purchaser6@dalmada.test', name: '오민재', goods: '전동 책상 스탠드 160' },
  en: { email: 'purchaser7@dalmada.test', name: '강다인', goods: '패브릭 소파' },
} as const;
/** 24,000,000 a year, no steady work, 250,000 a month elsewhere: the scorecard leaves it to a person. */
const STORY = { annualIncome: '24000000', employment: 'OTHER', obligations: '250000', lenders: ['desk'] };
const REASON = '제출한 소득 자료와 달랐습니다.';

const button = ({ page, say }: Person, key: string) => page.getByRole('button', { name: say(key), exact: true });
const text = ({ page, say }: Person, key: string, params?: Record<string, string | number>) => page.getByText(say(key, params), { exact: true });
const row = ({ page }: Person, number: string): Locator => page.getByRole('row').filter({ hasText: number });

/** The case of a request, from the desk's list. */
async function openCase(person: Person, number: string): Promise<void> {
  await person.page.goto('/desk/limits');
  await untilShown(person.page, () => expect(row(person, number)).toBeVisible({ timeout: 1000 }));
  await row(person, number).getByRole('link').first().click();
  await person.page.waitForURL(/\/desk\/limits\/lr_/);
}

async function propose(maker: Person, number: string, note: string): Promise<void> {
  await openCase(maker, number);
  await maker.page.locator('[name=ratePercent]').fill('7.5');
  await maker.page.locator('[name=monthlyCapMinor]').fill('300,000');
  await maker.page.locator('textarea[name=note]').fill(note);
  await button(maker, 'limits.desk.approve').click();
  await maker.page.waitForURL(/\/desk\/limits$/);
}

test('one proposes, another sends it back and then agrees; the purchaser has an offer', async ({ browser }, info) => {
  const walk = WALKS[localeOf(info)];
  const [purchaser, maker, checker] = [await signedIn(browser, info, walk.email), await signedIn(browser, info, 'desk@dalmada.test'), await signedIn(browser, info, 'desk2@dalmada.test')];
  const number = await askStraight(purchaser, walk.goods, STORY);
  await openCase(maker, number);
  await expect(text(maker, 'limits.desk.history.title')).toBeVisible();
  await expect(text(maker, 'limits.desk.risk.title')).toBeVisible();
  await looksRight(maker.page);
  await propose(maker, number, '소득을 통장으로 확인했습니다.');
  await looksRight(maker.page);
  await openCase(maker, number);
  await expect(text(maker, 'limits.desk.proposal.part.OWN')).toBeVisible();
  await expect(button(maker, 'limits.desk.check.agree'), 'nobody checks what they proposed').toHaveCount(0);
  await looksRight(maker.page);

  await openCase(checker, number);
  await expect(text(checker, 'limits.desk.proposal.needs', { needs: 1 })).toBeVisible();
  await looksRight(checker.page);
  await text(checker, 'limits.desk.check.choice.RETURN').click();
  await button(checker, 'limits.desk.check.return').click();
  await expect(checker.page.locator('form').getByText(checker.say('errors.required'), { exact: true }), 'what goes back says why').toBeVisible();
  await checker.page.locator('textarea[name=note]').fill('월 한도를 다시 봐 주세요.');
  await button(checker, 'limits.desk.check.return').click();
  await checker.page.waitForURL(/\/desk\/limits$/);

  await openCase(maker, number);
  await expect(maker.page.getByText('월 한도를 다시 봐 주세요.')).toBeVisible();
  await propose(maker, number, '월 한도를 낮추어 다시 올립니다.');
  await openCase(checker, number);
  await button(checker, 'limits.desk.check.agree').click();
  await checker.page.waitForURL(/\/desk\/limits$/);
  await untilShown(purchaser.page, () => expect(purchaser.page.locator('input[name=offer]')).toHaveCount(1, { timeout: 1000 }));
  for (const { page } of [purchaser, maker, checker]) await page.context().close();
});

test('of 10,000,000 won and more two others must agree', { tag: '@desk' }, async ({ browser }, info) => {
  const walk = WALKS[localeOf(info)];
  const [purchaser, maker, first, second] = await Promise.all([walk.email, 'desk@dalmada.test', 'desk2@dalmada.test', 'desk3@dalmada.test'].map((email) => signedIn(browser, info, email))) as [Person, Person, Person, Person];
  const number = await askStraight(purchaser, '첼로 C-9 수제 마스터', { annualIncome: '90000000', employment: 'EMPLOYED', obligations: '0', lenders: ['desk'] });
  await propose(maker, number, '소득과 재직을 확인했습니다.');
  await openCase(first, number);
  await expect(text(first, 'limits.desk.proposal.needs', { needs: 2 })).toBeVisible();
  await looksRight(first.page);
  await button(first, 'limits.desk.check.agree').click();
  await first.page.waitForURL(/\/desk\/limits$/);
  await openCase(first, number);
  await expect(text(first, 'limits.desk.proposal.part.AGREED')).toBeVisible();
  await expect(button(first, 'limits.desk.check.agree'), 'nobody agrees twice').toHaveCount(0);
  await looksRight(first.page);
  await purchaser.page.reload();
  await expect(purchaser.page.locator('input[name=offer]'), 'one of two is not enough').toHaveCount(0);
  await openCase(second, number);
  await looksRight(second.page);
  await button(second, 'limits.desk.check.agree').click();
  await second.page.waitForURL(/\/desk\/limits$/);
  await untilShown(purchaser.page, () => expect(purchaser.page.locator('input[name=offer]')).toHaveCount(1, { timeout: 1000 }));
  for (const { page } of [purchaser, maker, first, second]) await page.context().close();
});

test('an open order form says at once that the desk took its approval back, and cannot be signed', async ({ browser }, info) => {
  const walk = WALKS[localeOf(info)];
  const [purchaser, desk] = [await signedIn(browser, info, walk.email), await signedIn(browser, info, 'desk@dalmada.test')];
  const { page, say } = purchaser;
  const number = await askStraight(purchaser, walk.goods);
  await takeToForm(purchaser);
  await fillOrderForm(purchaser, walk.name);
  const sign = button(purchaser, 'orders.form.signature.submit');
  await expect(sign).toBeEnabled();

  await desk.page.goto('/desk/approvals');
  await looksRight(desk.page);
  await row(desk, number).getByRole('button', { name: new RegExp(`^${desk.say('limits.desk.approval.revoke')}`) }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('button', { name: desk.say('limits.desk.approval.revoke'), exact: true }).click();
  await expect(dialog.getByText(desk.say('errors.required'), { exact: true })).toBeVisible();
  await dialog.locator('textarea[name=reason]').fill(REASON);
  await looksRight(desk.page);
  await dialog.getByRole('button', { name: desk.say('limits.desk.approval.revoke'), exact: true }).click();
  await expect(row(desk, number)).toHaveCount(0);

  const alert = page.getByRole('alert').filter({ hasText: REASON });
  await expect(alert, 'without a reload, within seconds').toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(say('orders.form.ended.cannotSign')), 'by the button too').toBeVisible();
  await expect(sign).toBeDisabled();
  await expect(page.locator('[name=signatureName]'), 'what was typed stays').toHaveValue(walk.name);
  await looksRight(page);
  await page.locator('[name=signatureName]').press('Enter');
  await expect(alert).toBeVisible();
  await expect(alert.getByRole('link', { name: say('orders.form.ended.ask'), exact: true })).toBeVisible();
  await alert.getByRole('link', { name: say('orders.form.ended.offers'), exact: true }).click();
  await page.waitForURL(/\/limits\/q_/);
  await expect(page.getByRole('heading', { level: 1, name: say('limits.headline.end.REVOKED', { name: localeOf(info) === 'ko' ? '달마다 리스' : 'Dalmada Lease' }) })).toBeVisible();
  await expect(page.getByText(REASON).first(), 'with the desk’s reason').toBeVisible();
  await expect(page.getByRole('link', { name: say('limits.askSame'), exact: true }), 'asking again is the way on').toHaveAttribute('href', /\/limits\/new\?listing=.+&term=36&first=0$/);
  await expect(button(purchaser, 'limits.reopen'), 'and not the form that cannot be signed').toHaveCount(0);
  await looksRight(page);
  await page.goBack();
  await expect(page.getByText(REASON), 'opened anew it says the same').toBeVisible();
  await expect(button(purchaser, 'orders.form.signature.submit')).toHaveCount(0);
  await looksRight(page);
  for (const each of [page, desk.page]) await each.context().close();
});

test('a seller’s limit is changed by two', async ({ browser }, info) => {
  const [maker, checker] = [await signedIn(browser, info, 'desk2@dalmada.test'), await signedIn(browser, info, 'desk3@dalmada.test')];
  await maker.open('/desk/sellers');
  const sellers = maker.page.locator('main a[href^="/desk/sellers/sl_"]');
  const place = (await sellers.nth(localeOf(info) === 'ko' ? 0 : 1).getAttribute('href')) ?? '';
  await maker.page.goto(place);
  await looksRight(maker.page);
  const before = await maker.page.locator('[name=amountMinor]').inputValue();
  await maker.page.locator('textarea[name=note]').fill('매출 자료를 확인했습니다.');
  await button(maker, 'limits.desk.seller.submit').click();
  await expect(maker.page.locator('form [id$="-error"]').getByText(maker.say('limits.errors.same-amount'), { exact: true })).toBeVisible();
  await maker.page.locator('[name=amountMinor]').fill('250,000,000');
  await button(maker, 'limits.desk.seller.submit').click();
  await maker.page.waitForURL(/\/desk\/sellers$/);
  await maker.page.goto(place);
  await expect(button(maker, 'limits.desk.proposal.withdraw')).toBeVisible();

  await checker.open(place);
  await button(checker, 'limits.desk.check.agree').click();
  await checker.page.waitForURL(/\/desk\/sellers$/);
  await checker.open(place);
  await expect(checker.page.locator('[data-amount="250000000"]').first()).toBeVisible();
  expect(before).not.toBe('250,000,000');
  for (const { page } of [maker, checker]) await page.context().close();
});
