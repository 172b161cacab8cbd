import { expect, test, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { listingTerms, REFERENCE_RATE } from '@/lib/catalogue/model/terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import { translate } from '@/lib/platform/messages';
import { localeOf, looksRight, signedIn, visitor, type Person } from '../support/browser';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** The form's own words. */
const field = ({ page, say }: Person, key: string, params?: Record<string, number>) => page.getByLabel(say(`catalogue.${key}`, params), { exact: true });

/** What stands beside a field as its error. */
async function errorBeside(control: Locator): Promise<string> {
  const ids = (await control.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const texts = await Promise.all(ids.filter((id) => id.endsWith('-error')).map((id) => control.page().locator(`[id="${id}"]`).innerText()));
  return texts.join(' ').trim();
}

const submit = async ({ page, say }: Person) => page.getByRole('button', { name: say('catalogue.form.submit') }).click();

async function photograph({ page, say }: Person): Promise<void> {
  const chooser = page.locator('input[type=file]').first();
  await chooser.setInputFiles({ name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SVG) });
  await expect(page.getByText(say('photos.errors.type'))).toBeVisible();
  await page.getByRole('button', { name: say('common.removeOf', { name: 'drawing.svg' }) }).click();
  // Under another name the browser lets it through; the server looks inside.
  await chooser.setInputFiles({ name: 'drawing.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(SVG) });
  await expect(page.getByText(say('errors.file-type'))).toBeVisible();
  await page.getByRole('button', { name: say('common.removeOf', { name: 'drawing.jpg' }) }).click();
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#5f7d8c' } }).jpeg().toBuffer();
  await chooser.setInputFiles({ name: 'drone.jpg', mimeType: 'image/jpeg', buffer: picture });
  await page.getByLabel(say('photos.alt', { number: 1 })).fill('회색 드론 앞모습');
}

/** The amount that an element shows, in won. */
const amount = (within: Locator) => within.locator('[data-amount]').first().getAttribute('data-amount');

test('a seller registers a product, an admin sends it back and lets it in, and a visitor finds it and reckons its price anew', async ({ browser }, info) => {
  test.slow();
  const seller = await signedIn(browser, info, 'seller@dalmada.test');
  const word = `하늘결${info.project.name.replaceAll(/\W/g, '')}${Date.now().toString(36)}`;
  const { page, say } = seller;

  await test.step('bad input: a message beside each field, and what was typed stays', async () => {
    await seller.open('/seller/listings/new');
    await field(seller, 'form.title').fill(`${word} 드론`);
    await field(seller, 'form.cashPrice').fill('1e6');
    await field(seller, 'form.firstPaymentMax').fill('95');
    await field(seller, 'form.returnCharge').fill('열');
    await submit(seller);
    await expect(page.getByRole('alert').first()).toBeFocused();
    expect(await errorBeside(field(seller, 'category'))).toBe(say('catalogue.errors.missing.category-code', { article: say('disclosures.articles.kr-ita-5-1') }));
    expect(await errorBeside(field(seller, 'form.cashPrice'))).toBe(say('errors.amount'));
    expect(await errorBeside(field(seller, 'form.firstPaymentMax'))).toBe(say('catalogue.errors.first-payment-share'));
    expect(await errorBeside(field(seller, 'form.returnCharge'))).toBe(say('catalogue.errors.percent', { max: 10 }));
    await expect(field(seller, 'form.title')).toHaveValue(`${word} 드론`);
    await expect(field(seller, 'form.cashPrice')).toHaveValue('1e6');
    await expect(field(seller, 'form.firstPaymentMax')).toHaveValue('95');
    await looksRight(page);
  });

  await test.step('what the law wants said and is not said is named with its article', async () => {
    await field(seller, 'category').selectOption('computers');
    await field(seller, 'form.cashPrice').fill('1,990,000');
    await field(seller, 'form.firstPaymentMax').fill('30');
    await field(seller, 'form.returnCharge').fill('10');
    await field(seller, 'brand').fill('하늘결');
    await field(seller, 'model').fill('DR-4');
    await photograph(seller);
    await submit(seller);
    await expect.poll(() => errorBeside(field(seller, 'form.description'))).toBe(say('catalogue.errors.missing.description', { article: say('disclosures.articles.kr-ita-5-1') }));
    await expect(field(seller, 'form.cashPrice')).toHaveValue('1,990,000');
  });

  await test.step('handed in, it waits', async () => {
    await field(seller, 'form.description').fill('30분을 나는 드론입니다.');
    await page.getByRole('button', { name: say('catalogue.form.addSpecification') }).click();
    await field(seller, 'form.specificationName', { number: 1 }).fill('무게');
    await field(seller, 'form.specificationValue', { number: 1 }).fill('890 g');
    await page.getByLabel(`${say('catalogue.form.serials')} (${say('common.optional')})`).fill(`${word}-1\n${word}-2`);
    await submit(seller);
    await page.waitForURL(/\/seller\/listings\/g_/);
    await expect(page.getByText(say('catalogue.underReview'))).toBeVisible();
    await looksRight(page);
  });
  const listingId = page.url().split('/').at(-1) ?? '';

  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  await test.step('an admin asks for changes', async () => {
    await admin.open('/admin/listings');
    await admin.page.getByRole('link', { name: `${word} 드론`, exact: true }).click();
    await admin.page.waitForURL(`**/admin/listings/${listingId}`);
    await expect(admin.page.getByText(admin.say('disclosures.complete'))).toBeVisible();
    await looksRight(admin.page);
    await admin.page.getByRole('button', { name: admin.say('catalogue.review.requestChanges') }).click();
    expect(await errorBeside(admin.page.getByLabel(admin.say('catalogue.review.note'), { exact: true }))).toBe(admin.say('errors.required'));
    await admin.page.getByLabel(admin.say('catalogue.review.note'), { exact: true }).fill('비행 시간을 이름에 적어 주세요.');
    await admin.page.getByRole('button', { name: admin.say('catalogue.review.requestChanges') }).click();
    await expect(admin.page.getByText(admin.say('catalogue.status.CHANGES_REQUESTED')).first()).toBeVisible();
  });

  await test.step('the seller reads the note and mends it', async () => {
    await seller.open(`/seller/listings/${listingId}`);
    await expect(page.getByText('비행 시간을 이름에 적어 주세요.')).toBeVisible();
    await field(seller, 'form.title').fill(`${word} 드론 30분`);
    await submit(seller);
    await expect(page.getByText(say('catalogue.underReview'))).toBeVisible();
  });

  await test.step('the admin lets it in', async () => {
    await admin.open(`/admin/listings/${listingId}`);
    await admin.page.getByRole('button', { name: admin.say('catalogue.review.publish') }).click();
    await expect(admin.page.getByText(admin.say('catalogue.status.PUBLISHED')).first()).toBeVisible();
  });

  await test.step('a visitor without a session finds it and reckons its price anew', async () => {
    const reader = await visitor(browser, info);
    await reader.open(`/search?q=${encodeURIComponent(word.slice(0, 6))}`);
    await reader.page.getByRole('link', { name: `${word} 드론 30분` }).click();
    await reader.page.waitForURL(`**/p/${listingId}`);
    await looksRight(reader.page);

    const priced = (termMonths: number, firstPaymentMinor: bigint) => {
      const terms = listingTerms(
        {
          currency: 'KRW', cashPriceMinor: 1_990_000n, endOfTerm: 'TITLE_TRANSFER', timing: 'ARREARS', roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN',
          firstPaymentMinBps: 0, firstPaymentMaxBps: 3000, offers: [24, 36, 48].map((months) => ({ termMonths: months, residualMinor: '0' })),
        },
        { termMonths, firstPaymentMinor, annualRate: REFERENCE_RATE },
      );
      const schedule = buildSchedule(terms);
      if (!schedule.ok) throw new Error(schedule.error.code);
      return [schedule.value.instalmentMinor.toString(), schedule.value.totalCostMinor.toString()];
    };
    const shown = async () => {
      const pair = reader.page.locator('dl').filter({ has: reader.page.getByText(reader.say('catalogue.instalment'), { exact: true }) }).first().locator('div');
      return [await amount(pair.nth(0)), await amount(pair.nth(1))];
    };
    expect(await shown()).toEqual(priced(36, 0n));
    await reader.page.getByRole('radio', { name: reader.say('catalogue.months').replace('{count}', '24'), exact: true }).check({ force: true });
    expect(await shown()).toEqual(priced(24, 0n));
    await reader.page.getByLabel(reader.say('catalogue.firstPayment')).last().focus();
    const typed = reader.page.locator('input[inputmode=numeric]').first();
    await typed.fill('500000');
    await typed.press('Enter');
    await expect.poll(shown).toEqual(priced(24, 500_000n));
    await expect(reader.page).toHaveURL(/[?&]term=24&first=500000/);
    await reader.page.reload();
    await expect.poll(shown).toEqual(priced(24, 500_000n));
    await typed.fill('512,345');
    await typed.press('Enter');
    await expect.poll(shown).toEqual(priced(24, 512_345n));
    await expect(typed).toHaveValue('512,345');
    await reader.page.getByRole('slider', { name: reader.say('catalogue.firstPayment') }).press('End');
    await expect.poll(shown).toEqual(priced(24, 597_000n));
    await typed.fill('99999999');
    await typed.press('Enter');
    await expect(typed).toHaveAccessibleDescription(/597,000/);
    await expect(typed).toHaveValue('99999999');
    await typed.fill('500000');
    await expect.poll(shown).toEqual(priced(24, 500_000n));
    await expect(reader.page.getByRole('status').filter({ hasText: /\d/ }).first()).toBeAttached();
    const ask = reader.page.getByRole('link', { name: new RegExp(`^(${reader.say('catalogue.askLimit')}|${reader.say('catalogue.askLimitShort')})$`) }).filter({ visible: true });
    await expect(ask).toHaveAttribute('href', `/limits/new?listing=${listingId}&term=24&first=500000`);
    await looksRight(reader.page);
  });
});

/** The month and the total of the first card, in won. */
const firstPrices = (page: Page) => page.locator('main li:has(h3) [data-amount]').evaluateAll((amounts) => amounts.slice(0, 2).map((each) => each.getAttribute('data-amount')));

const priceSheet = async ({ page, say }: Person) => {
  const cell = page.getByRole('button', { name: new RegExp(`^${say('browse.term')}`) });
  if (await cell.isVisible()) await cell.click();
};

test('the mall is walked without a session, by day and by night: list, category, an empty search that helps, and a listing that is not there', async ({ browser }, info) => {
  test.slow();
  const { open, page, say } = await visitor(browser, info);
  const product = async () => (await page.locator('main a[href*="/p/"]').first().getAttribute('href')) ?? '';
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await open('/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(say('catalogue.heroFirst'));
    await open('/c/instruments');
    await expect(page.getByRole('list', { name: say('browse.items') }).getByRole('listitem').first()).toBeVisible();
    await open(`/search?q=${encodeURIComponent('피아노')}&term=48&first=10`);
    await open(await product());
    await open(`/search?q=${encodeURIComponent('피아너')}&max=20000&guarantee=care`);
    await expect(page.getByRole('heading', { name: say('browse.similar') })).toBeVisible();
    await expect(page.getByRole('link', { name: '피아노', exact: true })).toBeVisible();
  }
  await open('/search?q=%3Cscript%3Ealert(1)%3C/script%3E');
  await expect(page.getByText(say('browse.nothingHelpWords'))).toBeVisible();
  for (const path of ['/p/g_00000000000000000000000000', '/c/nothing', '/p/%00']) expect((await page.request.get(path)).status()).toBe(404);
  expect((await page.request.get('/files/f_00000000000000000000000000')).status()).toBe(404);
});

test('the price bar prices every card anew by keyboard, and what has the focus keeps it', { tag: '@desk' }, async ({ browser }, info) => {
  const { open, page, say } = await visitor(browser, info);
  await open('/');
  const usual = await firstPrices(page);
  const chosen = (name: string) => page.getByRole('radio', { name, exact: true });
  await chosen(say('browse.anyTerm')).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/[?&]term=12(&|$)/);
  await expect.poll(() => firstPrices(page)).not.toEqual(usual);
  await expect(chosen('12')).toBeFocused();
  await expect(chosen('12')).toBeChecked();

  const ceiling = page.getByRole('textbox', { name: say('browse.ceiling') });
  await ceiling.fill('９０,０００');
  await ceiling.press('Enter');
  await page.waitForURL(/[?&]max=90000(&|$)/);
  await expect(page.getByRole('slider', { name: say('browse.ceiling') })).toHaveValue('90000');
  await expect(ceiling).toBeFocused();
  for (const month of await page.locator('main li:has(h3) p > span:first-child [data-amount]').all()) {
    expect(Number(await month.getAttribute('data-amount'))).toBeLessThanOrEqual(90_000);
  }
  await page.getByRole('slider', { name: say('browse.ceiling') }).press('ArrowRight');
  await page.waitForURL(/[?&]max=100000(&|$)/);
  await expect(ceiling).toHaveValue('100,000');

  await page.getByRole('combobox', { name: say('browse.sort') }).selectOption('price-low');
  await page.waitForURL(/[?&]sort=price-low(&|$)/);
  await page.getByRole('link', { name: say('browse.clear') }).click();
  await expect(page).toHaveURL(/\/search\?sort=price-low$|\/$/);
  await expect(chosen(say('browse.anyTerm'))).toBeChecked();
  await expect(ceiling).toHaveValue('');
});

test('facets say how many they leave, and each choice can be taken away', async ({ browser }, info) => {
  const { open, page, say } = await visitor(browser, info);
  await open('/');
  const phone = await page.getByRole('button', { name: say('browse.facets') }).filter({ visible: true }).count() > 0;
  if (phone) await page.getByRole('button', { name: say('browse.facets') }).filter({ visible: true }).click();
  const care = page.getByRole('checkbox', { name: new RegExp(`^${say('browse.guarantees.care')}`) });
  const promised = (await care.locator('xpath=..').innerText()).match(/\d+/)?.[0] ?? '';
  await care.check();
  if (phone) await page.getByRole('button', { name: say('browse.apply') }).filter({ visible: true }).click();
  await page.waitForURL(/[?&]guarantee=care(&|$)/);
  await expect(page.getByRole('status').filter({ hasText: promised }).first()).toBeVisible();
  expect(await page.locator('main article, main li:has(h3)').count()).toBe(Math.min(Number(promised), 24));
  await looksRight(page);
  await page.getByRole('link', { name: say('browse.without', { name: say('browse.guarantees.care') }) }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator('input[name=guarantee]').last()).not.toBeChecked();
});

test('without script the same form prices and narrows the list', async ({ browser }, info) => {
  const { baseURL, viewport, locale } = info.project.use;
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }), ...(viewport && { viewport }), ...(locale && { locale }) });
  const page = await context.newPage();
  const say = (key: string) => translate(localeOf(info), key);
  await page.goto('/');
  const usual = await firstPrices(page);
  await priceSheet({ page, say, open: async () => undefined });
  await page.getByRole('textbox', { name: say('browse.ceiling') }).fill('90,000');
  await page.locator('label').filter({ hasText: /^48$/ }).click();
  await page.getByRole('button', { name: say('browse.apply') }).filter({ visible: true }).first().click();
  await page.waitForURL(/\/search\?.*term=48/);
  expect(await firstPrices(page)).not.toEqual(usual);
  await expect(page.locator('#term-48')).toBeChecked();
  await expect(page.getByRole('link', { name: translate(localeOf(info), 'browse.without', { name: translate(localeOf(info), 'browse.months', { count: 48 }) }) })).toBeVisible();
  await context.close();
});

