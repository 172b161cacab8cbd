import { expect, test, type Page, type Request } from '@playwright/test';
import { DEMO_PASSWORD } from '@/lib/accounts/model/demo-accounts';
import { looksRight, visitor, type Person } from '../support/browser';

/* What somebody marks, ticks and was shown: everything by keyboard. */

const cards = (page: Page) => page.locator('main :is(article, li)').filter({ has: page.locator('[data-compare-tick]') });

/** The name and id of a card of the mall. */
async function cardAt(page: Page, place: number): Promise<{ id: string; title: string }> {
  const link = cards(page).nth(place).locator('a[href*="/p/"]').first();
  const href = (await link.getAttribute('href')) ?? '';
  return { id: /\/p\/(g_[0-9A-Z]{26})/.exec(href)?.[1] ?? '', title: await link.innerText() };
}

const heart = ({ page, say }: Person, title: string) => page.getByRole('button', { name: say('finding.favouriteOf', { title }), exact: true });
const tick = ({ page, say }: Person, title: string) => page.getByRole('checkbox', { name: say('finding.compareOf', { title }), exact: true });

/** As the header's switch would leave it. */
async function inBothThemes(page: Page): Promise<void> {
  await looksRight(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await page.waitForFunction(() => document.documentElement.classList.contains('dark'));
  await looksRight(page);
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a visitor presses a heart by keyboard, signs in, and comes back with the favourite kept', async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page, say } = person;
  // Languages walk side by side, each with goods of its own.
  const place = info.project.name === 'ko-390' ? 2 : 4;
  await person.open('/');
  const { title } = await cardAt(page, place);
  await heart(person, title).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.endsWith('/sign-in'));
  await page.getByLabel(say('accounts.field.email')).fill('purchaser2@dalmada.test');
  await page.getByLabel(say('accounts.field.password'), { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(heart(person, title)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(say('finding.broughtAlong', { count: 1 }))).toBeVisible();

  await test.step('it stands in the list, which reads in both themes; taken out, it can be brought back', async () => {
    await page.goto('/favourites');
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await inBothThemes(page);
    const sent = (on: boolean) => (request: Request) => request.url().endsWith('/me/favourites') && request.postData()?.includes(String(on)) === true;
    // Waited for, so that the last press is not taken for this one below.
    const takenOut = page.waitForEvent('requestfinished', sent(false));
    await heart(person, title).focus();
    await page.keyboard.press('Space');
    await expect(heart(person, title)).toHaveAttribute('aria-pressed', 'false');
    await takenOut;
    await page.route('**/me/favourites', async (route) => {
      // On a bad line the first of two presses takes longer; the last one holds.
      if (sent(true)(route.request())) await new Promise((resolve) => { setTimeout(resolve, 1000); });
      await route.continue();
    });
    const arrived = [true, false].map((on) => page.waitForEvent('requestfinished', sent(on)));
    await page.getByRole('button', { name: say('finding.undo') }).click();
    await expect(heart(person, title)).toHaveAttribute('aria-pressed', 'true');
    await heart(person, title).press('Enter');
    await Promise.all(arrived);
    await page.reload();
    await expect(page.getByRole('heading', { name: title })).toHaveCount(0);
  });
  await page.context().close();
});

test('three are compared by keyboard, a fifth tick says what to do, and the page works without script', async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page, say } = person;
  await person.open('/');
  const goods = await Promise.all([1, 2, 3, 4, 5].map((place) => cardAt(page, place)));
  const tray = page.getByRole('region', { name: say('finding.tray') });
  for (const { title } of goods.slice(0, 4)) {
    await tick(person, title).focus();
    await page.keyboard.press('Space');
    await expect(tick(person, title)).toBeChecked();
  }
  const fifth = goods[4]?.title ?? '';
  await tick(person, fifth).focus();
  await page.keyboard.press('Space');
  await expect(tick(person, fifth)).not.toBeChecked();
  await expect(tray).toContainText(say('finding.full', { max: 4 }));
  await tick(person, goods[3]?.title ?? '').press('Space');
  await expect(tray).toContainText(say('finding.traySize', { count: 3, max: 4 }));
  await expect(tray).not.toContainText(say('finding.full', { max: 4 }));
  await looksRight(page);

  await tray.getByRole('link', { name: say('finding.seeComparison') }).press('Enter');
  await page.waitForURL((url) => url.pathname.endsWith('/compare') && url.searchParams.get('ids') === goods.slice(0, 3).map(({ id }) => id).join(','));
  await page.getByRole('link', { name: say('finding.comparison.percent', { percent: 10 }) }).press('Enter');
  await page.waitForURL((url) => url.searchParams.get('first') === '10');
  const table = page.getByRole('table', { name: say('finding.comparison.table') });
  await expect(table.getByRole('columnheader')).toHaveCount(3);
  const totals = await table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: say('finding.comparison.rows.total'), exact: true }) }).locator('[data-amount]').evaluateAll((all) => all.map((each) => BigInt(each.getAttribute('data-amount') ?? '0')));
  expect(totals).toHaveLength(3);
  await inBothThemes(page);

  await test.step('the table is pushed sideways by the arrow keys, without the page', async () => {
    const region = page.getByRole('region', { name: say('finding.comparison.scroll') });
    if (info.project.name !== 'ko-390') return;
    await region.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => region.evaluate((each) => each.scrollLeft)).toBeGreaterThan(0);
  });

  await test.step('one is taken out; the ticks of the mall follow', async () => {
    await page.getByRole('link', { name: say('finding.comparison.removeOf', { title: goods[0]?.title ?? '' }) }).press('Enter');
    await expect(table.getByRole('columnheader')).toHaveCount(2);
    await page.goto('/');
    await expect(tray).toContainText(say('finding.traySize', { count: 2, max: 4 }));
    await expect(tick(person, goods[0]?.title ?? '')).not.toBeChecked();
  });

  await test.step('the address says the same to a browser without script, and names what is not there', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, locale: info.project.use.locale ?? 'ko-KR', ...(info.project.use.baseURL && { baseURL: info.project.use.baseURL }) });
    const bare = await plain.newPage();
    await bare.goto(`/compare?ids=${goods[0]?.id ?? ''},g_00000000000000000000000000,${goods[1]?.id ?? ''}&term=36&first=10`);
    await expect(bare.getByText(say('finding.comparison.missing', { count: 1 }))).toBeVisible();
    await expect(bare.getByRole('columnheader')).toHaveCount(2);
    await bare.getByRole('link', { name: say('finding.comparison.removeOf', { title: goods[0]?.title ?? '' }) }).click();
    await expect(bare.getByText(say('finding.comparison.onlyOne'))).toBeVisible();
    await bare.goto('/compare');
    await expect(bare.getByText(say('finding.comparison.empty', { max: 4 }))).toBeVisible();
    await plain.close();
  });
  await page.context().close();
});

