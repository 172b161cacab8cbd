import { expect, type Page, type Request } from '@playwright/test';
import { looksRight, type Person } from './browser';

/** What a purchaser tells lenders about themselves. */
export interface CreditStory {
  annualIncome: string;
  employment: string;
  obligations: string;
  /** Codes of the lenders that may be asked. */
  lenders: readonly string[];
}

/** Work goes on behind a page: looked at again until it has come. */
export async function untilShown(page: Page, look: () => Promise<void>, timeout = 60_000): Promise<void> {
  await expect(async () => {
    await page.reload();
    await look();
  }).toPass({ timeout, intervals: [500, 1000, 2000] });
}

const amountsOf = async (page: Page, within: string) =>
  page.locator(`${within} [data-amount]`).evaluateAll((all) => all.map((each) => each.getAttribute('data-amount') ?? ''));

/** Finds a product by search, as a visitor would, and opens it on the terms wanted. */
export async function openProduct({ page, say, open }: Person, words: string): Promise<string> {
  await open(`/search?q=${encodeURIComponent(words)}`);
  await page.locator('main a[href^="/p/"]').first().click();
  await page.waitForURL(/\/p\//);
  await looksRight(page);
  await expect(page.getByRole('link', { name: say('catalogue.askLimit') }).or(page.getByRole('link', { name: say('catalogue.askLimitShort'), exact: true })).first()).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** What the product's page says on a term without a first payment, and what the quote interface says of the same. */
export async function quotesOf(page: Page, listing: string, termMonths: number) {
  await page.goto(`/p/${listing}?term=${termMonths}&first=0`);
  await expect(page.locator('main input[name=term]:checked')).toHaveValue(String(termMonths));
  // Others ask from the same address.
  let asked = await page.request.post('/api/v1/quotes', { data: { listing, termMonths, firstPayment: '0' } });
  for (; asked.status() === 429; asked = await page.request.post('/api/v1/quotes', { data: { listing, termMonths, firstPayment: '0' } })) {
    await page.waitForTimeout(Number(asked.headers()['retry-after']) * 1000);
  }
  expect(asked.status()).toBe(200);
  const { monthlyInstalment, lastInstalment, totalCost, totalToOwn } = await asked.json() as Record<'monthlyInstalment' | 'lastInstalment' | 'totalCost' | 'totalToOwn', string>;
  await expect(page.locator(`main [data-amount="${totalCost}"]`).first(), 'the page follows its address').toBeVisible();
  return { page: new Set(await amountsOf(page, 'main')), api: { monthlyInstalment, lastInstalment, totalCost, totalToOwn } };
}

/** Asks for a limit: nothing at first, so that the form says what is missing; then the truth. */
export async function askForLimit({ page, say }: Person, address: string, story: CreditStory): Promise<string> {
  await page.goto(address);
  await looksRight(page);
  const send = page.getByRole('button', { name: say('limits.form.submit'), exact: true });
  await expect(page.locator('input[name=lenders]:checked'), 'no lender is ticked beforehand').toHaveCount(0);
  await page.locator('[name=annualIncomeMinor]').fill('백만');
  await send.click();
  await expect(page.getByText(say('limits.errors.no-lender')).first()).toBeVisible();
  await expect(page.locator('[name=annualIncomeMinor]'), 'what was typed stays').toHaveValue(/백만/);
  await page.locator('[name=annualIncomeMinor]').fill(story.annualIncome);
  await page.locator('[name=employment]').selectOption(story.employment);
  await page.locator('[name=monthlyObligationsMinor]').fill(story.obligations);
  for (const lender of story.lenders) await page.locator(`input[name=lenders][value=${lender}]`).check();
  await send.click();
  await page.waitForURL(/\/limits\/q_/);
  return new URL(page.url()).pathname;
}

export interface FormFacts {
  orderId: string;
  /** Every amount on the signature step, each instalment among them; sums by year are the page's own and no term of the contract. */
  amounts: Set<string>;
}

/** Whatever the address asks for, it says the step that is shown, and back leads out of the form, not through what was put right. */
async function addressSaysTheStep(page: Page, say: Person['say']): Promise<void> {
  const form = new URL(page.url()).pathname;
  await expect(page).toHaveURL(`${form}#step=1`);
  const ahead = page.getByText(say('orders.form.ahead'));
  for (const [asked, shown] of [['abc', 1], ['0', 1], ['5', 2], ['99', 2], ['2', 2]] as const) {
    await page.goto('/orders');
    await page.goto(`${form}#step=${asked}`);
    await expect(page, asked).toHaveURL(`${form}#step=${shown}`);
    await (Number(asked) > shown ? expect(ahead).toBeVisible() : expect(ahead).toHaveCount(0));
    await page.goBack();
    await expect(page).toHaveURL('/orders');
  }
  await page.goto(form);
  await expect(page).toHaveURL(new RegExp(`${form}#step=[12]$`));
  await page.goto(`${form}#step=1`);
  await page.locator('form[data-ready]').waitFor();
}

/** A line on which every answer of this kind takes its time; undone by what it returns. */
async function slow(page: Page, kind: (url: URL) => boolean): Promise<() => Promise<void>> {
  await page.route(kind, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    // The page may have gone on meanwhile.
    await route.continue().catch(() => undefined);
  });
  return () => page.unroute(kind);
}

/**
 * Presses "back" after a reload, on a slow line: before any script of the page has come, or once it is alive. What it
 * returns tells later what was asked of the server for the form's page since, by its document or by the router.
 */
async function backAfterReload(page: Page, when: 'EARLY' | 'ALIVE'): Promise<() => Promise<string[]>> {
  const alive = page.locator('form[data-ready]');
  const fast = await slow(page, ({ pathname }) => pathname.startsWith('/_next/static/') && pathname.endsWith('.js'));
  await page.reload({ waitUntil: 'commit' });
  await (when === 'EARLY' ? page.locator('h1') : alive).waitFor();
  const fetched = await slow(page, ({ pathname, searchParams }) => searchParams.has('_rsc') && pathname.endsWith('/form'));
  const asked: string[] = [];
  const note = (request: Request) => { if (request.method() === 'GET' && new URL(request.url()).pathname.endsWith('/form')) asked.push(request.url()); };
  page.on('request', note);
  await page.evaluate(() => window.history.back());
  await alive.waitFor();
  await fast();
  return async () => {
    await page.waitForTimeout(2000);
    await fetched();
    page.off('request', note);
    return asked;
  };
}

/** Walks the five steps of the order form, reloading in the middle, and signs. */
export async function signOrderForm({ page, say }: Person, name: string): Promise<FormFacts> {
  const next = () => page.getByRole('button', { name: say('orders.form.continue'), exact: true }).click();
  const heading = async (step: string) => {
    const title = say(`orders.form.steps.${step}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page, 'the window says which step it is').toHaveTitle(new RegExp(`^${title.replaceAll('?', '\\?')} · `));
  };
  await page.waitForURL(/\/orders\/o_[^/]+\/form/);
  const orderId = /o_[0-9A-Z]+/.exec(page.url())?.[0] ?? '';
  await heading('goods');
  await page.locator('form[data-ready]').waitFor();
  await looksRight(page);
  await page.goBack();
  await expect(page, 'back from the first step leads to the answers').toHaveURL(/\/limits\/q_[0-9A-Z]+$/);
  await page.goForward();
  await heading('goods');
  await addressSaysTheStep(page, say);
  await heading('goods');
  await next();
  await heading('receiving');
  await next();
  await expect(page.getByText(say('errors.required')).first(), 'what is missing is said beside the field').toBeVisible();
  await page.locator('[name=recipientName]').fill(name);
  await page.locator('[name=phone]').fill('010-2938-2104');
  await page.locator('[name=postcode]').fill('03925');
  await page.locator('[name=road]').fill('서울 마포구 월드컵북로 396');
  await page.locator('[name=addressDetail]').fill('4층');
  await page.locator('[name=dueDay]').selectOption('31');
  await looksRight(page);
  await page.getByRole('link', { name: say('common.skip'), exact: true }).press('Enter');
  await expect(page, 'who skips to the content stays on the step').toHaveURL(/#step=2$/);
  await next();
  await heading('mandate');
  await page.goBack();
  await heading('receiving');
  await next();
  await heading('mandate');
  for (const when of ['EARLY', 'ALIVE'] as const) {
    const askedAnew = await backAfterReload(page, when);
    await heading('receiving');
    await expect(page.locator('[name=road]'), 'what was typed survives back and reload').toHaveValue('서울 마포구 월드컵북로 396');
    await next();
    await heading('mandate');
    await page.locator('[name=mandateHolder]').fill(name);
    expect(await askedAnew(), `back after a reload (${when}) does not ask for the page anew under who types`).toEqual([]);
    await heading('mandate');
  }
  await page.locator('[name=mandateBank]').selectOption({ index: 1 });
  await page.locator('[name=mandateMasked]').fill('110-123-454821');
  await page.locator('[name=mandateHolder]').fill(name);
  await page.locator('[name="consents.DEBIT_MANDATE"]').check();
  await looksRight(page);
  await next();
  await heading('rights');
  await looksRight(page);
  for (const consent of ['SCHEDULE_CONFIRMED', 'INSTALMENT_ACT_ART5', 'ORDER_TO_FINANCIER', 'ADDRESS_TO_SELLER']) {
    await expect(page.locator(`[name="consents.${consent}"]`), 'no consent is ticked beforehand').not.toBeChecked();
    await page.locator(`[name="consents.${consent}"]`).check();
  }
  await next();
  await heading('signature');
  await looksRight(page);
  const unfold = page.getByRole('button', { name: say('orders.form.plan.openAll'), exact: true });
  if (await unfold.isVisible()) await unfold.click();
  const yearSums = await amountsOf(page, 'main button[aria-expanded]');
  const amounts = new Set(await amountsOf(page, 'main'));
  for (const sum of yearSums) amounts.delete(sum);
  const sign = page.getByRole('button', { name: say('orders.form.signature.submit'), exact: true });
  await page.locator('[name=signatureName]').fill('다른 사람');
  await sign.click();
  await expect(page.getByText(say('orders.errors.signature')).first()).toBeVisible();
  await page.locator('[name=signatureName]').fill(name);
  await sign.click();
  await page.waitForURL(new RegExp(`/orders/${orderId}$`));
  return { orderId, amounts };
}

/** Types an amount over the one that the form remembers; a field that is just coming alive writes its own once more, so what it says is looked at. */
export async function typeAmount(page: Page, name: string, digits: string): Promise<void> {
  const amount = page.locator(`[name=${name}]`);
  await expect(async () => {
    await amount.fill(digits);
    await expect(amount).toHaveValue(Number(digits).toLocaleString('en'), { timeout: 1000 });
  }).toPass();
}

const GOOD_STORY: CreditStory = { annualIncome: '64000000', employment: 'EMPLOYED', obligations: '0', lenders: ['desk'] };
/** Asks for a limit for the first product that these words find: the straight way there. @returns the request's number */
export async function askStraight({ page, say }: Person, words: string, story = GOOD_STORY): Promise<string> {
  await page.goto(`/search?q=${encodeURIComponent(words)}`);
  const listing = ((await page.locator('main a[href^="/p/"]').first().getAttribute('href')) ?? '').split(/[/?]/)[2];
  await page.goto(`/limits/new?listing=${listing}&term=36&first=0`);
  await typeAmount(page, 'annualIncomeMinor', story.annualIncome);
  await page.locator('[name=employment]').selectOption(story.employment);
  await typeAmount(page, 'monthlyObligationsMinor', story.obligations);
  for (const lender of story.lenders) await page.locator(`input[name=lenders][value=${lender}]`).check();
  await page.getByRole('button', { name: say('limits.form.submit'), exact: true }).click();
  await page.waitForURL(/\/limits\/q_/);
  return /R-\d{4}-\d{4,}/.exec(await page.locator('main').innerText())?.[0] ?? '';
}

/** Takes the one offer of the request on the page. @returns the order's id */
export async function takeToForm({ page }: Person): Promise<string> {
  await page.locator('input[name=offer]').waitFor();
  await page.locator('main').getByRole('button').last().click();
  await page.waitForURL(/\/orders\/o_[^/]+\/form/);
  return /o_[0-9A-Z]+/.exec(page.url())?.[0] ?? '';
}

/** An order in the hands of its seller, financed by the lease desk unless told otherwise: the straight way there, no page of it looked at closely. */
export async function placeOrder(person: Person, name: string, words: string, lender = 'desk'): Promise<string> {
  const { page, say } = person;
  await askStraight(person, words, { ...GOOD_STORY, lenders: [lender] });
  const orderId = await takeToForm(person);
  await fillOrderForm(person, name);
  await page.getByRole('button', { name: say('orders.form.signature.submit'), exact: true }).click();
  await page.waitForURL(new RegExp(`/orders/${orderId}$`));
  await untilShown(page, () => expect(page.getByText(say('deliveries.stages.to-accept')).first()).toBeVisible({ timeout: 1000 }));
  return orderId;
}

/** Everything that the five steps want, typed straight through to the signature. */
export async function fillOrderForm({ page, say }: Person, name: string): Promise<void> {
  const next = async (step: string) => {
    await page.getByRole('button', { name: say('orders.form.continue'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: say(`orders.form.steps.${step}`) })).toBeVisible();
  };
  await next('receiving');
  const typed = { recipientName: name, phone: '010-2938-2104', postcode: '03925', road: '서울 마포구 월드컵북로 396', addressDetail: '4층' };
  for (const [field, value] of Object.entries(typed)) await page.locator(`[name=${field}]`).fill(value);
  await page.locator('[name=dueDay]').selectOption('25');
  await next('mandate');
  await page.locator('[name=mandateBank]').selectOption({ index: 1 });
  // A form that has been written before keeps its account.
  const account = page.locator('[name=mandateMasked]');
  if (await account.count() > 0) await account.fill('110-123-454821');
  await page.locator('[name=mandateHolder]').fill(name);
  await page.locator('[name="consents.DEBIT_MANDATE"]').check();
  await next('rights');
  for (const consent of await page.locator('input[name^="consents."]').all()) await consent.check();
  await next('signature');
  await page.locator('[name=signatureName]').fill(name);
}

/** The seller accepts the delivery notice and ships. */
export async function acceptAndShip({ page, say }: Person, orderId: string): Promise<void> {
  await page.goto(`/seller/orders/${orderId}`);
  await page.getByRole('button', { name: say('deliveries.seller.notice.accept'), exact: true }).click();
  await page.locator('[name=carrier]').selectOption('CJ');
  await page.locator('[name=trackingNumber]').fill('688812345678');
  await page.getByRole('button', { name: say('deliveries.seller.ship.submit'), exact: true }).click();
  await expect(page.getByText(say('deliveries.stages.shipped')).first()).toBeVisible();
}

/** Received, inspected, decided: three steps, each its own press. */
export async function decidePurchase(
  { page, say }: Person, orderId: string, decision: 'ACCEPTED' | 'ACCEPTED_WITH_DEFECTS' | 'REFUSED', note = '', serial: 'serialYes' | 'serialNo' = 'serialYes',
): Promise<void> {
  await page.goto(`/orders/${orderId}`);
  await looksRight(page);
  await page.getByRole('button', { name: say('deliveries.decide.received'), exact: true }).click();
  await expect(page.getByRole('button', { name: say('deliveries.decide.inspectSubmit') })).toBeVisible();
  await looksRight(page);
  await page.getByLabel(say(`deliveries.decide.${serial}`)).check();
  await page.getByRole('button', { name: say('deliveries.decide.inspectSubmit') }).click();
  const decide = page.getByRole('button', { name: say('deliveries.decide.submit'), exact: true });
  await expect(decide).toBeVisible();
  await looksRight(page);
  await page.locator(`input[name=decision][value=${decision}]`).check();
  if (note) await page.locator('textarea[name=note]').fill(note);
  await decide.click();
  await expect(page.getByText(say(decision === 'REFUSED' ? 'deliveries.stages.returning' : decision === 'ACCEPTED' ? 'deliveries.stages.decided' : 'deliveries.stages.decided-defects')).first()).toBeVisible();
}
