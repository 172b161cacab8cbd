import { expect, test, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { looksRight, signedIn, visitor, type Person } from '../support/browser';

const picture = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background } }).jpeg().toBuffer();
const file = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });

const choose = ({ page }: Person, ...files: ReturnType<typeof file>[]) => page.locator('input[type=file]').first().setInputFiles(files);
const words = ({ page, say }: Person, number: number) => page.getByLabel(say('photos.alt', { number }), { exact: true });
const button = ({ page, say }: Person, key: string, number?: number) => page.getByRole('button', { name: say(key, number === undefined ? {} : { number }), exact: true });
const row = (page: Page, number: number) => page.locator(`[data-row="${number - 1}"]`);

async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press('Enter');
}

async function errorBeside(control: Locator): Promise<string> {
  const ids = (await control.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const texts = await Promise.all(ids.filter((id) => id.endsWith('-error')).map((id) => control.page().locator(`[id="${id}"]`).innerText()));
  return texts.join(' ').trim();
}

/** Width over height of what a row's picture really is. */
const shapeOf = (page: Page, number: number) => row(page, number).locator('img')
  .evaluate((image: HTMLImageElement) => image.decode().then(() => Math.round((100 * image.naturalWidth) / image.naturalHeight)));

test('two photos are put up, cropped, put in order, described and taken away again without a pointer', async ({ browser }, info) => {
  test.slow();
  const seller = await signedIn(browser, info, 'seller@dalmada.test');
  const { page, say } = seller;
  await seller.open('/seller/listings/new');

  await test.step('both arrive, in the order in which they were chosen', async () => {
    await choose(seller, file('wide.jpg', await picture(1200, 300, '#5f7d8c')), file('square.jpg', await picture(600, 600, '#8c5f5f')));
    await expect(words(seller, 2)).toBeVisible();
    await expect(row(page, 1).getByText(say('photos.cover'))).toBeVisible();
    await expect.poll(() => shapeOf(page, 1)).toBe(400);
    expect(await shapeOf(page, 2)).toBe(100);
    await expect(page.getByRole('status').filter({ hasText: say('photos.added', { number: 2 }) })).toBeAttached();
    await words(seller, 1).fill('길게 눕힌 드론');
    await looksRight(page);
  });

  await test.step('one is moved by its buttons; the focus goes with it and the move is said', async () => {
    await press(button(seller, 'photos.later', 1));
    await expect(words(seller, 2)).toHaveValue('길게 눕힌 드론');
    await expect(words(seller, 1)).toHaveValue('');
    await expect(button(seller, 'photos.earlier', 2)).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: say('photos.moved', { to: 2, total: 2 }) })).toBeAttached();
    await page.keyboard.press('Enter');
    await expect(words(seller, 1)).toHaveValue('길게 눕힌 드론');
    await expect(button(seller, 'photos.later', 1)).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: say('photos.movedFirst') })).toBeAttached();
  });

  await test.step('it is cropped by numbers, and cropping can be undone', async () => {
    await press(button(seller, 'photos.crop', 1));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel(say('photos.width'), { exact: true })).toHaveValue('1200');
    await expect(button(seller, 'photos.keep')).toBeDisabled();
    await looksRight(page);
    await dialog.getByRole('radio', { name: say('photos.ratios.free') }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByLabel(say('photos.width'), { exact: true })).toHaveValue('400');
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByRole('radio', { name: say('photos.ratios.square') })).toBeChecked();
    await dialog.getByLabel(say('photos.height'), { exact: true }).fill('200');
    await expect(dialog.getByLabel(say('photos.width'), { exact: true })).toHaveValue('200');
    await dialog.getByLabel(say('photos.left'), { exact: true }).fill('99999');
    await page.keyboard.press('Tab');
    await expect(dialog.getByLabel(say('photos.left'), { exact: true })).toHaveValue('1000');
    await expect(dialog.getByText(say('photos.size', { width: 200, height: 200 }))).toBeVisible();
    await press(button(seller, 'photos.keep'));
    await expect(dialog).toBeHidden();
    await expect.poll(() => shapeOf(page, 1)).toBe(100);
    await expect(words(seller, 1)).toHaveValue('길게 눕힌 드론');
    await press(button(seller, 'photos.undo'));
    await expect.poll(() => shapeOf(page, 1)).toBe(400);
    await expect(button(seller, 'photos.crop', 1)).toBeFocused();
  });

  await test.step('one is taken away and comes back with its words', async () => {
    await press(button(seller, 'photos.remove', 1));
    await expect(words(seller, 2)).toBeHidden();
    await expect(button(seller, 'photos.remove', 1)).toBeFocused();
    await press(button(seller, 'photos.undo'));
    await expect(button(seller, 'photos.remove', 1)).toBeFocused();
    await expect(words(seller, 1)).toHaveValue('길게 눕힌 드론');
    await expect(words(seller, 2)).toHaveValue('');
  });

  await test.step('handed in without words for the second, it is said beside that field alone', async () => {
    await page.getByRole('button', { name: say('catalogue.form.submit') }).click();
    await expect(page.getByRole('alert').first()).toBeFocused();
    expect(await errorBeside(words(seller, 2))).toBe(say('photos.errors.alt'));
    expect(await errorBeside(words(seller, 1))).toBe('');
    await looksRight(page);
  });
});

