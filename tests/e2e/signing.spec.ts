import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test, type Locator } from '@playwright/test';
import { DEMO_PASSWORD } from '@/lib/accounts/model/demo-accounts';
import { formatMoney } from '@/lib/kernel/money';
import { localeOf, looksRight, mallDeps, signedIn, visitor, type Person } from '../support/browser';
import { readPdf } from '../support/read-pdf';
import { placeOrder } from '../support/road-walk';
import { otherThan } from '../support/signing';
import { agreeToAll, codeOnPage, deliverOrder, inForce, pressed, stepShown } from '../support/signing-walk';

/* A contract from the purchaser's mail to the sealed document, with what goes wrong on the way. */
test.describe.configure({ mode: 'serial' });

const WALKS = {
  ko: { email: 'purchaser3@dalmada.test', name: '이나연', product: '피아노' },
  en: { email: 'purchaser@dalmada.test', name: '김하늘', product: '세탁' },
} as const;

let purchaser: Person;
let orderId = '';
let contractId = '';

test.beforeAll(async ({ browser }, info) => { purchaser = await signedIn(browser, info, WALKS[localeOf(info)].email); });
test.afterAll(async () => { await purchaser.page.context().close(); });

const contractOf = async () => (await mallDeps()).db.contract.findUniqueOrThrow({ where: { id: contractId } });

test('a delivered contract leads its purchaser to the signature, from the order, the lists and the leases', async ({ browser }, info) => {
  const { name, product } = WALKS[localeOf(info)];
  orderId = await placeOrder(purchaser, name, product);
  contractId = await deliverOrder(orderId);
  const { page, say, open } = purchaser;
  const way = page.locator(`main a[href="/contracts/${contractId}/sign"]`);
  for (const path of [`/orders/${orderId}`, '/orders', '/leases', `/contracts/${contractId}`]) {
    await open(path);
    await expect(way, path).toBeVisible();
  }
  await page.goto('/orders');
  await expect(page.getByText(say('deliveries.stages.to-sign')).first()).toBeVisible();
  const { sellerId } = await contractOf();
  const owner = await (await mallDeps()).db.user.findFirstOrThrow({ where: { sellerId, sellerRoles: { has: 'OWNER' } } });
  const seller = await signedIn(browser, info, owner.email);
  await seller.open(`/seller/orders/${orderId}`);
  await expect(seller.page.getByText(seller.say('deliveries.sellerNext.to-sign'))).toBeVisible();
  await seller.page.context().close();
});

test('the link in the mail is its own purchaser’s: others are told to sign in, or find nothing', async ({ browser }, info) => {
  const address = `/contracts/${contractId}/sign`;
  const stranger = await visitor(browser, info);
  await stranger.page.goto(address);
  expect(new URL(stranger.page.url()).searchParams.get('next')).toContain(address);
  await expect(stranger.page.locator('body'), 'the page to sign in says nothing of it').not.toContainText((await contractOf()).number);
  await stranger.page.getByLabel(stranger.say('accounts.field.email')).fill(WALKS[localeOf(info)].email);
  await stranger.page.getByLabel(stranger.say('accounts.field.password'), { exact: true }).fill(DEMO_PASSWORD);
  await stranger.page.getByRole('button', { name: stranger.say('accounts.signIn.submit'), exact: true }).click();
  await stranger.page.waitForURL((url) => url.pathname === address);
  await stepShown(stranger, 'begin');
  await stranger.page.context().close();
  const other = await signedIn(browser, info, 'purchaser2@dalmada.test');
  for (const path of [address, `${address}?step=sign`, `/contracts/${contractId}`, `/contracts/${contractId}/version`, `/contracts/${contractId}/document`]) {
    expect((await other.page.goto(path).catch(() => null))?.status() ?? (await other.page.request.get(path)).status(), path).toBe(404);
  }
  await other.page.context().close();
});

