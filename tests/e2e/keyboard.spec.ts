import { expect, test, type Page } from '@playwright/test';
import { signedIn } from '../support/browser';

/* WCAG 2.4.11: whoever goes through a page by keyboard sees where they are, bars at the edges or not. */

/** What has the focus, where a bar lies over the middle of it. */
const hiddenFocus = (page: Page) => page.evaluate(() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const seen = focused.closest('label') ?? focused;
  const { left, top, width, height } = seen.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
  return above && (seen.contains(above) || above.contains(seen)) ? null : `${focused.outerHTML.slice(0, 120)} under ${above?.outerHTML.slice(0, 80)}`;
});

async function walk(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const stops = await page.evaluate(() => document.querySelectorAll('a[href], button:enabled, input:enabled, select:enabled, textarea:enabled').length);
  for (let stop = 0; stop < Math.min(stops, 40); stop += 1) {
    await page.keyboard.press('Tab');
    expect.soft(await hiddenFocus(page), `${address}, stop ${stop + 1}`).toBeNull();
  }
}

test('no bar ever hides what has the focus', { tag: '@phone' }, async ({ browser }, info) => {
  const purchaser = await signedIn(browser, info, 'purchaser@dalmada.test');
  await purchaser.page.goto('/search?q=%ED%94%BC%EC%95%84%EB%85%B8');
  const product = (await purchaser.page.locator('main a[href^="/p/"]').first().getAttribute('href')) ?? '';
  // The tray of what is to be compared lies over the lower edge too.
  await purchaser.page.locator('[data-compare-tick] input').first().check();
  for (const address of ['/', product, `/limits/new?listing=${product.split(/[/?]/)[2]}&term=36&first=0`, '/account']) await walk(purchaser.page, address);
  const seller = await signedIn(browser, info, 'seller@dalmada.test');
  for (const address of ['/seller/listings/new']) await walk(seller.page, address);
  await Promise.all([purchaser, seller].map(({ page }) => page.context().close()));
});
