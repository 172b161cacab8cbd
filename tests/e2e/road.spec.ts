import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/kernel/money';
import { looksRight, localeOf, signedIn, type Person } from '../support/browser';
import { readPdf } from '../support/read-pdf';
import { askForLimit, decidePurchase, openProduct, quotesOf, signOrderForm, untilShown } from '../support/road-walk';
import { signContractOnPage } from '../support/signing-walk';

/*
 * The whole road in a real browser: purchaser, seller, the desk's two and admin in sessions of their own. In Korean on a phone
 * the outside bank finances it; in English on a desk the lease desk does, after one has proposed and another agreed.
 */
test.describe.configure({ mode: 'serial' });

const WALKS = {
  ko: {
    purchaser: { email: 'purchaser@dalmada.test', name: '김하늘' }, seller: 'seller2@dalmada.test', product: '피아노', term: 36,
    story: { annualIncome: '54000000', employment: 'EMPLOYED', obligations: '200000', lenders: ['desk', 'hanbit'] }, lender: '한빛은행', referred: false,
  },
  en: {
    purchaser: { email: 'purchaser2@dalmada.test', name: '박도윤' }, seller: 'seller@dalmada.test', product: '세탁', term: 48,
    story: { annualIncome: '24000000', employment: 'OTHER', obligations: '0', lenders: ['desk'] }, lender: '', referred: true,
  },
} as const;

let people: Record<'purchaser' | 'seller' | 'desk' | 'checker' | 'admin', Person>;
let request = '';
let orderId = '';
let formAmounts = new Set<string>();
/** What the product's page says of the terms that are asked for, and the quote interface of the same. */
let quoted: { page: Set<string>; api: { monthlyInstalment: string; lastInstalment: string; totalCost: string; totalToOwn: string } };

test.beforeAll(async ({ browser }, info) => {
  const walk = WALKS[localeOf(info)];
  const [purchaser, seller, desk, checker, admin] = await Promise.all([walk.purchaser.email, walk.seller, 'desk@dalmada.test', 'desk2@dalmada.test', 'admin@dalmada.test'].map((email) => signedIn(browser, info, email)));
  people = { purchaser: purchaser as Person, seller: seller as Person, desk: desk as Person, checker: checker as Person, admin: admin as Person };
});

test.afterAll(async () => {
  for (const { page } of Object.values(people)) await page.context().close();
});

test('a purchaser finds a product and asks for a limit', async ({}, info) => {
  const walk = WALKS[localeOf(info)];
  const listing = await openProduct(people.purchaser, walk.product);
  quoted = await quotesOf(people.purchaser.page, listing, walk.term);
  for (const amount of Object.values(quoted.api)) expect(quoted.page, `the page says ${amount} as the interface does`).toContain(amount);
  request = await askForLimit(people.purchaser, `/limits/new?listing=${listing}&term=${walk.term}&first=0`, walk.story);
});

