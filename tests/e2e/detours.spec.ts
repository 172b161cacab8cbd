import { expect, test } from '@playwright/test';
import { localeOf, looksRight, signedIn, type Person } from '../support/browser';
import { bankForgets } from '../support/forgetful-bank';
import { endWithoutContract, reviewOtherSerial } from '../support/review-walk';
import { acceptAndShip, decidePurchase, placeOrder, typeAmount, untilShown } from '../support/road-walk';

/*
 * Where an order leaves the straight road, as purchaser and seller see it. Half of it is walked in Korean on a phone,
 * half in English on a desk. Silence and lapse need days: they are database tests.
 */
test.describe.configure({ mode: 'serial' });

const PEOPLE = {
  ko: { purchaser: { email: 'purchaser2@dalmada.test', name: '박도윤' }, seller: 'seller2@dalmada.test', product: '피아노' },
  en: { purchaser: { email: 'purchaser@dalmada.test', name: '김하늘' }, seller: 'seller@dalmada.test', product: '세탁' },
} as const;

let purchaser: Person;
let seller: Person;

test.beforeAll(async ({ browser }, info) => {
  const { purchaser: buyer, seller: shop } = PEOPLE[localeOf(info)];
  [purchaser, seller] = await Promise.all([signedIn(browser, info, buyer.email), signedIn(browser, info, shop)]);
});
test.afterAll(async () => {
  for (const { page } of [purchaser, seller]) await page.context().close();
});

const stage = ({ page, say }: Person, name: string) => expect(page.getByText(say(`deliveries.stages.${name}`)).first()).toBeVisible();
const placed = (locale: 'ko' | 'en') => placeOrder(purchaser, PEOPLE[locale].purchaser.name, PEOPLE[locale].product);

test('a purchaser goes back after signing and finds the order, cancels before anything is shipped, and may order again', { tag: '@phone' }, async () => {
  const orderId = await placed('ko');
  const { page, say } = purchaser;
  await page.goBack();
  await expect(page, 'a signed form is not open any more').toHaveURL(new RegExp(`/orders/${orderId}$`));
  await stage(purchaser, 'to-accept');
  await page.getByRole('button', { name: say('deliveries.cancel.open'), exact: true }).click();
  await looksRight(page);
  await page.getByRole('dialog').getByRole('button', { name: say('deliveries.cancel.submit'), exact: true }).click();
  await stage(purchaser, 'cancelled');
  await looksRight(page);
  await seller.open(`/seller/orders/${orderId}`);
  await stage(seller, 'cancelled');
  await expect(seller.page.getByRole('button', { name: seller.say('deliveries.seller.notice.accept'), exact: true })).toHaveCount(0);
});

