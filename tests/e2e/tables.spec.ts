import { expect, test, type Page } from '@playwright/test';
import { signedIn } from '../support/browser';

/** Beside the rail, and just where each kind of table begins. */
const WIDTHS = [768, 900, 980, 1024, 1260];

const DESKS: readonly { email: string; pages: readonly string[] }[] = [
  { email: 'seller@dalmada.test', pages: ['/seller/orders', '/seller/listings', '/seller/staff'] },
  { email: 'desk@dalmada.test', pages: ['/desk/limits', '/desk/contracts', '/desk/approvals', '/desk/scorecard'] },
  { email: 'admin@dalmada.test', pages: ['/admin', '/admin/listings', '/admin/contracts', '/admin/sellers', '/admin/people', '/admin/institutions', '/admin/audit'] },
];

/** By how much the page, or a table and what is in it, is wider than its place. */
const tooWide = (page: Page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const tables = [...document.querySelectorAll<HTMLElement>('main table[role=table]')];
  return Math.max(scrollWidth - clientWidth, ...tables.map((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0)));
});

for (const { email, pages } of DESKS) {
  test(`tables have the room they need, or are cards: ${email}`, { tag: '@desk' }, async ({ browser }, info) => {
    test.slow();
    const { page } = await signedIn(browser, info, email);
    for (const at of pages) {
      await page.goto(at);
      await expect(page.getByRole('table').first()).toBeAttached();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => tooWide(page), `${at} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
    await page.context().close();
  });
}

test('the rows of the same table are cards where it is narrow and rows where it is not, with their roles in both', { tag: '@desk' }, async ({ browser }, info) => {
  const { page } = await signedIn(browser, info, 'seller@dalmada.test');
  await page.goto('/seller/orders');
  for (const [width, display] of [[1024, 'grid'], [1280, 'table-row']] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.getByRole('row').nth(1)).toHaveCSS('display', display);
    await expect(page.getByRole('row').nth(1).getByRole('cell')).toHaveCount(7);
    await expect(page.getByRole('columnheader')).toHaveCount(7);
  }
  await page.context().close();
});
