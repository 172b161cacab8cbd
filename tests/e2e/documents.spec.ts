import { expect, test, type Page } from '@playwright/test';
import { signIn, signedIn, visitor, type Person } from '../support/browser';

/* The mall's pages are the same for everybody and made alive part by part: what that must not cost whoever reads them. */

/** A line on which every answer takes so long. */
async function slowLine(page: Page, ms: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: ms, downloadThroughput: -1, uploadThroughput: -1 });
}

const chosen = (page: Page, id: string) => page.locator(`label:has(#${id})`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
const openAlive = async ({ page }: Person, path: string) => {
  await page.goto(path);
  await page.locator('mall-island[data-name=LiveConditions][data-awake]').waitFor({ state: 'attached' });
};

test('a page of the mall has the same bytes for everybody, and says in a few that it is still true', async ({ browser, request }, info) => {
  const { page } = await signedIn(browser, info, 'purchaser2@dalmada.test');
  await page.goto('/');
  const product = (await page.locator('main a[href^="/p/"]').first().getAttribute('href')) ?? '';
  for (const path of ['/', '/c/computers', product, '/search?q=%EC%86%8C%ED%8C%8C', '/compare']) {
    const headers = { 'accept-language': 'ko' };
    const [mine, anybodys] = await Promise.all([page.request.get(path, { headers }), request.get(path, { headers })]);
    expect(mine.headers()['etag'], path).toBe(anybodys.headers()['etag']);
    expect((await mine.body()).equals(await anybodys.body()), path).toBe(true);
    expect((await request.get(path, { headers: { ...headers, 'if-none-match': anybodys.headers()['etag'] ?? '' } })).status(), path).toBe(304);
  }
  await page.context().close();
});

test('whoever signs out on a page of the mall is gone from it', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, 'purchaser2@dalmada.test');
  await page.goto('/c/computers');
  const banner = page.getByRole('banner').first();
  await banner.getByRole('button', { name: '박도윤' }).click();
  await banner.getByRole('button', { name: say('common.signOut'), exact: true }).click();
  await expect(banner.getByRole('link', { name: say('common.signIn'), exact: true })).toBeVisible();
  await page.goBack();
  await expect(banner).not.toContainText('박도윤');
  await page.goto('/orders');
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.context().close();
});

test('what is typed while an answer is on its way stays, with its focus', { tag: '@desk' }, async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page } = person;
  await openAlive(person, '/search?term=12');
  await slowLine(page, 700);
  await chosen(page, 'term-24').click();
  await page.locator('#max').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('123456', { delay: 200 });
  await page.waitForTimeout(1_500);
  await expect(page.locator('#max')).toHaveValue('123456');
  expect(await focused(page)).toBe('max');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('max') === '123456' && url.searchParams.get('term') === '24');
  await page.context().close();
});

test('a sheet that is opened again before the answer came stays open, and nothing chosen is lost; back leads to the front page', { tag: '@phone' }, async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page } = person;
  await openAlive(person, '/');
  await slowLine(page, 800);
  await page.locator('#open-term').click();
  await chosen(page, 'term-48').click();
  await page.keyboard.press('Escape');
  await page.locator('#open-first').click();
  await chosen(page, 'first-20').click();
  await page.waitForTimeout(2_000);
  await expect(page.locator('#price-terms:popover-open')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.searchParams.get('term') === '48' && url.searchParams.get('first') === '20');
  await page.goBack();
  await expect(page).toHaveURL('/');
  await page.context().close();
});

test('back from conditions, however many were tried, is the category without any', { tag: '@desk' }, async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page } = person;
  await page.goto('/');
  await openAlive(person, '/c/furniture');
  const all = await page.locator('main article, main li > h3').count();
  await chosen(page, 'term-24').click();
  await page.waitForURL((url) => url.searchParams.get('term') === '24');
  await chosen(page, 'first-20').click();
  await page.waitForURL((url) => url.searchParams.get('first') === '20');
  await page.goBack();
  await expect(page).toHaveURL('/c/furniture');
  await expect(page.locator('#term-24')).not.toBeChecked();
  await expect(page.locator('main article, main li > h3')).toHaveCount(all);
  await page.goBack();
  await expect(page).toHaveURL('/');
  await page.context().close();
});

test('every press on the ceiling counts, however fast', { tag: '@desk' }, async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page } = person;
  await openAlive(person, '/search?term=12');
  await page.locator('#max-slider').focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL((url) => url.searchParams.get('max') === '300000');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowLeft');
  await page.waitForURL((url) => url.searchParams.get('max') === '270000');
  expect(await focused(page)).toBe('max-slider');
  await page.context().close();
});

