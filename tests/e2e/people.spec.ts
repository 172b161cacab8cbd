import { expect, test, type Locator } from '@playwright/test';
import { checkDigit } from '@/lib/accounts/model/business-number';
import { looksRight, signedIn, signIn, visitor, type Person } from '../support/browser';

const PASSWORD = 'four blue whales sing';
const OTHER = 'seven quiet owls hum';

let made = 0;
const freshEmail = (name: string) => `${name}.${process.pid}.${performance.now().toString(36).replace('.', '')}${(made += 1)}@example.com`;

function freshBusinessNumber(): string {
  const nine = String(100_000_000 + Math.floor(Math.random() * 899_999_999));
  return nine + String(checkDigit(nine));
}

const field = (person: Person, key: string) => person.page.getByLabel(person.say(`accounts.field.${key}`), { exact: true });
const press = (person: Person, key: string) => person.page.getByRole('button', { name: person.say(key), exact: true }).click();

/** What is written beside a field, as a screen reader hears it. */
async function saysBeside(control: Locator, text: string): Promise<void> {
  await expect(control).toHaveAttribute('aria-invalid', 'true');
  await expect(control).toHaveAccessibleDescription(new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)));
}

/** Opens the newest mail to an address in the demo's mailbox, and its link. */
async function followMail(person: Person, email: string, subject: string): Promise<void> {
  const { page } = person;
  await person.open(`/mailbox?to=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: subject }).first().click();
  await page.waitForURL(/\/mailbox\/m_/);
  await looksRight(page);
  await page.locator('article a[href*="token="]').click();
  await page.waitForURL(/token=/);
}

async function signUp(person: Person, email: string): Promise<void> {
  await person.open('/sign-up');
  await field(person, 'email').fill(email);
  await field(person, 'password').fill(PASSWORD);
  await field(person, 'name').fill('나새봄');
  await field(person, 'phone').fill('01098765432');
  await field(person, 'birthDate').fill('19910305');
  await field(person, 'terms').check();
  await field(person, 'privacy').check();
  await press(person, 'accounts.signUp.submit');
  await expect(person.page.getByRole('heading', { name: person.say('accounts.signUp.sentTitle') })).toBeFocused();
  await looksRight(person.page);
}

async function confirm(person: Person, email: string): Promise<void> {
  await followMail(person, email, person.say('accounts.mails.confirm.subject'));
  await looksRight(person.page);
  await field(person, 'password').fill(PASSWORD);
  await press(person, 'accounts.confirm.submit');
  await person.page.waitForURL((url) => !/confirm-email|sign-in/.test(url.pathname));
}

test('a purchaser signs up, confirms by mail, and changing the password ends the other session', async ({ browser }, info) => {
  const email = freshEmail('spring');
  const phone = await visitor(browser, info);
  await signUp(phone, email);

  await phone.open('/sign-in');
  await field(phone, 'email').fill(email);
  await field(phone, 'password').fill(PASSWORD);
  await press(phone, 'accounts.signIn.submit');
  await expect(phone.page.getByText(phone.say('accounts.errors.email-unconfirmed'))).toBeVisible();
  await press(phone, 'accounts.signIn.resend');
  await expect(phone.page.getByText(phone.say('accounts.signIn.resent', { email }))).toBeVisible();
  await looksRight(phone.page);

  await confirm(phone, email);
  const desk = await visitor(browser, info);
  await signIn(desk, email, PASSWORD);
  await phone.open('/account/security');
  await expect(phone.page.getByText(email)).toBeVisible();
  await field(phone, 'currentPassword').fill(PASSWORD);
  await field(phone, 'newPassword').fill(OTHER);
  await press(phone, 'accounts.account.changePassword');
  await expect(phone.page.getByText(phone.say('accounts.account.passwordChanged'))).toBeVisible();
  await phone.page.reload();
  await expect(phone.page.getByRole('heading', { name: phone.say('people.nav.security') })).toBeVisible();

  await desk.page.goto('/account');
  await expect(desk.page).toHaveURL(/\/sign-in\?next=/);
  await field(desk, 'email').fill(email);
  await field(desk, 'password').fill(PASSWORD);
  await press(desk, 'accounts.signIn.submit');
  await expect(desk.page.getByText(desk.say('accounts.errors.wrong-credentials'))).toBeVisible();
  await expect(field(desk, 'email')).toHaveValue(email);
  await field(desk, 'password').fill(OTHER);
  await press(desk, 'accounts.signIn.submit');
  await desk.page.waitForURL(/\/account$/);
  await desk.page.goto('/account/security');

  await press(desk, 'accounts.account.signOutEverywhere');
  await desk.page.waitForURL(/\/sign-in/);
  await phone.page.goto('/account');
  await expect(phone.page).toHaveURL(/\/sign-in\?next=/);
});

test('a forgotten password is set anew by mail, once', async ({ browser }, info) => {
  const email = freshEmail('autumn');
  const person = await visitor(browser, info);
  await signUp(person, email);
  await confirm(person, email);
  const other = await visitor(browser, info);
  await other.open('/recover');
  await field(other, 'email').fill(email);
  await press(other, 'accounts.recover.submit');
  await expect(other.page.getByText(other.say('accounts.recover.sentText', { email }))).toBeVisible();
  await followMail(other, email, other.say('accounts.mails.reset.subject'));
  const link = other.page.url();
  await looksRight(other.page);
  await field(other, 'newPassword').fill('short');
  await press(other, 'accounts.reset.submit');
  await saysBeside(field(other, 'newPassword'), other.say('accounts.errors.password-short'));
  await field(other, 'newPassword').fill(OTHER);
  await press(other, 'accounts.reset.submit');
  await other.page.waitForURL((url) => !/reset-password|sign-in/.test(url.pathname));
  await person.page.goto('/account');
  await expect(person.page).toHaveURL(/\/sign-in/);
  await other.open(link);
  await expect(other.page.getByRole('heading', { name: other.say('accounts.confirm.invalidTitle') })).toBeVisible();
});

test('a seller applies, waits, is approved; suspended it is out at its next request', async ({ browser }, info) => {
  const email = freshEmail('shop');
  const name = `새벽상점 ${made}${info.project.name}`;
  const seller = await visitor(browser, info);
  await seller.open('/sign-up/seller');
  const form: Record<string, string> = {
    email, password: PASSWORD, name: '박새벽', phone: '010-3333-4444', businessName: name, representative: '박새벽', businessNumber: freshBusinessNumber(),
    businessPhone: '02-555-0100', businessEmail: email, postcode: '06236', road: '서울특별시 강남구 테헤란로 1', payoutHolder: '김낯선', payoutAccount: '110-123-456789',
  };
  for (const [key, value] of Object.entries(form)) await field(seller, key).fill(value);
  await seller.page.getByLabel(seller.say('accounts.field.payoutBank')).selectOption('088');
  await field(seller, 'terms').check();
  await field(seller, 'privacy').check();
  await press(seller, 'accounts.signUp.sellerSubmit');
  await expect(seller.page.getByRole('heading', { name: seller.say('accounts.signUp.sentTitle') })).toBeVisible();
  await confirm(seller, email);
  await seller.open('/seller');
  await expect(seller.page.getByText(seller.say('accounts.account.sellerPending')), 'its first page says that somebody is looking').toBeVisible();
  await looksRight(seller.page);
  await seller.open('/account');
  await expect(seller.page.getByText(seller.say('accounts.account.sellerPending'))).toBeVisible();

  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  await admin.open('/admin/sellers?status=PENDING');
  await admin.page.getByRole('link', { name }).click();
  await expect(admin.page.getByText(admin.say('accounts.admin.payoutMatches'))).toBeVisible();
  await looksRight(admin.page);
  await press(admin, 'accounts.admin.approve');
  await admin.page.getByRole('dialog').getByRole('button', { name: admin.say('accounts.admin.approve'), exact: true }).click();
  await expect(admin.page.locator('main header').getByText(admin.say('accounts.sellerStatus.APPROVED'), { exact: true }).and(admin.page.locator('span'))).toBeVisible();
  await seller.page.reload();
  await expect(seller.page.getByText(seller.say('accounts.account.sellerApproved'))).toBeVisible();
  await expect(async () => {
    await seller.page.goto('/notifications');
    await expect(seller.page.getByText(seller.say('accounts.notices.seller-approved.title'))).toBeVisible({ timeout: 1000 });
  }).toPass();
  await looksRight(seller.page);

  await press(admin, 'accounts.admin.suspend');
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByRole('button', { name: admin.say('accounts.admin.suspend'), exact: true }).click();
  await saysBeside(dialog.getByLabel(admin.say('accounts.field.reason')), admin.say('errors.required'));
  await dialog.getByLabel(admin.say('accounts.field.reason')).fill('배송을 하지 않음');
  await dialog.getByRole('button', { name: admin.say('accounts.admin.suspend'), exact: true }).click();
  await expect(admin.page.locator('main header').getByText(admin.say('accounts.sellerStatus.SUSPENDED'), { exact: true }).and(admin.page.locator('span'))).toBeVisible();
  await expect(admin.page.getByRole('cell', { name: '배송을 하지 않음' })).toBeVisible();
  await looksRight(admin.page);
  await seller.page.goto('/account');
  await expect(seller.page).toHaveURL(/\/sign-in/);
});

test('an admin suspends a person, changes a role, and finds both in an unbroken log', async ({ browser }, info) => {
  const email = freshEmail('winter');
  const person = await visitor(browser, info);
  await signUp(person, email);
  await confirm(person, email);
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  await admin.open(`/admin/people?q=${encodeURIComponent(email)}`);
  await admin.page.getByRole('link', { name: '나새봄' }).click();
  await admin.page.waitForURL(/\/admin\/people\/p_/);
  await looksRight(admin.page);
  await press(admin, 'accounts.admin.changeRole');
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: admin.say('accounts.field.role') }).selectOption('SELLER');
  await dialog.getByLabel(admin.say('accounts.admin.roleSellerNumber')).fill(freshBusinessNumber());
  await dialog.getByLabel(admin.say('accounts.field.reason')).fill('심사 일을 맡음');
  await dialog.getByRole('button', { name: admin.say('accounts.admin.changeRole'), exact: true }).click();
  await saysBeside(dialog.getByLabel(admin.say('accounts.admin.roleSellerNumber')), admin.say('accounts.errors.seller-unknown'));
  await expect(dialog.getByLabel(admin.say('accounts.field.reason'))).toHaveValue('심사 일을 맡음');
  await dialog.getByRole('combobox', { name: admin.say('accounts.field.role') }).selectOption('DESK');
  await dialog.getByRole('button', { name: admin.say('accounts.admin.changeRole'), exact: true }).click();
  await expect(admin.page.getByRole('cell', { name: admin.say('audit.actions.user.role-changed') })).toBeVisible();
  await person.page.goto('/account');
  await expect(person.page).toHaveURL(/\/sign-in/);

  await press(admin, 'accounts.admin.suspendPerson');
  await dialog.getByLabel(admin.say('accounts.field.reason')).fill('본인 요청');
  await dialog.getByRole('button', { name: admin.say('accounts.admin.suspendPerson'), exact: true }).click();
  await expect(admin.page.locator('main header').getByText(admin.say('accounts.admin.suspended'), { exact: true })).toBeVisible();
  await person.page.goto('/sign-in');
  await field(person, 'email').fill(email);
  await field(person, 'password').fill(PASSWORD);
  await press(person, 'accounts.signIn.submit');
  await expect(person.page.getByText(person.say('accounts.errors.suspended'))).toBeVisible();

  const id = admin.page.url().split('/').at(-1) ?? '';
  await admin.open(`/admin/audit?subject=user:${id}`);
  await expect(admin.page.getByText(/chain|이어집니다/).first()).toBeVisible();
  await expect(admin.page.getByRole('cell', { name: '본인 요청' })).toBeVisible();
});

test('every form of a visitor says beside the field what is wrong, and keeps what was typed', async ({ browser }, info) => {
  const person = await visitor(browser, info);
  const { page, say } = person;
  await person.open('/sign-up');
  const typed: Record<string, [string, string]> = {
    email: ['spring@', 'errors.email'], password: ['password12345678', 'accounts.errors.password-common'], name: ['나\u202E새봄', 'accounts.errors.hidden-characters'],
    phone: ['02-123-4567', 'errors.phone'], birthDate: ['1991-02-30', 'errors.date'],
  };
  for (const [key, [value]] of Object.entries(typed)) await field(person, key).fill(value);
  await press(person, 'accounts.signUp.submit');
  for (const [key, [value, code]] of Object.entries(typed)) {
    await saysBeside(field(person, key), say(code));
    await expect(field(person, key)).toHaveValue(value);
  }
  await saysBeside(field(person, 'terms'), say('errors.consent'));
  await looksRight(page);

  await field(person, 'email').fill('spring@example.com');
  await field(person, 'password').fill(PASSWORD);
  await field(person, 'name').fill('나새봄');
  await field(person, 'phone').fill('010-1234-5678');
  await field(person, 'birthDate').fill('2020-01-01');
  await field(person, 'terms').check();
  await field(person, 'privacy').check();
  await press(person, 'accounts.signUp.submit');
  await saysBeside(field(person, 'birthDate'), say('accounts.errors.not-adult'));
  await expect(field(person, 'password')).toHaveValue(PASSWORD);
  await expect(field(person, 'terms')).toBeChecked();

  await person.open('/sign-up/seller');
  await field(person, 'businessNumber').fill('120-81-47522');
  await field(person, 'postcode').fill('123');
  await field(person, 'payoutAccount').fill('12');
  await page.getByLabel(say('accounts.field.mailOrderNumber')).fill('강남 1호');
  await press(person, 'accounts.signUp.sellerSubmit');
  await saysBeside(field(person, 'businessNumber'), say('accounts.errors.business-number'));
  await saysBeside(field(person, 'postcode'), say('accounts.errors.postcode'));
  await saysBeside(field(person, 'payoutAccount'), say('accounts.errors.bank-account'));
  await saysBeside(page.getByLabel(say('accounts.field.mailOrderNumber')), say('accounts.errors.mail-order-number'));
  await saysBeside(page.getByLabel(say('accounts.field.payoutBank')), say('errors.choose'));
  await expect(field(person, 'businessNumber')).toHaveValue('120-81-47522');
  await page.getByLabel(say('accounts.field.returnsHere')).uncheck();
  await press(person, 'accounts.signUp.sellerSubmit');
  await saysBeside(page.getByRole('group', { name: say('accounts.field.returnAddress') }).getByLabel(say('accounts.field.road')), say('errors.required'));
  await looksRight(page);

  for (const path of ['/recover', '/confirm-email?token=nothing', '/reset-password']) {
    await person.open(path);
    await field(person, 'email').fill('spring@');
    await page.locator('main form button[type=submit]').click();
    await saysBeside(field(person, 'email'), say('errors.email'));
    await expect(field(person, 'email')).toHaveValue('spring@');
  }
});

test('every form of a member says beside the field what is wrong, and keeps what was typed', async ({ browser }, info) => {
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  const { page, say } = admin;
  await admin.open('/account/profile');
  await field(admin, 'phone').fill('12');
  await press(admin, 'common.save');
  await saysBeside(field(admin, 'phone'), say('errors.phone'));
  await admin.open('/account/security');
  await field(admin, 'currentPassword').fill('not this one at all');
  await field(admin, 'newPassword').fill('short');
  await press(admin, 'accounts.account.changePassword');
  await saysBeside(field(admin, 'newPassword'), say('accounts.errors.password-short'));
  await saysBeside(field(admin, 'currentPassword'), say('accounts.errors.wrong-password'));
  await field(admin, 'newPassword').fill(OTHER);
  await press(admin, 'accounts.account.changePassword');
  await saysBeside(field(admin, 'currentPassword'), say('accounts.errors.wrong-password'));
  await expect(field(admin, 'newPassword')).toHaveValue(OTHER);
  await looksRight(page);

  await admin.open('/admin/clock');
  await page.getByLabel(say('accounts.clock.amount')).fill('-1');
  await press(admin, 'accounts.clock.submit');
  await saysBeside(page.getByLabel(say('accounts.clock.amount')), say('accounts.errors.clock-amount'));
  await expect(page.getByLabel(say('accounts.clock.amount'))).toHaveValue('-1');
});
