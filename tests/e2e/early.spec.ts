import { expect, test } from '@playwright/test';
import { translate } from '@/lib/platform/messages';
import { localeOf, signedIn, signIn, visitor } from '../support/browser';

/* A slow phone: the page is read and used before its scripts have come. */

test('a form filled in and sent before the page is alive is sent once it is, with what was typed', async ({ browser }, info) => {
  const { page } = await visitor(browser, info);
  let let_through = () => {};
  const gate = new Promise<void>((resolve) => { let_through = resolve; });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => { await gate; await route.continue(); });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await page.locator('[name=email]').fill('purchaser@dalmada.test');
  await page.locator('[name=password]').fill('a password that is not hers');
  await page.getByRole('button', { name: translate(localeOf(info), 'accounts.signIn.submit'), exact: true }).click();
  await expect(page, 'the browser has not sent it by itself').toHaveURL(/\/sign-in$/);
  let_through();
  await expect(page.getByText(translate(localeOf(info), 'accounts.errors.wrong-credentials')).first()).toBeVisible();
  await expect(page.locator('[name=email]')).toHaveValue('purchaser@dalmada.test');
  await page.context().close();
});

test('an edit form shows what it holds before its scripts have come', async ({ browser }, info) => {
  const seller = await visitor(browser, info);
  await signIn(seller, 'seller@dalmada.test');
  await seller.page.goto('/seller/listings?status=PUBLISHED');
  const address = await seller.page.locator('main a[href^="/seller/listings/g_"]').first().getAttribute('href');
  await seller.page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
  await seller.page.goto(address ?? '');
  await expect(seller.page.locator('[name="product.title"]')).toHaveValue(/./);
  await expect(seller.page.locator('[name="product.cashPrice"]')).toHaveValue(/^[\d,]+$/);
  await expect(seller.page.locator('input[type=radio][name="product.condition"]:checked')).toHaveCount(1);
  await seller.page.context().close();
});

test('a price selected before the page is alive is typed over, not onto', { tag: '@desk' }, async ({ browser }, info) => {
  const seller = await visitor(browser, info);
  await signIn(seller, 'seller@dalmada.test');
  const { page } = seller;
  await page.goto('/seller/listings?status=PUBLISHED');
  const address = await page.locator('main a[href^="/seller/listings/g_"]').first().getAttribute('href');
  let let_through = () => {};
  const gate = new Promise<void>((resolve) => { let_through = resolve; });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => { await gate; await route.continue(); });
  await page.goto(address ?? '', { waitUntil: 'commit' });
  const price = page.locator('[name="product.cashPrice"]');
  await price.focus();
  await page.keyboard.press('ControlOrMeta+A');
  let_through();
  await expect.poll(() => price.evaluate((input) => Object.keys(input).some((key) => key.startsWith('__reactProps'))), 'the page is alive').toBe(true);
  await page.waitForLoadState('networkidle');
  await page.keyboard.type('2670000');
  await expect(price).toHaveValue('2,670,000');
  await page.context().close();
});

test('a choice ticked before the page is alive is saved once it is', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, info.project.name === 'ko-390' ? 'purchaser5@dalmada.test' : 'purchaser6@dalmada.test');
  const mail = page.getByRole('group', { name: say('people.notices.offers') }).getByLabel(say('people.notices.byMail'));
  let let_through = () => {};
  const gate = new Promise<void>((resolve) => { let_through = resolve; });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => { await gate; await route.continue(); });
  await page.goto('/account/notifications', { waitUntil: 'commit' });
  const was = await mail.isChecked();
  await mail.setChecked(!was);
  let_through();
  await expect(page.locator('[data-sonner-toast]')).toHaveText(say('people.notices.saved'));
  await page.reload();
  await expect(mail).toBeChecked({ checked: !was });
  await page.context().close();
});