test('a chip taken away hands the focus to the next', async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page } = person;
  await openAlive(person, '/c/computers?term=48&max=150000&stock=1');
  const chips = page.locator('main a[data-stay=replace]');
  const next = await chips.nth(1).getAttribute('aria-label');
  await chips.first().press('Enter');
  await page.waitForURL((url) => url.searchParams.get('max') === null);
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', next ?? '');
  await page.context().close();
});

test('a page that stayed open follows its reader, and their language', async ({ browser }, info) => {
  const person = await signedIn(browser, info, 'purchaser@dalmada.test');
  const { page } = person;
  const banner = page.getByRole('banner').first();
  await openAlive(person, '/c/computers');
  await expect(banner).toContainText('김하늘');
  const other = { ...person, page: await page.context().newPage() };
  await page.context().clearCookies();
  await signIn(other, 'purchaser2@dalmada.test');
  const another = person.say('common.brand') === '달마다' ? 'en' : 'ko';
  await other.page.evaluate((locale) => { document.cookie = `locale=${locale}; path=/`; }, another);
  await page.bringToFront();
  await page.locator('main nav a[data-stay=push]').nth(2).click();
  await expect(page.locator('html')).toHaveAttribute('lang', another);
  await expect(banner).toContainText('박도윤');
  await page.context().close();
});

test('what such a page sends is taken from its own pages alone, from whoever it is for, and never more than a word', { tag: '@phone' }, async ({ browser, request, baseURL }, info) => {
  const seller = await signedIn(browser, info, 'seller@dalmada.test');
  const own = { origin: baseURL ?? '' };
  const heart = { listingId: 'g_00000000000000000000000000', on: true };
  const status = async (by: typeof request, headers: Record<string, string>, data: unknown) => (await by.post('/me/favourites', { headers, data })).status();
  expect(await status(seller.page.request, { origin: 'http://evil.test' }, heart), 'a foreign page').toBe(403);
  expect(await status(request, own, heart), 'nobody').toBe(401);
  expect(await status(seller.page.request, own, heart), 'a desk has no hearts').toBe(404);
  const purchaser = await signedIn(browser, info, 'purchaser2@dalmada.test');
  expect(await status(purchaser.page.request, own, { listingId: 'g_1' }), 'half a word').toBe(422);
  expect(await status(purchaser.page.request, own, { ...heart, listingId: 'x'.repeat(5_000) }), 'too long').toBe(422);
  expect(await status(purchaser.page.request, own, heart), 'goods that are not offered').toBe(409);
  await Promise.all([seller, purchaser].map(({ page }) => page.context().close()));
});

test('a price that is let in is on every page that was kept, and not before', { tag: '@desk' }, async ({ browser }, info) => {
  const [seller, admin, reader] = [await signedIn(browser, info, 'seller3@dalmada.test'), await signedIn(browser, info, 'admin@dalmada.test'), await visitor(browser, info)];
  const list = `/search?q=${encodeURIComponent('너른 호텔 침대')}`;
  await reader.page.goto(list);
  const product = await reader.page.locator('main').getByRole('link', { name: '너른 호텔 침대 퀸' }).getAttribute('href') ?? '';
  const monthOn = async (path: string) => {
    await reader.page.goto(path);
    const shown = reader.page.locator(path === product ? 'main dl [data-amount]' : 'main li:has(h3) [data-amount]').first();
    return BigInt(await shown.getAttribute('data-amount') ?? 0);
  };
  const [before, beforeOnProduct] = [await monthOn(list), await monthOn(product)];
  expect(beforeOnProduct).toBe(before);
  const listing = product.split('/').at(-1) ?? '';
  await seller.page.goto(`/seller/listings/${listing}`);
  await seller.page.getByLabel(seller.say('catalogue.form.cashPrice'), { exact: true }).fill('2,670,000');
  await seller.page.getByRole('button', { name: seller.say('catalogue.form.submit') }).click();
  await expect(seller.page.getByText(seller.say('catalogue.underReview'))).toBeVisible();
  expect([await monthOn(list), await monthOn(product)]).toEqual([before, before]);
  await admin.page.goto(`/admin/listings/${listing}`);
  await admin.page.getByRole('button', { name: admin.say('catalogue.review.publish') }).click();
  await expect(admin.page.getByText(admin.say('catalogue.status.PUBLISHED')).first()).toBeVisible();
  // Whoever asks later than this after the word of it is answered with the new price, however long the answer takes.
  const told = performance.now() + 5_000;
  for (const path of [list, product]) {
    let [asked, month] = [0, before];
    do [asked, month] = [performance.now(), await monthOn(path)]; while (month === before && asked < told);
    expect(Number(month) / Number(before), path).toBeCloseTo(1.5, 2);
  }
});