test('it is read as text that says all that the document says', async () => {
  const { page, say } = purchaser;
  await page.goto(`/contracts/${contractId}/sign?step=sign`);
  await stepShown(purchaser, 'begin');
  await looksRight(page);
  await expect(page.locator('main').getByRole('link', { name: say('rights.panel.withdrawLink') }), 'whoever signs reads how to withdraw').toHaveAttribute('href', `/contracts/${contractId}/withdraw`);
  await pressed(purchaser, 'signing.begin.submit');
  await stepShown(purchaser, 'read');
  await looksRight(page);
  const contract = await contractOf();
  await expect(page.getByText(contract.documentSha256 ?? '-')).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: say('signing.read.download', { number: contract.number }) }).click()]);
  const bytes = await readFile(await file.path());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(contract.documentSha256);
  const document = (await readPdf(bytes)).text.replaceAll(/\s/g, '');
  const amounts = await page.locator('article [data-amount]').evaluateAll((all) => [...new Set(all.map((each) => each.getAttribute('data-amount') ?? ''))]);
  for (const minor of amounts) if (BigInt(minor) > 0n) expect.soft(document, `the document says ${minor}`).toContain(formatMoney(BigInt(minor), 'KRW', 'ko').replaceAll(/\s/g, ''));
  const terms = contract.terms as { termMonths: number; schedule: { amount: string }[] };
  for (const { amount } of terms.schedule) expect(amounts, 'every instalment is there').toContain(amount);
  await expect(page.getByRole('region', { name: say('signing.text.parts.schedule') }).getByRole('row').last()).toContainText(say('leases.nth', { seq: terms.termMonths }));
});

test('clause by clause, nothing ticked beforehand, and kept over a reload and on another device', async ({ browser }, info) => {
  const { page, say } = purchaser;
  await pressed(purchaser, 'signing.read.submit');
  await stepShown(purchaser, 'agree');
  const boxes = page.locator('input[name^="consents."]');
  const ticked = page.locator('input[name^="consents."]:checked');
  await expect(ticked).toHaveCount(0);
  await pressed(purchaser, 'signing.agree.submit');
  await expect(page.getByText(say('errors.consent'))).toHaveCount(await boxes.count());
  await expect(boxes.first()).toBeFocused();
  await looksRight(page);
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await expect(page.getByText(say('signing.agree.count', { agreed: 2, count: await boxes.count() }))).toBeVisible();
  await page.route('**/sign*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await boxes.nth(1).click();
  await expect(page.getByText(say('errors.not-sent')), 'what could not be saved is put back and says why').toBeVisible();
  await expect(boxes.nth(1)).not.toBeChecked();
  await page.unroute('**/sign*');
  await page.reload();
  await expect(ticked).toHaveCount(2);
  const elsewhere = await signedIn(browser, info, WALKS[localeOf(info)].email);
  await elsewhere.page.goto(`/contracts/${contractId}/sign`);
  await stepShown(elsewhere, 'agree');
  await expect(elsewhere.page.locator('input[name^="consents."]:checked'), 'another device goes on where this one was').toHaveCount(2);
  await elsewhere.page.context().close();
  // Who comes by the mail again goes on here.
  await page.goto(`/contracts/${contractId}/sign`);
  await stepShown(purchaser, 'agree');
  await agreeToAll(page);
  await pressed(purchaser, 'signing.agree.submit');
  await stepShown(purchaser, 'sign');
});

/** Draws with the pointer, as with a pen. */
async function draw({ page }: Person, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('nowhere to draw');
  for (const from of [0.1, 0.5]) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * (from + 0.1), box.y + box.height * 0.8, { steps: 12 });
    await page.mouse.move(box.x + box.width * (from + 0.3), box.y + box.height * 0.3, { steps: 12 });
    await page.mouse.up();
  }
}

