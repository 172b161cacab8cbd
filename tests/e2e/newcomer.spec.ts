import { expect, test, type Page } from '@playwright/test';
import { signedIn } from '../support/browser';

/** More stops than this between two things that one wants, and a person gives up. */
const MOST_STOPS = 60;

/** Two keys a second is slow typing. */
const SECONDS_A_KEY = 0.5;

/** What a hand presses, no more: every key is counted, and whatever takes longer than the hand for its key, as long as it takes. */
class Keys {
  pressed = 0;
  seconds = 0;

  constructor(private readonly page: Page) {}

  /** Presses a key; then waits for what comes of it. */
  async press(key: string, arrival?: () => Promise<unknown>): Promise<void> {
    await this.count(1, () => this.page.keyboard.press(key));
    if (arrival) await this.count(0, arrival);
  }

  async type(text: string): Promise<void> {
    await this.count(text.length, () => this.page.keyboard.type(text));
  }

  /** Goes from stop to stop until the focus is on one that the selector names. */
  async to(selector: string): Promise<void> {
    let found = false;
    for (let stop = 0; stop < MOST_STOPS && !found; stop += 1) {
      await this.count(1, async () => {
        await this.page.keyboard.press('Tab');
        found = await this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
      });
    }
    if (!found) throw new Error(`${MOST_STOPS} stops, and none is ${selector}`);
  }

  private async count(keys: number, work: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await work();
    this.pressed += keys;
    this.seconds += Math.max(keys * SECONDS_A_KEY, (performance.now() - began) / 1000);
  }
}

test('whoever is new here finds a product, compares three and opens an order form in two minutes, with the keyboard alone', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, 'purchaser2@dalmada.test');
  await page.goto('/');
  const keys = new Keys(page);
  await keys.to('[name=q]');
  await keys.type('소파');
  await keys.press('Enter', () => page.waitForURL(/\/search\?q=/));
  const ids: string[] = [];
  for (let place = 0; place < 3; place += 1) {
    await keys.to('[data-compare-tick] input');
    await keys.press('Space');
    ids.push(await page.evaluate(() => document.activeElement?.closest('li')?.querySelector('a[href^="/p/"]')?.getAttribute('href')?.slice(3) ?? ''));
  }
  await keys.to('a[href^="/compare?"]');
  await keys.press('Enter', async () => {
    await page.waitForURL((url) => url.pathname === '/compare' && url.searchParams.get('ids') === ids.join(','));
    await expect(page.getByRole('columnheader')).toHaveCount(3);
  });
  await keys.to('th a[href^="/p/"]');
  await keys.press('Enter', () => page.waitForURL(/\/p\/g_/));
  await keys.to('a[href^="/limits/new?"]');
  await keys.press('Enter', async () => {
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
  await keys.press('Enter', async () => {
    await page.waitForURL(/\/limits\/q_/);
    await expect(page.locator('input[name=offer]')).toHaveCount(1, { timeout: 60_000 });
  });
  await keys.to('main button:last-of-type');
  await keys.press('Enter', async () => {
    await page.waitForURL(/\/orders\/o_[^/]+\/form/);
    await expect(page.getByRole('heading', { level: 1, name: say('orders.form.steps.goods') })).toBeVisible();
  });
  process.stdout.write(`Newcomer: ${keys.pressed} keys, ${keys.seconds.toFixed(1)} s\n`);
  expect(keys.seconds, 'seconds').toBeLessThan(120);
  await page.context().close();
});