test('a seller who cannot deliver says why, and the purchaser is told', { tag: '@desk' }, async () => {
  const orderId = await placed('en');
  const { page, say } = seller;
  // While nothing happens, the purchaser's open page asks for its version alone, and is not drawn anew.
  const drawn: string[] = [];
  purchaser.page.on('request', (request) => { if (request.headers()['rsc'] && new URL(request.url()).pathname === `/orders/${orderId}`) drawn.push(request.url()); });
  const unchanged = await purchaser.page.waitForResponse((response) => response.url().endsWith(`/orders/${orderId}/version`), { timeout: 25_000 });
  expect(unchanged.status()).toBe(200);
  expect(drawn).toEqual([]);
  expect((await page.request.get(`/orders/${orderId}/version`)).status(), 'the seller’s is another address').toBe(404);
  await page.goto(`/seller/orders/${orderId}`);
  await page.getByRole('button', { name: say('deliveries.seller.notice.decline'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('deliveries.seller.notice.declineSubmit') }).click();
  await expect(dialog.getByText(say('errors.required')).first(), 'a reason is asked for').toBeVisible();
  await looksRight(page);
  await dialog.getByRole('textbox').fill('창고에서 떨어뜨려 부서졌습니다.');
  await dialog.getByRole('button', { name: say('deliveries.seller.notice.declineSubmit') }).click();
  await stage(seller, 'declined');
  // The purchaser's page has been open all the while, and follows by itself.
  await expect(purchaser.page.getByText(purchaser.say('deliveries.stages.declined')).first()).toBeVisible({ timeout: 25_000 });
  await expect(purchaser.page.getByText('창고에서 떨어뜨려 부서졌습니다.').first()).toBeVisible();
});

test('goods that have not come stop the clock; they come after all and are refused; the seller takes them back', { tag: '@phone' }, async () => {
  const orderId = await placed('ko');
  const { page, say } = purchaser;
  // Asked whether to cancel while the seller ships: told that it is too late, and the button is gone.
  const cancel = page.getByRole('button', { name: say('deliveries.cancel.open'), exact: true });
  await cancel.click();
  await acceptAndShip(seller, orderId);
  const question = page.getByRole('dialog');
  await question.getByRole('button', { name: say('deliveries.cancel.submit'), exact: true }).click();
  await expect(question.getByText(say('deliveries.errors.shipped-already')).first()).toBeVisible();
  await expect(question.getByRole('button', { name: say('deliveries.cancel.submit'), exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await stage(purchaser, 'shipped');
  await expect(cancel).toHaveCount(0);
  await page.getByRole('button', { name: say('deliveries.decide.notReceived'), exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('문 앞에도 경비실에도 없습니다.');
  await page.getByRole('dialog').getByRole('button', { name: say('deliveries.decide.notReceivedSubmit'), exact: true }).click();
  await stage(purchaser, 'not-received');
  await looksRight(page);
  await seller.open(`/seller/orders/${orderId}`);
  await stage(seller, 'not-received');
  await decidePurchase(purchaser, orderId, 'REFUSED', '화면에 금이 가 있습니다.');
  await looksRight(page);
  await seller.open(`/seller/orders/${orderId}`);
  await expect(seller.page.getByText('화면에 금이 가 있습니다.').first()).toBeVisible();
  await seller.page.getByRole('button', { name: seller.say('deliveries.seller.returning.submit'), exact: true }).click();
  await stage(seller, 'returned');
  await purchaser.open(`/orders/${orderId}`);
  await stage(purchaser, 'returned');
});

const DEFECT = '왼쪽 모서리에 긁힌 자국이 있고 뒷면의 번호가 상자와 다릅니다.';
const REASON = 'The seller sent a photo of the number on the goods.';

test('goods of another serial number, accepted with a defect, go on to a contract; the admin reads it all and says why it is approved', { tag: '@desk' }, async ({ browser }, info) => {
  const orderId = await placed('en');
  await acceptAndShip(seller, orderId);
  await decidePurchase(purchaser, orderId, 'ACCEPTED_WITH_DEFECTS', DEFECT, 'serialNo');
  await expect(purchaser.page.getByText(DEFECT).first()).toBeVisible();
  await seller.open(`/seller/orders/${orderId}`);
  await expect(seller.page.getByText(DEFECT).first()).toBeVisible();
  const number = (await seller.page.getByText(/^O-\d{4}-\d+$/).first().innerText()).trim();
  await seller.page.getByRole('checkbox').first().check();
  await seller.page.getByRole('button', { name: seller.say('deliveries.seller.relaying.submit'), exact: true }).click();
  await untilShown(seller.page, () => stage(seller, 'accepted'));
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  await reviewOtherSerial(admin, { number, words: DEFECT, reason: REASON });
  await admin.page.context().close();
});

const NO_CONTRACT = '은행이 이 주문의 계약서를 발급할 수 없다고 알려 왔습니다.';

test('a contract that the bank refuses for good ends the order: the goods go back, and both sides read why', { tag: '@phone' }, async ({ browser }, info) => {
  const orderId = await placeOrder(purchaser, PEOPLE.ko.purchaser.name, PEOPLE.ko.product, 'hanbit');
  await acceptAndShip(seller, orderId);
  await decidePurchase(purchaser, orderId, 'ACCEPTED');
  await bankForgets(orderId);
  await seller.page.goto(`/seller/orders/${orderId}`);
  await seller.page.getByRole('checkbox').first().check();
  await seller.page.getByRole('button', { name: seller.say('deliveries.seller.relaying.submit'), exact: true }).click();
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  await endWithoutContract(admin, PEOPLE.ko.purchaser.name, NO_CONTRACT);
  await admin.page.context().close();
  await purchaser.open(`/orders/${orderId}`);
  await stage(purchaser, 'uncontracted');
  await expect(purchaser.page.getByText(purchaser.say('deliveries.purchaserNext.uncontracted'))).toBeVisible();
  await expect(purchaser.page.getByText(NO_CONTRACT)).toBeVisible();
  await seller.open(`/seller/orders/${orderId}`);
  await stage(seller, 'uncontracted');
  await expect(seller.page.getByText(NO_CONTRACT)).toBeVisible();
  await seller.page.getByRole('button', { name: seller.say('deliveries.seller.returning.submit'), exact: true }).click();
  await stage(seller, 'returned');
  await purchaser.open(`/orders/${orderId}`);
  await stage(purchaser, 'returned');
});

test('a limit that is refused comes with its reasons and a way to go on', async ({}, info) => {
  const { page, say } = purchaser;
  await page.goto(`/search?q=${encodeURIComponent(PEOPLE[localeOf(info)].product)}`);
  const listing = ((await page.locator('main a[href^="/p/"]').first().getAttribute('href')) ?? '').split(/[/?]/)[2];
  await page.goto(`/limits/new?listing=${listing}&term=12&first=0`);
  await typeAmount(page, 'annualIncomeMinor', '3000000');
  await page.locator('[name=employment]').selectOption('STUDENT');
  await typeAmount(page, 'monthlyObligationsMinor', '900000');
  await page.locator('input[name=lenders][value=desk]').check();
  await page.getByRole('button', { name: say('limits.form.submit'), exact: true }).click();
  await page.waitForURL(/\/limits\/q_/);
  await expect(page.getByText(say('limits.ended.DECLINED')).first()).toBeVisible();
  await looksRight(page);
});
