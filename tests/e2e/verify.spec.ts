import { expect, test, type Page } from '@playwright/test';
import { groups } from '@/lib/contracts/model/verify';
import { looksRight, visitor, type Person } from '../support/browser';
import { contractInForce } from '../support/mall-contracts';
import { newLeaf, sealedBy } from '../support/sealed-sample';

async function opened(person: Person): Promise<Page> {
  await person.open('/verify');
  await person.page.locator('input[name=number]').waitFor();
  return person.page;
}

const give = (page: Page, buffer: Buffer, name = 'contract.pdf') => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
const verdict = (page: Page) => page.locator('[data-verdict]');
const state = (page: Page, check: string) => page.locator(`[data-check=${check}]`);
/** Others ask from the same address. */
async function becomes(page: Page, word: string): Promise<void> {
  await expect(verdict(page)).toHaveAttribute('data-verdict', word, { timeout: 30_000 });
}

test('a good file is the original, and every check says why; the file itself is not sent', async ({ browser }, info) => {
  const [person, contract] = [await visitor(browser, info), await contractInForce()];
  const page = await opened(person);
  const sent: string[] = [];
  page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.postData() ?? ''); });
  await give(page, contract.sealed);
  await becomes(page, 'AUTHENTIC');
  await expect(page.getByText(person.say('verify.verdict.AUTHENTIC.lead'))).toBeVisible();
  for (const check of ['signature', 'whole', 'seal', 'certificate', 'terms', 'print', 'evidence', 'seller']) await expect(state(page, check)).toHaveAttribute('data-state', 'PASSED');
  await expect(page.locator('[data-state=FAILED]')).toHaveCount(0);
  await expect(page.getByText(contract.number).first()).toBeVisible();
  await expect(page.getByText(person.say('verify.standing.IN_FORCE.lead'))).toBeVisible();
  expect(sent.map((body) => Object.keys(JSON.parse(body) as object))).toEqual([['sha256']]);
  await looksRight(page);
  await page.getByRole('button', { name: person.say('verify.send.submit') }).click();
  await expect(page.getByText(person.say('verify.checkedByServer'))).toBeVisible({ timeout: 30_000 });
  await becomes(page, 'AUTHENTIC');
  await page.context().close();
});

test('a changed file, one with something appended and one sealed by another say so', async ({ browser }, info) => {
  const [person, contract] = [await visitor(browser, info), await contractInForce()];
  const page = await opened(person);
  // Within a page's text, which the seal notices and a reader of PDF may not.
  const changed = Buffer.from(contract.sealed);
  changed[9_000] = (changed[9_000] ?? 0) ^ 1;
  await give(page, changed, 'changed.pdf');
  await becomes(page, 'CHANGED');
  await expect(state(page, 'seal')).toContainText(person.say('verify.checks.seal.changed'));
  for (const check of ['evidence', 'seller', 'financier']) await expect(state(page, check), 'keys that no seal of ours holds over').toHaveAttribute('data-state', 'UNKNOWN');
  await expect(page.getByRole('heading', { name: 'changed.pdf' }), 'is what is looked at').toBeInViewport();
  await looksRight(page);
  await give(page, Buffer.concat([contract.sealed, Buffer.from('\n1 0 obj\nnull\nendobj\n%%EOF\n')]), 'appended.pdf');
  await expect(state(page, 'whole')).toHaveAttribute('data-state', 'FAILED');
  await becomes(page, 'CHANGED');
  await expect(state(page, 'seal')).toHaveAttribute('data-state', 'PASSED');
  await give(page, contract.delivered, 'delivered.pdf');
  await becomes(page, 'DELIVERED');
  await give(page, await sealedBy(contract.delivered, await newLeaf()), 'resealed.pdf');
  await expect(state(page, 'certificate')).toHaveAttribute('data-state', 'FAILED');
  await becomes(page, 'FOREIGN');
  await give(page, Buffer.from('hello'), 'hello.pdf');
  await becomes(page, 'NOT_PDF');
  await page.context().close();
});

test('number and code say what became of it, a wrong code and a wrong number the same nothing', async ({ browser }, info) => {
  const [person, contract] = [await visitor(browser, info), await contractInForce()];
  const page = await opened(person);
  const { say } = person;
  const ask = async (number: string, code: string) => {
    await page.locator('input[name=number]').fill(number);
    await page.locator('input[name=code]').fill(code);
    await page.getByRole('button', { name: say('verify.form.submit'), exact: true }).click();
  };
  await ask(contract.number, '');
  await expect(page.locator('input[name=code]'), 'a number alone gives nothing').toBeFocused();
  await expect(page.getByText(say('errors.required'))).toBeVisible();
  await ask(contract.number.toLowerCase(), groups(contract.code).toLowerCase());
  await becomes(page, 'OURS');
  await expect(page.getByText(say('verify.standing.IN_FORCE.lead'))).toBeVisible();
  await looksRight(page);
  await ask(contract.number, '0000-0000-0000');
  await becomes(page, 'NOT_FOUND');
  const told = await page.locator('section[aria-labelledby=checked] > div').innerText();
  await ask('DM-0001-0001', groups(contract.code));
  await expect(page.getByRole('heading', { name: 'DM-0001-0001' })).toBeVisible();
  expect(await page.locator('section[aria-labelledby=checked] > div').innerText()).toBe(told);
  await expect(page.locator('input[name=code]'), 'what was typed stays').toHaveValue(groups(contract.code));
  await page.context().close();
});

test('with the network gone a file is checked by itself, and asked about later', async ({ browser }, info) => {
  const [person, contract] = [await visitor(browser, info), await contractInForce()];
  const page = await opened(person);
  await give(page, Buffer.from('hello'), 'hello.pdf');
  await becomes(page, 'NOT_PDF');
  await give(page, contract.delivered, 'delivered.pdf');
  await becomes(page, 'DELIVERED');
  await page.context().setOffline(true);
  await give(page, contract.sealed);
  await expect(page.getByText(person.say('verify.fileAlone'))).toBeVisible({ timeout: 30_000 });
  await becomes(page, 'HOLDS');
  await expect(state(page, 'certificate')).toHaveAttribute('data-state', 'PASSED');
  await expect(state(page, 'terms')).toHaveAttribute('data-state', 'PASSED');
  await looksRight(page);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: person.say('verify.askAgain') }).click();
  await becomes(page, 'AUTHENTIC');
  await page.context().close();
});

test('the mall’s root certificate is there for readers of PDF, and the way here from every page', async ({ browser }, info) => {
  const person = await visitor(browser, info);
  await person.open('/recompute');
  await person.page.getByRole('link', { name: person.say('common.verify') }).click();
  await person.page.waitForURL('**/verify');
  const link = person.page.getByRole('link', { name: person.say('verify.root.download') });
  await expect(link).toBeVisible();
  const pem = await person.page.request.get(await link.getAttribute('href') ?? '');
  expect([pem.status(), pem.headers()['cache-control']]).toEqual([200, 'public, max-age=3600']);
  expect(await pem.text()).toMatch(/^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/);
  await person.page.context().close();
});
