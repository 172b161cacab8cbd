import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { looksRight, signedIn, type Person } from '../support/browser';

/** Presses the other language: the page is drawn anew in it. */
async function switchLanguage(page: Page): Promise<void> {
  const before = await page.locator('html').getAttribute('lang');
  await page.getByRole('button', { name: /^(EN English|KO 한국어)$/ }).filter({ visible: true }).first().click();
  await expect(page.locator('html')).not.toHaveAttribute('lang', before ?? '');
}

const title = (page: Page) => page.locator('[name="product.title"]');
const note = ({ page, say }: Person) => page.getByRole('status').filter({ hasText: say('common.draftRestored') });
const discard = ({ page, say }: Person) => page.getByRole('button', { name: say('common.draftDiscard') });
/** Once the form is alive: what is typed before would be the browser's, not the form's. */
const alive = (page: Page) => expect(page.locator('form[data-ready]').first()).toBeAttached();

test('what a seller changed in a listing stays through another language and a reload until it is saved or discarded', async ({ browser }, info) => {
  test.slow();
  const seller = await signedIn(browser, info, 'seller2@dalmada.test');
  const { page, say } = seller;
  await page.goto('/seller/listings');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/seller\/listings\/g_/);
  const before = page.url();
  await page.getByRole('button', { name: say('workplace.duplicate') }).click();
  await page.waitForURL((url) => url.href !== before && /\/seller\/listings\/g_/.test(url.pathname));
  await alive(page);
  const saved = await title(page).inputValue();
  const region = page.locator('[name="product.deliveryRegions"]').first();
  const price = page.locator('[name="product.cashPrice"]');
  const [savedPrice, delivered] = [await price.inputValue(), await region.isChecked()];
  await expect(note(seller)).toHaveCount(0);

  await test.step('typed, ticked and unticked, it outlives the switch there and back', async () => {
    await title(page).fill('아직 저장하지 않은 이름');
    await price.fill('7123000');
    await region.setChecked(!delivered);
    await switchLanguage(page);
    await expect(title(page)).toHaveValue('아직 저장하지 않은 이름');
    await switchLanguage(page);
    await expect(note(seller)).toBeVisible();
    await expect(title(page)).toHaveValue('아직 저장하지 않은 이름');
    await expect(price).toHaveValue('7,123,000');
    expect(await region.isChecked()).toBe(!delivered);
    await looksRight(page);
  });

  await test.step('a reload, and a way to another page and back', async () => {
    await page.reload();
    await expect(note(seller)).toBeVisible();
    await expect(title(page)).toHaveValue('아직 저장하지 않은 이름');
    await page.getByRole('link', { name: say('workplace.preview') }).click();
    await page.waitForURL(/\/preview$/);
    await page.goBack();
    await expect(note(seller)).toBeVisible();
    await expect(title(page)).toHaveValue('아직 저장하지 않은 이름');
  });

  await test.step('discarded, the form shows what is saved, and so it does later', async () => {
    await discard(seller).click();
    await expect(title(page)).toHaveValue(saved);
    await expect(price).toHaveValue(savedPrice);
    expect(await region.isChecked()).toBe(delivered);
    await expect(note(seller)).toHaveCount(0);
    await page.reload();
    await alive(page);
    await expect(title(page)).toHaveValue(saved);
    await expect(note(seller)).toHaveCount(0);
  });

  await test.step('once saved, nothing is restored any more', async () => {
    const next = `${saved.slice(0, 40)} ${Date.now().toString(36)}`;
    await title(page).fill(next);
    await page.reload();
    await expect(note(seller)).toBeVisible();
    await page.getByRole('button', { name: say('catalogue.form.saveDraft') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(next);
    await expect(note(seller)).toHaveCount(0);
    await page.reload();
    await alive(page);
    await expect(title(page)).toHaveValue(next);
    await expect(note(seller)).toHaveCount(0);
  });
});

test('photos that have arrived in a new listing stay with their words; what was typed upon an older state does not', async ({ browser }, info) => {
  const seller = await signedIn(browser, info, 'seller@dalmada.test');
  const { page, say } = seller;
  await page.goto('/seller/listings/new');
  await alive(page);
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#5f7d8c' } }).jpeg().toBuffer();
  const asksBeforeLeaving = () => page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  let arrive = () => {};
  const held = new Promise<void>((resolve) => { arrive = resolve; });
  await page.route('**/files', async (route) => { await held; await route.continue(); });
  expect(await asksBeforeLeaving()).toBe(false);
  await page.locator('input[type=file]').first().setInputFiles([{ name: 'kept.jpg', mimeType: 'image/jpeg', buffer }]);
  await expect.poll(asksBeforeLeaving, 'a photo is on its way').toBe(true);
  arrive();
  const words = page.getByLabel(say('photos.alt', { number: 1 }), { exact: true });
  await words.fill('옆에서 본 모습');
  expect(await asksBeforeLeaving()).toBe(false);
  const picture = page.locator('[data-row="0"] img');
  const shown = await picture.getAttribute('src');
  await page.reload();
  await expect(note(seller)).toBeVisible();
  await expect(words).toHaveValue('옆에서 본 모습');
  await expect(picture).toHaveAttribute('src', shown ?? '');

  const stale = await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((each) => each.startsWith('draft:listing:')) ?? '';
    const { typed } = JSON.parse(sessionStorage.getItem(key) ?? '{}') as { typed: unknown };
    sessionStorage.setItem(key, JSON.stringify({ upon: 'an older state', typed }));
    return key;
  });
  await page.reload();
  await alive(page);
  await expect.poll(() => page.evaluate((key) => sessionStorage.getItem(key), stale)).toBeNull();
  await expect(words).toHaveCount(0);
  await expect(note(seller)).toHaveCount(0);
});

