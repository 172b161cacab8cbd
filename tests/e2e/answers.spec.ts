import { expect, test, type Page } from '@playwright/test';
import { looksRight, signedIn, type Person } from '../support/browser';

/* What is done is said, and whoever did it by keyboard goes on where they were. */

const button = ({ page, say }: Person, key: string, params?: Record<string, string>) => page.getByRole('button', { name: say(key, params), exact: true });
const notice = (page: Page, text: string) => page.locator('[data-sonner-toast]').filter({ hasText: text });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Presses it as somebody without a mouse does. */
async function press(person: Person, key: string, params?: Record<string, string>): Promise<void> {
  const wanted = button(person, key, params);
  await wanted.focus();
  await person.page.keyboard.press('Enter');
}

test('a profile that is saved says so, and the focus stays', async ({ browser }, info) => {
  const person = await signedIn(browser, info, 'purchaser2@dalmada.test');
  const { page, say } = person;
  await page.goto('/account/profile');
  await expect(page.locator('form[data-ready]').first()).toBeVisible();
  await press(person, 'common.save');
  await expect(notice(page, say('accounts.account.saved'))).toBeVisible();
  await expect(button(person, 'common.save')).toBeFocused();
  await looksRight(page);
});

test('a form that opens has its first field ready; an address that is gone leaves the focus on the page', async ({ browser }, info) => {
  const person = await signedIn(browser, info, info.project.name === 'ko-390' ? 'purchaser3@dalmada.test' : 'purchaser4@dalmada.test');
  const { page, say } = person;
  const label = `문 ${Date.now().toString(36)}`.slice(0, 20);
  await page.goto('/account/addresses');
  await press(person, 'people.addresses.add');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(say('people.addresses.label'), { exact: true })).toBeFocused();
  const typed = { label, recipient: '김하늘', phone: '010-1234-5678', postcode: '03925', road: '서울 마포구 월드컵북로 396' };
  for (const [name, value] of Object.entries(typed)) await dialog.getByLabel(say(`people.addresses.${name}`), { exact: true }).fill(value);
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: label });
  await expect(row).toBeVisible();
  await expect(page.locator('main :focus')).toBeVisible();
  await press(person, 'people.addresses.removeOf', { label });
  await dialog.getByRole('button', { name: say('people.addresses.remove'), exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  await expect(page.locator('main').getByRole('heading').and(page.locator(':focus'))).toBeVisible();
});

test('whoever has pointed elsewhere meanwhile keeps what they chose', { tag: '@desk' }, async ({ browser }, info) => {
  const person = await signedIn(browser, info, 'purchaser5@dalmada.test');
  const { page, say } = person;
  await page.goto('/account/profile');
  const name = page.getByLabel(say('accounts.field.name'), { exact: true });
  await expect(page.locator('form[data-ready]').first()).toBeVisible();
  await button(person, 'common.save').click();
  await name.click();
  await expect(notice(page, say('accounts.account.saved'))).toBeVisible();
  await expect(name).toBeFocused();
});

/** A copy of a listing of the demo, handed in for review with two things on its shelf. */
async function handedIn(seller: Person, word: string): Promise<string> {
  const { page, say } = seller;
  await page.goto('/seller/listings?status=PUBLISHED');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/seller\/listings\/g_/);
  const before = page.url();
  await press(seller, 'workplace.duplicate');
  await page.waitForURL((url) => url.href !== before && /\/seller\/listings\/g_/.test(url.pathname));
  await expect(heading(page)).toBeFocused();
  await page.getByLabel(say('catalogue.form.serials'), { exact: true }).fill(`${word}-1\n${word}-2`);
  await press(seller, 'catalogue.addUnits');
  await expect(notice(page, say('catalogue.audit.units-added'))).toBeVisible();
  await page.getByLabel(say('catalogue.form.title'), { exact: true }).fill(`${word} 사본`);
  await press(seller, 'catalogue.form.saveDraft');
  await expect(notice(page, say('catalogue.audit.saved'))).toBeVisible();
  await expect(heading(page)).toHaveText(`${word} 사본`);
  await press(seller, 'catalogue.form.submit');
  await expect(notice(page, say('catalogue.audit.submitted'))).toBeVisible();
  await expect(page.getByText(say('catalogue.underReview'))).toBeVisible();
  return page.url().split('/').at(-1) ?? '';
}