test('the terms of one product stand side by side, each with what it comes to', async ({ browser }, info) => {
  const { page, say } = await visitor(browser, info);
  await page.goto('/');
  const goods = await cardAt(page, 0);
  await page.goto(`/p/${goods.id}`);
  await page.getByRole('link', { name: say('catalogue.comparePlans') }).press('Enter');
  await page.waitForURL((url) => url.pathname.endsWith('/compare'));
  const plans = (new URL(page.url()).searchParams.get('ids') ?? '').split(',');
  expect(plans.length).toBeGreaterThan(1);
  const months = plans.map((plan) => Number(/^g_\w+\.(\d+)$/.exec(plan)?.[1]));
  const heads = page.getByRole('table', { name: say('finding.comparison.table') }).getByRole('columnheader');
  await expect(heads).toHaveCount(plans.length);
  await Promise.all(months.map((count, place) => expect(heads.nth(place)).toContainText(say('finding.comparison.months', { count }))));
  await expect(page.getByRole('navigation', { name: say('finding.comparison.term') }), 'every plan has its own term').toHaveCount(0);
  await page.getByRole('link', { name: say('finding.comparison.percent', { percent: 10 }) }).press('Enter');
  await page.waitForURL((url) => url.searchParams.get('first') === '10');
  await expect(heads).toHaveCount(plans.length);
  await inBothThemes(page);
  await page.getByRole('link', { name: say('finding.comparison.removeOf', { title: say('finding.comparison.planTitle', { title: goods.title, count: months[0] ?? 0 }) }) }).press('Enter');
  await expect(heads).toHaveCount(plans.length - 1);
  await page.goto(`/compare?ids=${goods.id}.1,${plans[0] ?? ''}`);
  await expect(page.getByText(say('finding.comparison.onlyOne'))).toBeVisible();
  await page.context().close();
});

test('what was shown lately is kept on the device alone, and can be cleared and switched off', async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page, say } = person;
  await page.goto('/');
  const [first, second] = await Promise.all([cardAt(page, 1), cardAt(page, 2)]);
  const look = async (id: string) => {
    await page.goto(`/p/${id}`);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('dalmada.seen') ?? '')).toContain(id);
  };
  for (const { id } of [first, second]) await look(id);
  const row = page.getByRole('list', { name: say('finding.seen.title') });
  await expect(row.getByRole('link')).toHaveText([first.title]);
  await page.goto('/');
  await expect(row.getByRole('link')).toHaveText([second.title, first.title]);
  await looksRight(page);
  await page.getByRole('button', { name: say('finding.seen.clear'), exact: true }).press('Enter');
  await expect(row).toHaveCount(0);
  await look(first.id);
  await look(second.id);
  await page.getByRole('button', { name: say('finding.seen.turnOff') }).press('Enter');
  await page.goto(`/p/${first.id}`);
  await expect(page.getByText(say('finding.seen.off'))).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('dalmada.seen'))).toBe('[]');
  await page.getByRole('button', { name: say('finding.seen.turnOn') }).press('Enter');
  await expect(page.getByText(say('finding.seen.off'))).toHaveCount(0);
  await page.context().close();
});
