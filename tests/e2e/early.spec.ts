import { expect, test, type Page } from '@playwright/test';
import { translate } from '@/lib/platform/messages';
import { localeOf, signedIn, signIn, visitor } from '../support/browser';

/* A slow phone: the page is read and used before its scripts have come. */

/** No script of the next page comes before what this returns is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => { letThrough = resolve; });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => { await gate; await route.continue(); });
  return letThrough;
}

test('a form filled in and sent before the page is alive is sent once it is, with what was typed', async ({ browser }, info) => {
  const { page } = await visitor(browser, info);
  const letThrough = await holdScripts(page);
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await page.locator('[name=email]').fill('purchaser@dalmada.test');
  await page.locator('[name=password]').fill('a password that is not hers');
  await page.getByRole('button', { name: translate(localeOf(info), 'accounts.signIn.submit'), exact: true }).click();
  await expect(page, 'the browser has not sent it by itself').toHaveURL(/\/sign-in$/);
  letThrough();
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
  const letThrough = await holdScripts(page);
  await page.goto(address ?? '', { waitUntil: 'commit' });
  const price = page.locator('[name="product.cashPrice"]');
  await price.focus();
  await page.keyboard.press('ControlOrMeta+A');
  letThrough();
  await expect.poll(() => price.evaluate((input) => Object.keys(input).some((key) => key.startsWith('__reactProps'))), 'the page is alive').toBe(true);
  await page.waitForLoadState('networkidle');
  await page.keyboard.type('2670000');
  await expect(price).toHaveValue('2,670,000');
  await page.context().close();
});

test('what is typed and chosen in an order form before the page is alive stays, beside what was not saved yet', { tag: '@phone' }, async ({ browser }, info) => {
  const { page } = await signedIn(browser, info, 'purchaser3@dalmada.test');
  await page.goto('/orders');
  const form = await page.locator('main a[href$="/form"]').first().getAttribute('href') ?? '';
  const [name, road, day] = [page.locator('[name=recipientName]'), page.locator('[name=road]'), page.locator('[name=dueDay]')];
  const saved = () => page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().includes(form));
  await page.goto(`${form}#step=2`);
  await page.locator('form[data-ready]').waitFor();
  await Promise.all([saved(), road.fill('서울 마포구 월드컵북로 1')]);
  const [typed, unsaved] = [`김하늘 ${Date.now() % 1000}`, `서울 마포구 월드컵북로 ${2 + (Date.now() % 1000)}`];
  await road.fill(unsaved);
  const letThrough = await holdScripts(page);
  await page.reload({ waitUntil: 'commit' });
  await name.fill(typed);
  await day.selectOption('7');
  const savedNow = saved();
  letThrough();
  await savedNow;
  for (const when of ['alive', 'loaded again']) {
    await expect(name, when).toHaveValue(typed);
    await expect(day, when).toHaveValue('7');
    await expect(road, when).toHaveValue(unsaved);
    await page.reload();
  }
  await page.context().close();
});

test('choices ticked before the page is alive are saved once it is, each of them, and nothing else', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, info.project.name === 'ko-390' ? 'purchaser5@dalmada.test' : 'purchaser6@dalmada.test');
  const row = page.getByRole('group', { name: say('people.notices.offers') });
  const boxes = [row.getByLabel(say('people.notices.inApp')), row.getByLabel(say('people.notices.byMail'))];
  const letThrough = await holdScripts(page);
  await page.goto('/account/notifications', { waitUntil: 'commit' });
  await boxes[0]?.waitFor();
  const were = await Promise.all(boxes.map((box) => box.isChecked()));
  for (const [index, box] of boxes.entries()) await box.setChecked(!were[index]);
  const other = page.getByRole('group', { name: say('people.notices.contracts') }).getByLabel(say('people.notices.byMail'));
  const otherWas = await other.isChecked();
  // As a browser puts back what it remembers of a page.
  await other.evaluate((box: HTMLInputElement) => { box.checked = !box.checked; });
  letThrough();
  await expect(page.locator('[data-sonner-toast]').filter({ hasText: say('people.notices.saved') })).toHaveCount(2);
  await page.reload();
  for (const [index, box] of boxes.entries()) await expect(box).toBeChecked({ checked: !were[index] });
  await expect(other, 'what nobody ticked').toBeChecked({ checked: otherWas });
  await page.context().close();
});

test('a language chosen before the page is alive is the language once it is', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, info.project.name === 'ko-390' ? 'purchaser5@dalmada.test' : 'purchaser6@dalmada.test');
  const other = localeOf(info) === 'ko' ? 'en' : 'ko';
  const label = (locale: string) => page.locator('label').filter({ has: page.locator(`[name=locale][value=${locale}]`) });
  const letThrough = await holdScripts(page);
  await page.goto('/account/profile', { waitUntil: 'commit' });
  await label(other).click();
  letThrough();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(translate(other, 'people.nav.profile'));
  await label(localeOf(info)).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('people.nav.profile'));
  await page.context().close();
});