test('a listing is kept, let in, taken down and put back, and each time somebody says so', async ({ browser }, info) => {
  test.slow();
  const word = `D${Date.now().toString(36)}`.toUpperCase();
  const seller = await signedIn(browser, info, 'seller2@dalmada.test');
  const { page, say } = seller;
  const listingId = await handedIn(seller, word);

  await test.step('the admin lets it in, and is led on', async () => {
    const admin = await signedIn(browser, info, 'admin@dalmada.test');
    await admin.page.goto(`/admin/listings/${listingId}`);
    await press(admin, 'catalogue.review.publish');
    await expect(notice(admin.page, admin.say('catalogue.audit.published'))).toBeVisible();
    const decided = admin.page.getByRole('region', { name: admin.say('catalogue.review.decide') });
    await expect(decided.getByRole('heading')).toBeFocused();
    await expect(decided.getByRole('link')).toHaveAttribute('href', /^\/admin\/listings/);
    await looksRight(admin.page);
    await admin.page.context().close();
  });

  await page.reload();
  await test.step('what is taken off the shelf can be put back at once', async () => {
    const serial = `${word}-1`;
    await press(seller, 'catalogue.withdrawOf', { serial });
    await expect(notice(page, say('catalogue.withdrawn', { serial }))).toBeVisible();
    await expect(button(seller, 'catalogue.withdrawOf', { serial })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: say('catalogue.units'), exact: true })).toBeFocused();
    await notice(page, say('catalogue.withdrawn', { serial })).getByRole('button', { name: say('finding.undo') }).click();
    await expect(notice(page, say('catalogue.putBack', { serial }))).toBeVisible();
    await expect(button(seller, 'catalogue.withdrawOf', { serial })).toBeVisible();
  });

  await test.step('taking it down asks first', async () => {
    await press(seller, 'catalogue.unpublish');
    const dialog = page.getByRole('dialog', { name: say('catalogue.unpublishTitle') });
    await looksRight(page);
    await dialog.getByRole('button', { name: say('common.cancel'), exact: true }).click();
    await expect(button(seller, 'catalogue.unpublish')).toBeFocused();
    await press(seller, 'catalogue.unpublish');
    await dialog.getByRole('button', { name: say('catalogue.unpublish'), exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(notice(page, say('catalogue.audit.unpublished'))).toBeVisible();
    await expect(heading(page)).toBeFocused();
    await press(seller, 'catalogue.republish');
    await expect(notice(page, say('catalogue.audit.republished'))).toBeVisible();
    await expect(heading(page)).toBeFocused();
    await press(seller, 'catalogue.unpublish');
    await dialog.getByRole('button', { name: say('catalogue.unpublish'), exact: true }).click();
    await expect(button(seller, 'catalogue.republish')).toBeVisible();
  });
});

test('a contract that is approved is named, and the next page’s heading has the focus', async ({ browser }, info) => {
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  const { page, say } = admin;
  await page.goto('/admin/contracts');
  // Each screen has a contract of the demo to itself.
  const row = page.getByRole('row').filter({ hasText: info.project.name === 'ko-390' ? '온쉼 모션 침대 슈퍼싱글' : '다온 전동 책상 스탠드 120' });
  const link = row.getByRole('link').first();
  const number = (await link.innerText()).trim();
  await link.click();
  await page.waitForURL(/\/admin\/contracts\/c_/);
  const here = page.url();
  await page.getByRole('region', { name: say('contracts.review.decision') }).getByRole('textbox').fill('서류를 모두 보았습니다.');
  await press(admin, 'contracts.review.approve');
  await page.waitForURL((url) => url.href !== here);
  await expect(notice(page, say('contracts.review.approved', { number }))).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await looksRight(page);
});