test('signed by name and by hand with the code from the mail; what is wrong is said beside its field, and what was typed stays', async ({}, info) => {
  const { page, say } = purchaser;
  const { name } = WALKS[localeOf(info)];
  const [field, code] = [page.locator('[name=signatureName]'), page.locator('[name=code]')];
  const submit = () => pressed(purchaser, 'signing.sign.submit');
  await looksRight(page);
  await submit();
  await expect(page.locator('form').getByText(say('errors.required'), { exact: true })).toHaveCount(2);
  const sent = await codeOnPage(purchaser, contractId);
  await expect(code, 'who asked for a code types it next').toBeFocused();
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(page.getByRole('button', { name: say('signing.sign.codeAgain'), exact: true }), 'another one may be asked for after a while').toBeDisabled();
  await field.fill('다른 사람');
  await code.fill(sent);
  await submit();
  await expect(page.getByText(say('signing.errors.name')).first()).toBeVisible();
  await expect(field).toHaveValue('다른 사람');
  await field.fill(name);
  await code.fill(otherThan(sent));
  await submit();
  await expect(page.getByText(say('signing.errors.code-wrong', { tries: 4 })).first()).toBeVisible();
  await looksRight(page);
  const pad = page.locator('form svg[role=img]');
  await draw(purchaser, pad);
  await expect(pad.locator('polyline')).toHaveCount(2);
  await pressed(purchaser, 'signing.sign.undo');
  await expect(pad.locator('polyline')).toHaveCount(1);
  await pressed(purchaser, 'signing.sign.clear');
  await expect(pad.locator('polyline')).toHaveCount(0);
  await draw(purchaser, pad);
  await page.reload();
  await expect(field, 'a reload takes nothing but the code').toHaveValue(name);
  await expect(pad.locator('polyline')).toHaveCount(2);
  const [other, idle] = [await page.context().newPage(), await page.context().newPage()];
  await other.goto(`/contracts/${contractId}/sign?step=sign`);
  await other.locator('form[data-ready] [name=signatureName]').fill(name);
  await other.locator('[name=code]').fill(sent);
  await idle.goto(`/contracts/${contractId}/sign?step=agree`);
  await page.bringToFront();
  await code.fill(sent);
  await submit();
  await inForce(purchaser, contractId);
  await idle.bringToFront();
  await idle.waitForURL(new RegExp(`/contracts/${contractId}$`), { timeout: 30_000 });
  await expect(idle.getByText(say('contracts.states.SEALED')).first(), 'a window that was only open learns of it by itself').toBeVisible();
  await idle.close();
  await other.bringToFront();
  await expect(other.locator('[name=signatureName]'), 'nothing is taken from under who types').toHaveValue(name);
  await other.getByRole('button', { name: say('signing.sign.submit', { paper: 'contract' }), exact: true }).click();
  await other.waitForURL(new RegExp(`/contracts/${contractId}$`));
  await other.close();
});

test('what was signed is sealed: the document is the one that was kept, and leads to its lease', async () => {
  const { page, say } = purchaser;
  const contract = await contractOf();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: say('contracts.page.download') }).click()]);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('%PDF');
  expect([createHash('sha256').update(bytes).digest('hex'), bytes.byteLength]).toEqual([contract.sealedSha256, contract.sealedBytes]);
  const { attachments } = await readPdf(bytes);
  const evidence = JSON.parse(Buffer.from(attachments['evidence.json'] ?? []).toString('utf8')) as { purchaser: { how: string; address: string; agent: string } };
  expect(evidence.purchaser).toMatchObject({ how: 'DRAWN', agent: 'Chromium' });
  expect(evidence.purchaser.address, 'where it was signed from is kept, without its last part').toMatch(/×$|^::1$/);
  await page.goto(`/contracts/${contractId}/sign`);
  await expect(page, 'the link in the mail leads to the contract now').toHaveURL(new RegExp(`/contracts/${contractId}$`));
  await page.getByRole('link', { name: say('contracts.page.lease'), exact: true }).click();
  await page.waitForURL(/\/leases\/l_/);
});
