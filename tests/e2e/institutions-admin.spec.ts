import { expect, test } from '@playwright/test';
import { newKeyPair } from '@/lib/institutions/transport/keys';
import { looksRight, signedIn, type Person } from '../support/browser';
import { startScriptedInstitution } from '../support/scripted-institution';

/* An admin connects a bank, tries it, stops and ends it, and lets another mall ask our desk. */

const fresh = (prefix: string) => `${prefix}-${process.pid}${performance.now().toString(36).replace('.', '').slice(-6)}`.toLowerCase();

const field = (person: Person, key: string) => person.page.getByLabel(person.say(`institutions.${key}`), { exact: false }).first();
const section = (person: Person, name: string) => person.page.getByRole('region', { name, exact: true });
const press = (person: Person, name: string, key: string) => section(person, name).getByRole('button', { name: new RegExp(`^${person.say(`institutions.acts.${key}`)}`) }).first().click();
const confirm = (person: Person, key: string) => person.page.getByRole('dialog').getByRole('button', { name: person.say(`institutions.${key}`), exact: true }).click();

test('an admin connects a bank, learns that it does not know the mall’s key, and ends it again', async ({ browser }, info) => {
  const bank = await startScriptedInstitution({ code: fresh('bank') });
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  const { page, say } = admin;
  const name = `시험은행 ${bank.code}`;
  await admin.open('/admin/institutions');
  await looksRight(page);
  await page.getByRole('link', { name: say('institutions.add'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('institutions.add') })).toBeVisible();
  await field(admin, 'form.code').fill(bank.code);
  await field(admin, 'form.nameKo').fill(name);
  await field(admin, 'form.baseUrl').fill('http://bank.example/v1');
  await field(admin, 'form.secret').fill('secret');
  await field(admin, 'form.minAmount').fill('500000');
  await field(admin, 'form.maxAmount').fill('300000');
  await page.getByRole('button', { name: say('institutions.form.register'), exact: true }).click();
  for (const wrong of ['url', 'secret', 'below-least']) await expect(page.getByText(say(`institutions.errors.${wrong}`)).first()).toBeVisible();
  await expect(field(admin, 'form.nameKo')).toHaveValue(name);
  await looksRight(page);
  await field(admin, 'form.baseUrl').fill(bank.baseUrl);
  await field(admin, 'form.secret').fill(bank.secret);
  await field(admin, 'form.publicKeys').fill(bank.publicKey.pem);
  await field(admin, 'form.maxAmount').fill('3000000');
  await page.getByRole('button', { name: say('institutions.form.register'), exact: true }).click();
  await page.waitForURL(/\/admin\/institutions$/);
  await expect(section(admin, name)).toContainText(bank.baseUrl);
  await expect(section(admin, name)).toContainText(`/api/institutions/${bank.code}/events`);
  await expect(page.getByText(bank.secret)).toHaveCount(0);

  await press(admin, name, 'try');
  await expect(section(admin, name)).toContainText(say('institutions.acts.signed.refused-signature'));
  const key = await page.getByRole('region', { name: say('institutions.key.title') }).locator('pre').first().textContent();
  const keyId = await page.getByRole('region', { name: say('institutions.key.title') }).locator('.money').first().textContent();
  bank.trust(keyId ?? '', `${key ?? ''}\n`);
  await press(admin, name, 'try');
  await expect(section(admin, name)).toContainText(say('institutions.acts.signed.ok'));
  await looksRight(page);

  await press(admin, name, 'pause');
  await confirm(admin, 'acts.pause');
  await expect(section(admin, name)).toContainText(say('institutions.statuses.PAUSED'));
  await press(admin, name, 'resume');
  await expect(section(admin, name)).toContainText(say('institutions.statuses.ACTIVE'));
  await press(admin, name, 'remove');
  await confirm(admin, 'acts.remove');
  await expect(section(admin, name)).toContainText(say('institutions.statuses.REMOVED'));
  await bank.close();
});

test('an admin lets another mall ask our desk, and dismisses it', async ({ browser }, info) => {
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  const { page, say } = admin;
  const code = fresh('mall');
  await admin.open('/admin/institutions');
  await page.getByRole('button', { name: say('institutions.callers.add'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('institutions.callers.code'), { exact: true }).fill(code);
  await dialog.getByLabel(say('institutions.callers.publicKeys'), { exact: true }).fill('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----');
  await dialog.getByLabel(say('institutions.callers.callbackUrl'), { exact: true }).fill('https://mall.example/api/institutions/dalmada/events');
  await dialog.getByLabel(say('institutions.callers.secret'), { exact: true }).fill(`whsec_${Buffer.alloc(24, 3).toString('base64')}`);
  await dialog.getByRole('button', { name: say('institutions.callers.add'), exact: true }).click();
  await expect(dialog.getByText(say('institutions.errors.public-key')).first()).toBeVisible();
  await looksRight(page);
  await dialog.getByLabel(say('institutions.callers.publicKeys'), { exact: true }).fill(newKeyPair().publicPem);
  await dialog.getByRole('button', { name: say('institutions.callers.add'), exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: code });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: new RegExp(say('institutions.callers.dismiss')) }).click();
  await confirm(admin, 'callers.dismiss');
  await expect(row).toHaveCount(0);
});
