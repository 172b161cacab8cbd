import { expect, test } from '@playwright/test';
import { inheritedEnv } from '@/lib/platform/env';
import { looksRight, signedIn, visitor, type Person } from '../support/browser';
import { SocialServer } from '../support/social-server';

const PASSWORD = 'dalmada-demo-2026';
const PLACES = ['', '/profile', '/addresses', '/notifications', '/security', '/data', '/close'];

const button = ({ page, say }: Person, key: string, params?: Record<string, string>) => page.getByRole('button', { name: say(key, params), exact: true });

test('every place of the account looks right, and leads on by keyboard', async ({ browser }, info) => {
  const person = await signedIn(browser, info, 'purchaser2@dalmada.test');
  for (const place of PLACES) await person.open(`/account${place}`);
  await person.page.goto('/account');
  await person.page.getByRole('main').getByRole('link', { name: person.say('people.navLead.addresses') }).focus();
  await person.page.keyboard.press('Enter');
  await person.page.waitForURL('/account/addresses');
  await button(person, 'people.addresses.add').focus();
  await person.page.keyboard.press('Enter');
  await expect(person.page.getByRole('dialog')).toBeVisible();
  await person.page.keyboard.press('Escape');
  await expect(button(person, 'people.addresses.add')).toBeFocused();
});

test('an address is saved with what is wrong said beside it, changed, and removed', async ({ browser }, info) => {
  const person = await signedIn(browser, info, info.project.name === 'ko-390' ? 'purchaser@dalmada.test' : 'purchaser2@dalmada.test');
  const { page, say } = person;
  const label = `집 ${Date.now().toString(36)}`.slice(0, 20);
  await page.goto('/account/addresses');
  await button(person, 'people.addresses.add').click();
  const dialog = page.getByRole('dialog');
  const typed = { label, recipient: '김하늘', phone: '010-1234-5678', postcode: '99999', road: '서울 마포구 월드컵북로 396' };
  for (const [name, value] of Object.entries(typed)) await dialog.getByLabel(say(`people.addresses.${name}`), { exact: true }).fill(value);
  await dialog.getByRole('button', { name: say('people.addresses.save') }).click();
  await expect(dialog.getByLabel(say('people.addresses.postcode'))).toHaveAttribute('aria-invalid', 'true');
  await looksRight(page);
  await dialog.getByLabel(say('people.addresses.postcode')).fill('03925');
  await dialog.getByRole('button', { name: say('people.addresses.save') }).click();
  await expect(page.getByRole('listitem').filter({ hasText: label })).toBeVisible();
  await button(person, 'people.addresses.removeOf', { label }).click();
  await dialog.getByRole('button', { name: say('people.addresses.remove'), exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: label })).toHaveCount(0);
});

test('a device that is ended is out at its next request, and choices stay as they were made', async ({ browser }, info) => {
  // Whoever is used by another test at the same time would be put out there too.
  const email = info.project.name === 'ko-390' ? 'purchaser7@dalmada.test' : 'purchaser8@dalmada.test';
  const [lost, kept] = [await signedIn(browser, info, email), await signedIn(browser, info, email)];
  await kept.page.goto('/account/security');
  await button(kept, 'people.sessions.endOthers').click();
  await expect(kept.page.getByText(kept.say('people.sessions.only'))).toBeVisible();
  await expect(kept.page.getByText(kept.say('people.sessions.this'), { exact: true })).toBeVisible();
  await lost.page.goto('/account');
  await expect(lost.page).toHaveURL(/\/sign-in\?next=/);
  await kept.page.goto('/account/notifications');
  const mail = kept.page.getByRole('group', { name: kept.say('people.notices.offers') }).getByLabel(kept.say('people.notices.byMail'));
  await mail.uncheck();
  await expect(kept.page.locator('[data-sonner-toast]')).toHaveText(kept.say('people.notices.saved'));
  await kept.page.reload();
  await expect(mail).not.toBeChecked();
  await mail.check();
});

test('one’s own data is prepared, and handed out for the password alone', { tag: '@phone' }, async ({ browser }, info) => {
  const person = await signedIn(browser, info, 'purchaser2@dalmada.test');
  const { page, say } = person;
  await page.goto('/account/data');
  await button(person, 'people.data.ask').click();
  await expect(async () => {
    await page.reload();
    await expect(button(person, 'people.data.download')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await looksRight(page);
  await button(person, 'people.data.download').click();
  const dialog = page.getByRole('dialog');
  const password = dialog.getByLabel(say('accounts.field.password'), { exact: true });
  await password.fill('not this one at all');
  await dialog.getByRole('button', { name: say('people.data.download') }).click();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await password.fill(PASSWORD);
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: say('people.data.download') }).click()]);
  expect(file.suggestedFilename()).toMatch(/^dalmada.*\.json$/);
});

test('Kakao leads to an account of one’s own; Google links nobody by the address alone', { tag: '@phone' }, async ({ browser }, info) => {
  const social = new SocialServer('tests-secret');
  await social.listen(Number(new URL(inheritedEnv().SOCIAL_URL ?? '').port));
  try {
    const email = `sori.${Date.now().toString(36)}@example.com`;
    social.person = { id: String(Date.now()), name: '한소리', email, verified: true };
    const person = await visitor(browser, info);
    const { page, say } = person;
    await person.open('/sign-in');
    await button(person, 'people.social.kakao').click();
    await page.waitForURL('/sign-in/first');
    await expect(page.getByText(email)).toBeVisible();
    await looksRight(page);
    await page.getByLabel(say('accounts.field.phone')).fill('01098765432');
    await page.getByLabel(say('accounts.field.birthDate')).fill('19910305');
    await page.getByLabel(say('accounts.field.terms')).check();
    await page.getByLabel(say('accounts.field.privacy')).check();
    await button(person, 'people.social.joinSubmit').click();
    await page.waitForURL('/');
    await page.goto('/account/security');
    await expect(page.getByText(say('people.ways.noPassword'))).toBeVisible();
    await looksRight(page);

    const other = await visitor(browser, info);
    social.person = { id: `g${Date.now()}`, name: 'Haneul', email: 'purchaser@dalmada.test', verified: true };
    await other.open('/sign-in');
    await button(other, 'people.social.google').click();
    await other.page.waitForURL('/sign-in/first');
    await expect(other.page.getByText('purchaser@dalmada.test'), 'the address is not shown whole').toHaveCount(0);
    await looksRight(other.page);
    await other.page.goto('/account');
    await expect(other.page, 'nobody is linked by the address alone').toHaveURL(/\/sign-in\?next=/);
    expect(social.refusals).toEqual([]);
  } finally {
    await social.close();
  }
});
