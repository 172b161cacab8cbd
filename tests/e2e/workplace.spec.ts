import { translate } from '@/lib/platform/messages';
import { expect, test, type Page } from '@playwright/test';
import { HEADINGS } from '@/lib/workplace/model/columns';
import { looksRight, signedIn, type Person } from '../support/browser';

/** Walks with Tab to what is wanted, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, role: 'button' | 'link' | 'checkbox' | 'radio' = 'button'): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let steps = 0; steps < 120; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${String(name)}`);
}

/* The copy's name is written in its seller's own language, whatever the browser speaks. */
const MARK = translate('ko', 'workplace.copyMark');

/** A draft of this test's own to work on, made by copying a listing of the demo. */
async function ownCopy({ page, say, open }: Person): Promise<string> {
  await open('/seller/listings');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/seller\/listings\/g_/);
  const before = page.url();
  await page.getByRole('button', { name: say('workplace.duplicate') }).click();
  await page.waitForURL((url) => url.href !== before && /\/seller\/listings\/g_/.test(url.pathname));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(MARK);
  await looksRight(page);
  const title = `${MARK} ${Date.now().toString(36)}`;
  await page.getByLabel(say('catalogue.form.title'), { exact: true }).fill(title);
  await page.getByRole('button', { name: say('catalogue.form.saveDraft') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  return title;
}

test('a seller copies a listing, sees it as its purchaser would, and changes its price with others in one go', async ({ browser }, info) => {
  test.slow();
  const seller = await signedIn(browser, info, 'seller2@dalmada.test');
  const { page, say } = seller;
  const title = await ownCopy(seller);

  await test.step('the preview shows the prices and lets nothing be ordered', async () => {
    await page.getByRole('link', { name: say('workplace.preview') }).click();
    await expect(page.getByText(say('workplace.previewTitle'))).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('link', { name: say('catalogue.askLimit') })).toHaveCount(0);
    await looksRight(page);
  });

  await test.step('found by its name, picked, and changed: first shown, then written', async () => {
    await seller.open(`/seller/listings?q=${encodeURIComponent(title)}`);
    await page.getByRole('checkbox').last().check();
    await expect(page.getByRole('status').filter({ hasText: say('workplace.picked', { count: 1 }) })).toBeVisible();
    await looksRight(page);
    await page.getByRole('link', { name: say('workplace.bulk') }).click();
    await page.getByLabel(say('workplace.modes.set'), { exact: true }).check();
    await page.getByRole('button', { name: say('workplace.lookFirst') }).click();
    await expect(page.getByRole('alert').first()).toBeFocused();
    await looksRight(page);
    await page.getByLabel(say('workplace.newPrice')).fill('9,123,000');
    await page.getByRole('button', { name: say('workplace.lookFirst') }).click();
    await page.waitForURL(/\/imports\/gi_/);
    await expect(page.getByText('9,123,000')).toBeVisible();
    await expect(page.locator('[data-amount]').first()).toBeVisible();
    await looksRight(page);
    await page.getByLabel(say('workplace.thenDraft')).check();
    await page.getByRole('button', { name: say('workplace.applyDo', { count: 1 }) }).click();
    await expect(page.getByText(say('workplace.appliedTitle', { count: 1 }))).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(say('workplace.outcomes.SAVED')).first()).toBeVisible();
    await looksRight(page);
  });
});

test('a file goes out, is changed, comes in and is applied, with the keyboard alone', async ({ browser }, info) => {
  test.slow();
  const seller = await signedIn(browser, info, 'seller2@dalmada.test');
  const { page, say } = seller;
  const title = await ownCopy(seller);
  await seller.open('/seller/listings/imports');
  const out = page.waitForEvent('download');
  await tabTo(page, say('workplace.exportAll'), 'link');
  await page.keyboard.press('Enter');
  const file = await (await out).createReadStream();
  let text = '';
  for await (const piece of file) text += String(piece);
  const line = text.split('\r\n').find((each) => each.includes(title)) ?? '';
  const number = /"(L-[0-9-]+)"/.exec(line)?.[1] ?? '';
  expect(number).not.toBe('');

  const changed = `${HEADINGS.number.ko},${HEADINGS.cashPrice.ko}\r\n${number},8123000\r\nL-0001-0001,1\r\n`;
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, say('common.pickFiles'));
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from(changed) });
  await page.waitForURL(/\/imports\/gi_/, { timeout: 30_000 });
  await expect(page.getByText(say('workplace.errors.unknown-number', { number: 'L-0001-0001' }))).toBeVisible();
  await looksRight(page);

  const mend = page.waitForEvent('download');
  await tabTo(page, say('workplace.faultyFile'), 'link');
  await page.keyboard.press('Enter');
  expect((await mend).suggestedFilename()).toMatch(/\.csv$/);
  await tabTo(page, say('workplace.applyDo', { count: 1 }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('workplace.appliedTitle', { count: 1 }))).toBeVisible({ timeout: 30_000 });
  await page.goto(`/seller/listings?q=${number}`);
  await expect(page.locator('[data-amount="8123000"]')).toBeVisible();
  await looksRight(page);
});