test('a photo that did not arrive is sent again; what cannot be taken is said before it is sent', async ({ browser }, info) => {
  const seller = await signedIn(browser, info, 'seller2@dalmada.test');
  const { page, say } = seller;
  await seller.open('/seller/listings/new');
  let sent = 0;
  await page.route('**/files', async (route) => {
    sent += 1;
    return sent === 1 ? route.abort('connectionfailed') : route.continue();
  });
  await choose(seller, file('drawing.svg', Buffer.from('<svg/>'), 'image/svg+xml'), file('huge.jpg', Buffer.alloc(10 * 1024 * 1024 + 1)), file('empty.png', Buffer.alloc(0), 'image/png'));
  for (const code of ['type', 'size', 'empty']) await expect(page.getByText(say(`photos.errors.${code}`))).toBeVisible();
  expect(sent).toBe(0);
  await expect(page.getByRole('button', { name: say('common.retryOf', { name: 'huge.jpg' }) })).toHaveCount(0);
  for (const name of ['drawing.svg', 'huge.jpg', 'empty.png']) await page.getByRole('button', { name: say('common.removeOf', { name }) }).click();

  await choose(seller, file('lost.jpg', await picture(300, 200, '#5f7d8c')));
  const retry = page.getByRole('button', { name: say('common.retryOf', { name: 'lost.jpg' }) });
  await expect(page.getByText(say('errors.not-sent'))).toBeVisible();
  await looksRight(page);
  await press(retry);
  await expect(words(seller, 1)).toBeVisible();
  await expect(retry).toHaveCount(0);
  expect(sent).toBe(2);

  await choose(seller, ...await Promise.all(Array.from({ length: 13 }, async (_, n) => file(`more-${n}.jpg`, await picture(200, 150, `rgb(${n * 9}, 90, 120)`)))));
  await expect(page.getByText(say('photos.errors.no-room'))).toHaveCount(2);
  await expect(words(seller, 12)).toBeVisible({ timeout: 30_000 });
  await expect(words(seller, 13)).toHaveCount(0);
});

test('a published photo is kept by every cache for a year, a draft’s by its seller’s browser alone', async ({ browser }, info) => {
  const reader = await visitor(browser, info);
  await reader.open('/');
  const shown = await reader.page.locator('main :is(article, li) img').first().evaluate((image: HTMLImageElement) => image.decode().then(() => image.currentSrc));
  expect(shown).toMatch(/\/files\/f_\w+\/\d+\.(avif|webp)$/);
  const address = shown.replace(/\d+\.\w+$/, '320.webp');
  await expect.poll(async () => (await reader.page.request.get(address)).headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  const answer = await reader.page.request.get(address);
  const { etag, ...headers } = answer.headers();
  expect([answer.status(), headers['content-type'], headers['x-content-type-options'], (await sharp(await answer.body()).metadata()).width]).toEqual([200, 'image/webp', 'nosniff', 320]);
  const again = await reader.page.request.get(address, { headers: { 'if-none-match': etag ?? '' } });
  expect([again.status(), (await again.body()).byteLength, again.headers()['cache-control']]).toEqual([304, 0, 'public, max-age=31536000, immutable']);
  for (const name of ['321.webp', '320.png', '320', '320.webp.exe']) expect((await reader.page.request.get(address.replace('320.webp', name))).status()).toBe(404);

  const seller = await signedIn(browser, info, 'seller@dalmada.test');
  const stored = await seller.page.request.post('/files', { headers: { origin: new URL(info.project.use.baseURL ?? '').origin }, multipart: { file: file('draft.jpg', await picture(700, 500, '#4f6d7c')) } });
  const { fileId } = (await stored.json()) as { fileId: string };
  const own = `/files/${fileId}/480.avif`;
  await expect.poll(async () => (await seller.page.request.get(own)).headers()['content-type'], { timeout: 20_000 }).toBe('image/avif');
  expect((await seller.page.request.get(own)).headers()['cache-control']).toBe('private, max-age=3600');
  expect((await reader.page.request.get(own)).status()).toBe(404);
});
