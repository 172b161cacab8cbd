import { expect, test, type Page } from '@playwright/test';
import { signedIn } from '../support/browser';

/* Links that change an address's question alone: from a list without one, as a person does who has just come. */

/** A page that is loaded anew forgets this. */
const mark = (page: Page) => page.evaluate(() => { document.body.dataset['stayed'] = 'yes'; });
const stayed = (page: Page) => expect(page.locator('body')).toHaveAttribute('data-stayed', 'yes');

for (const [email, list] of [['seller@dalmada.test', '/seller/orders'], ['seller@dalmada.test', '/seller/listings'], ['admin@dalmada.test', '/admin/audit']] as const) {
  test(`a link that asks something else of ${list} is followed at once`, { tag: '@desk' }, async ({ browser }, info) => {
    const { page } = await signedIn(browser, info, email);
    await page.goto(list);
    // What is seen is fetched beforehand: it must not be mistaken for what is shown.
    await page.waitForLoadState('networkidle');
    await mark(page);
    const before = await page.locator('main').innerText();
    const links = page.locator(`main a[href^="${list}?"]:not([aria-current])`);
    const address = await links.first().getAttribute('href') ?? '';
    await links.first().click();
    await expect(page).toHaveURL(address);
    await expect.poll(() => page.locator('main').innerText()).not.toBe(before);
    await stayed(page);
    await page.goBack();
    await expect.poll(() => page.locator('main').innerText()).toBe(before);
    await page.context().close();
  });
}

test('a seller opens an order in its row, and folds it again', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, 'seller@dalmada.test');
  await page.goto('/seller/orders');
  await page.waitForLoadState('networkidle');
  await mark(page);
  await page.locator('main a[href^="/seller/orders?open="]').first().click();
  await expect(page.getByRole('heading', { name: say('deliveries.seller.notice.title'), exact: true })).toBeVisible();
  await page.getByRole('link', { name: new RegExp(say('deliveries.seller.actions.fold')) }).click();
  await expect(page.getByRole('heading', { name: say('deliveries.seller.notice.title'), exact: true })).toHaveCount(0);
  await stayed(page);
  await page.context().close();
});