test('carrier, tracking number and a reason in an opened order stay through another language and a reload, and a closed storage stops nothing', async ({ browser }, info) => {
  const seller = await signedIn(browser, info, 'seller@dalmada.test');
  const { page, say } = seller;
  await page.goto('/seller/orders');
  await page.locator('main').getByRole('link').filter({ hasText: new RegExp(`^${say('deliveries.seller.actions.ship')}$`) }).first().click();
  await page.waitForURL(/open=/);
  await alive(page);
  const [carrier, number] = [page.locator('[name=carrier]'), page.locator('[name=trackingNumber]')];
  await carrier.selectOption('CJ');
  await number.fill('688812345678');
  for (const again of [() => switchLanguage(page), () => switchLanguage(page), () => page.reload()]) {
    await again();
    await expect(number).toHaveValue('688812345678');
    await expect(carrier).toHaveValue('CJ');
  }

  const decline = page.getByRole('button', { name: say('deliveries.seller.notice.decline'), exact: true });
  const reason = page.getByRole('dialog').locator('[name=reason]');
  await decline.click();
  await reason.fill('재고가 상했습니다.');
  await page.reload();
  await alive(page);
  await decline.click();
  await expect(reason).toHaveValue('재고가 상했습니다.');
  await page.keyboard.press('Escape');

  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await number.fill('700012345678');
  await carrier.selectOption('');
  await page.getByRole('button', { name: say('deliveries.seller.ship.submit'), exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: say('errors.required') }).or(page.getByText(say('errors.choose'))).first()).toBeVisible();
  await expect(number).toHaveValue('700012345678');
});

test('whoever signs out leaves nothing typed behind in the tab', async ({ browser }, info) => {
  const seller = await signedIn(browser, info, 'seller2@dalmada.test');
  const { page, say } = seller;
  await page.goto('/seller/listings/new');
  await alive(page);
  await title(page).fill('남의 눈에 띄면 안 되는 이름');
  const drafts = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')));
  await expect.poll(drafts).toHaveLength(1);
  await page.getByRole('button', { name: '최지우' }).filter({ visible: true }).first().click();
  await page.getByRole('button', { name: say('common.signOut'), exact: true }).filter({ visible: true }).first().click();
  await page.waitForURL((url) => url.pathname === '/' || url.pathname === '/en');
  expect(await drafts()).toEqual([]);
});