test('the financiers answer without the page being loaded anew; a referred one is decided by a person', async ({}, info) => {
  const walk = WALKS[localeOf(info)];
  const { page } = people.purchaser;
  if (walk.referred) {
    const desk = people.desk;
    await desk.page.goto('/desk/limits');
    const waiting = desk.page.locator('main a[href^="/desk/limits/lr_"]').filter({ hasText: walk.product }).first();
    await untilShown(desk.page, () => expect(waiting).toBeVisible({ timeout: 1000 }));
    await looksRight(desk.page);
    await waiting.click();
    await desk.page.waitForURL(/\/desk\/limits\/lr_/);
    await looksRight(desk.page);
    await desk.page.locator('[name=ratePercent]').fill('30');
    await desk.page.locator('[name=monthlyCapMinor]').fill('1,000');
    await desk.page.getByRole('button', { name: desk.say('limits.desk.approve'), exact: true }).click();
    for (const wrong of ['errors.required', 'limits.errors.rate-too-high', 'limits.errors.cap-below-instalment']) {
      await expect(desk.page.locator('form').getByText(desk.say(wrong), { exact: true }), 'all that is wrong is said at once, beside its field').toBeVisible();
    }
    await looksRight(desk.page);
    await desk.page.locator('[name=ratePercent]').fill('7.9');
    await desk.page.locator('[name=monthlyCapMinor]').fill('900,000');
    await desk.page.locator('textarea[name=note]').fill('소득과 부담을 확인했습니다.');
    const decide = (verdict: string) => desk.page.getByText(desk.say(`limits.desk.verdict.${verdict}`), { exact: true }).click();
    await decide('DECLINE');
    await desk.page.locator('[name=reasons]').first().check();
    await decide('COUNTER');
    await desk.page.locator('[name=firstPaymentMinor]').fill('10,000');
    await decide('DECLINE');
    await expect(desk.page.locator('[name=reasons]').first(), 'what was typed stays, whatever is decided').toBeChecked();
    await decide('COUNTER');
    await expect(desk.page.locator('[name=firstPaymentMinor]')).toHaveValue('10,000');
    await decide('APPROVE');
    await expect(desk.page.locator('textarea[name=note]')).toHaveValue('소득과 부담을 확인했습니다.');
    await expect(desk.page.locator('[name=ratePercent]')).toHaveValue('7.9');
    await expect(desk.page.locator('[name=monthlyCapMinor]')).toHaveValue('900,000');
    await desk.page.getByRole('button', { name: desk.say('limits.desk.approve'), exact: true }).click();
    await desk.page.waitForURL(/\/desk\/limits$/);
    await desk.page.locator('main a[href^="/desk/limits/lr_"]').filter({ hasText: walk.product }).first().click();
    await expect(desk.page.getByText(desk.say('limits.desk.proposal.part.OWN')), 'who proposed it cannot decide it').toBeVisible();
    const { page: checking, say } = people.checker;
    await checking.goto(new URL(desk.page.url()).pathname);
    await checking.getByRole('button', { name: say('limits.desk.check.agree'), exact: true }).click();
    await checking.waitForURL(/\/desk\/limits$/);
  }
  await expect(page.locator('input[name=offer]')).toHaveCount(walk.story.lenders.length, { timeout: 60_000 });
  await looksRight(page);
  if (walk.lender) await expect(page.locator('label', { hasText: walk.lender }).first(), 'the outside bank has answered').toBeVisible();
});

test('the purchaser chooses an offer, writes the order form and signs it', async ({}, info) => {
  const walk = WALKS[localeOf(info)];
  const { page } = people.purchaser;
  await page.goto(request);
  await expect(page.locator('label[for^="offer-"]').first(), 'what costs least to own stands first: 6.9 % before 7.9 %').toContainText(walk.lender);
  await page.locator('main').getByRole('button').filter({ hasText: walk.lender || /./ }).last().click();
  const facts = await signOrderForm(people.purchaser, walk.purchaser.name);
  orderId = facts.orderId;
  formAmounts = facts.amounts;
  if (!walk.lender) {
    for (const amount of Object.values(quoted.api)) expect(formAmounts, `at the reference rate the form says ${amount} as the page did`).toContain(amount);
  }
  await untilShown(page, () => expect(page.getByText(people.purchaser.say('deliveries.stages.to-accept')).first()).toBeVisible({ timeout: 1000 }));
  await looksRight(page);
  await people.purchaser.open(request);
  await expect(page.getByText(people.purchaser.say('limits.both.ownUSED')), 'the limit is used by what was signed').toBeVisible();
  await expect(page.getByRole('button', { name: people.purchaser.say('limits.reopen') }), 'and there is no form to go back to').toHaveCount(0);
});

test('the seller has the delivery notice at once, accepts it and ships', async () => {
  const { page, say, open } = people.seller;
  await open('/seller/orders');
  await open(`/seller/orders/${orderId}`);
  await page.getByRole('button', { name: say('deliveries.seller.notice.accept'), exact: true }).click();
  await expect(page.getByRole('button', { name: say('deliveries.seller.ship.submit'), exact: true })).toBeVisible();
  await looksRight(page);
  await page.getByRole('button', { name: say('deliveries.seller.ship.submit'), exact: true }).click();
  await expect(page.getByText(say('errors.required')).first()).toBeVisible();
  await page.locator('[name=carrier]').selectOption('CJ');
  await page.locator('[name=trackingNumber]').fill('688812345678');
  await page.getByRole('button', { name: say('deliveries.seller.ship.submit'), exact: true }).click();
  await expect(page.getByText(say('deliveries.stages.shipped')).first()).toBeVisible();
  await looksRight(page);
});

