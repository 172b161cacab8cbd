import { expect, test, type Page } from '@playwright/test';
import { signedIn } from '../support/browser';

/** More stops than this between two things that one wants, and a person gives up. */
const MOST_STOPS = 60;

/** What a hand presses, no more: every key is counted, and what is waited for after one that leads on. */
class Keys {
  pressed = 0;
  waitedMs = 0;

  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.pressed += 1;
    await this.page.keyboard.press(key);
  }

  /** Presses a key and waits for what comes of it. */
  async lead(key: string, arrival: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await this.press(key);
    await arrival();
    this.waitedMs += performance.now() - began;
  }

  async type(text: string): Promise<void> {
    this.pressed += text.length;
    await this.page.keyboard.type(text);
  }

  /** Goes from stop to stop until the focus is on one that the selector names. */
  async to(selector: string): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.press('Tab');
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`${MOST_STOPS} stops, and none is ${selector}`);
  }
}

/* Two keys a second is slow typing: with what was waited for, two minutes are enough. */
const SECONDS_A_KEY = 0.5;

test('whoever is new here finds a product, compares three and opens an order form in two minutes, with the keyboard alone', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, 'purchaser2@dalmada.test');
  await page.goto('/');
  const keys = new Keys(page);
  await keys.to('[name=q]');
  await keys.type('소파');
  await keys.lead('Enter', () => page.waitForURL(/\/search\?q=/));
  const ids: string[] = [];
  for (let place = 0; place < 3; place += 1) {
    await keys.to('[data-compare-tick] input');
    await keys.press('Space');
    ids.push(await page.evaluate(() => document.activeElement?.closest('li')?.querySelector('a[href^="/p/"]')?.getAttribute('href')?.slice(3) ?? ''));
  }
  await keys.to('a[href^="/compare?"]');
  await keys.lead('Enter', async () => {
    await page.waitForURL((url) => url.pathname === '/compare' && url.searchParams.get('ids') === ids.join(','));
    await expect(page.getByRole('columnheader')).toHaveCount(3);
  });
  await keys.to('th a[href^="/p/"]');
  await keys.lead('Enter', () => page.waitForURL(/\/p\/g_/));
  await keys.to('a[href^="/limits/new?"]');
  await keys.lead('Enter', async () => {
    await page.waitForURL(/\/limits\/new\?/);
    await page.locator('form[data-ready]').waitFor();
  });
  await keys.to('[name=annualIncomeMinor]');
  await keys.type('72000000');
  await keys.to('[name=employment]');
  await keys.press('ArrowDown');
  await keys.to('[name=monthlyObligationsMinor]');
  await keys.type('0');
  await keys.to('input[name=lenders][value=desk]');
  await keys.press('Space');
  await keys.to('button[type=submit]');
  await keys.lead('Enter', async () => {
    await page.waitForURL(/\/limits\/q_/);
    await expect(page.locator('input[name=offer]')).toHaveCount(1, { timeout: 60_000 });
  });
  await keys.to('main button:last-of-type');
  await keys.lead('Enter', async () => {
    await page.waitForURL(/\/orders\/o_[^/]+\/form/);
    await expect(page.getByRole('heading', { level: 1, name: say('orders.form.steps.goods') })).toBeVisible();
  });
  const waited = keys.waitedMs / 1000;
  process.stdout.write(`Newcomer: ${keys.pressed} keys, ${waited.toFixed(1)} s of pages\n`);
  expect(waited + keys.pressed * SECONDS_A_KEY, 'seconds of pages and of keys').toBeLessThan(120);
  await page.context().close();
});