test('a photo is put up by a seller from our own page alone', async ({ browser }, info) => {
  const { page } = await signedIn(browser, info, 'seller2@dalmada.test');
  const { origin } = new URL(info.project.use.baseURL ?? '');
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } }).png().toBuffer();
  const send = (headers: Record<string, string>, file: Buffer = picture) =>
    page.request.post('/files', { headers, multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: file } } });
  for (const foreign of ['https://evil.example', 'null', 'not an origin']) expect((await send({ origin: foreign })).status()).toBe(403);
  expect((await page.request.post('/files', { headers: { origin }, data: 'no multipart' })).status()).toBe(422);
  expect((await send({ origin }, Buffer.alloc(11 * 1024 * 1024))).status()).toBe(413);
  const stored = await send({ origin });
  expect(stored.status()).toBe(201);
  const { fileId } = (await stored.json()) as { fileId: string };

  const own = await page.request.get(`/files/${fileId}`);
  expect([own.status(), own.headers()['content-type'], own.headers()['x-content-type-options'], own.headers()['cache-control']])
    .toEqual([200, 'image/webp', 'nosniff', 'private, max-age=3600']);
  expect(own.headers()['content-disposition']).toMatch(/^attachment/);
  const stranger = await visitor(browser, info);
  expect((await stranger.page.request.get(`/files/${fileId}`)).status()).toBe(404);
  expect((await stranger.page.request.post('/files', { headers: { origin }, multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: picture } } })).status()).toBe(401);
});