test('the purchaser receives, inspects and accepts; the seller relays it unaltered', async () => {
  await decidePurchase(people.purchaser, orderId, 'ACCEPTED');
  const { page, say, open } = people.seller;
  await open(`/seller/orders/${orderId}`);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: say('deliveries.seller.relaying.submit'), exact: true }).click();
  await expect(page.getByText(say('deliveries.stages.accepted')).first()).toBeVisible();
});

test('an admin compares contract and order form and approves', async ({}, info) => {
  const walk = WALKS[localeOf(info)];
  const { page, say } = people.admin;
  const waiting = page.getByRole('row').filter({ hasText: walk.purchaser.name }).filter({ hasText: say('contracts.states.DRAWN') }).getByRole('link').first();
  await page.goto('/admin/contracts');
  await untilShown(page, () => expect(waiting).toBeVisible({ timeout: 1000 }));
  await looksRight(page);
  await waiting.click();
  await page.waitForURL(/\/admin\/contracts\/c_/);
  await looksRight(page);
  const here = page.url();
  const approve = page.getByRole('button', { name: say('contracts.review.approve'), exact: true });
  await expect(approve).toBeEnabled();
  await approve.click();
  await page.waitForURL((url) => url.href !== here);
});

test('the purchaser reads the contract and signs it, and it is in force', async ({}, info) => {
  const { page, say } = people.purchaser;
  const link = page.locator('main a[href^="/contracts/"]').first();
  await page.goto(`/orders/${orderId}`);
  await untilShown(page, () => expect(link).toBeVisible({ timeout: 1000 }));
  await expect(page.getByText(say('deliveries.stages.to-sign')).first()).toBeVisible();
  await looksRight(page);
  const contractId = /c_[0-9A-Z]+/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
  await signContractOnPage(people.purchaser, contractId, WALKS[localeOf(info)].purchaser.name);
});

test('the purchaser has the contract: a Korean PDF with every amount of the order form, and its terms inside', async () => {
  const { page, say } = people.purchaser;
  const link = page.locator('main a[href^="/contracts/"]').first();
  await page.goto(`/orders/${orderId}`);
  await untilShown(page, () => expect(link).toBeVisible({ timeout: 1000 }));
  await link.click();
  await page.waitForURL(/\/contracts\/c_/);
  const download = page.getByRole('link', { name: say('contracts.page.download') });
  await untilShown(page, () => expect(download).toBeVisible({ timeout: 1000 }));
  await looksRight(page);
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  const seen = await readPdf(await readFile(await file.path()));
  expect(seen.text).toContain('리스 계약서');
  expect(seen.marked).toBe(true);
  const terms = Buffer.from(seen.attachments['terms.json'] ?? []);
  expect(seen.text.replaceAll(/\s/g, '')).toContain(createHash('sha256').update(terms).digest('hex'));
  const text = seen.text.replaceAll(/\s/g, '');
  for (const minor of formAmounts) {
    if (BigInt(minor) > 0n) expect.soft(text, `order form amount ${minor}`).toContain(formatMoney(BigInt(minor), 'KRW', 'ko').replaceAll(/\s/g, ''));
  }
  await page.goto('/recompute');
  await page.locator('input[type=file]').setInputFiles(await file.path().then(async (path) => ({ name: 'contract.pdf', mimeType: 'application/pdf', buffer: await readFile(path) })));
  await expect(page.getByText(say('recompute.allAgrees')), 'anybody finds that the contract agrees').toBeVisible();
  await looksRight(page);
});

test('the lease is there with its schedule, nothing marked paid; nobody else can open the papers', async () => {
  const { page } = people.purchaser;
  await untilShown(page, async () => {
    await page.goto('/leases');
    await expect(page.locator('a[href^="/leases/l_"]').first()).toBeVisible({ timeout: 1000 });
  });
  await looksRight(page);
  await page.locator('a[href^="/leases/l_"]').first().click();
  await page.waitForURL(/\/leases\/l_/);
  await looksRight(page);
  const lease = new URL(page.url()).pathname;
  const answer = await people.admin.page.goto(lease);
  expect(answer?.status()).toBe(403);
});
