import { expect, test, type Page } from '@playwright/test';
import { looksRight, signedIn, visitor, type Person } from '../support/browser';

/* A shop's people: an owner asks somebody in, who accepts by the mail, does what is theirs, and goes again. */

const OWNER = 'seller@dalmada.test';
const PASSWORD = 'four blue whales sing';
const freshEmail = () => `ship.${process.pid}.${performance.now().toString(36).replace('.', '')}@example.com`;

const field = (person: Person, key: string) => person.page.getByLabel(person.say(`accounts.field.${key}`), { exact: true });
const button = (person: Person, key: string) => person.page.getByRole('button', { name: person.say(key), exact: true });
const row = (person: Person, text: string) => person.page.getByRole('row').filter({ hasText: text });

/** Goes on with the Tab key until something of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator('*:focus');
    if (await focused.count() > 0 && (await focused.evaluate((element) => [element.getAttribute('aria-label'), element.textContent, ...[...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent)].join(' '))).includes(name)) return;
  }
  throw new Error(`nothing called ${name} is reached by keyboard`);
}

/** The invitation, without touching a pointer. */
async function inviteByKeyboard(owner: Person, email: string): Promise<void> {
  const { page, say } = owner;
  await owner.open('/seller/staff');
  await tabTo(page, say('staff.invite'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: say('staff.invite') })).toBeVisible();
  await looksRight(page);
  await tabTo(page, say('staff.sendInvitation'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('staff.errors.roles-missing')).first()).toBeVisible();
  await looksRight(page);
  // The summary's line leads to the field.
  await tabTo(page, say('accounts.field.email'));
  await page.keyboard.press('Enter');
  await expect(page.locator('input:focus')).toHaveAttribute('name', 'email');
  await page.keyboard.type(email);
  await tabTo(page, say('staff.may.SHIPPING'));
  await page.keyboard.press('Space');
  await tabTo(page, say('staff.sendInvitation'));
  await page.keyboard.press('Enter');
  await expect(row(owner, email)).toBeVisible();
  await looksRight(page);
}

/** The address that the newest mail leads to. */
async function linkOf(person: Person, email: string): Promise<string> {
  await person.page.goto(`/mailbox?to=${encodeURIComponent(email)}`);
  await person.page.locator('main a[href^="/mailbox/m_"]').first().click();
  await person.page.waitForURL(/\/mailbox\/m_/);
  return (await person.page.locator('article a[href*="/join?token="]').getAttribute('href')) ?? '';
}

async function accept(person: Person, link: string, name: string): Promise<void> {
  await person.open(link);
  await expect(person.page.getByText(person.say('staff.may.SHIPPING'))).toBeVisible();
  await button(person, 'staff.join.submit').click();
  await expect(field(person, 'name')).toHaveAttribute('aria-invalid', 'true');
  await looksRight(person.page);
  await field(person, 'name').fill(name);
  await field(person, 'phone').fill('01022334455');
  await field(person, 'password').fill(PASSWORD);
  await field(person, 'terms').check();
  await field(person, 'privacy').check();
  await button(person, 'staff.join.submit').click();
  await person.page.waitForURL((url) => url.pathname === '/seller');
}

test('an owner asks somebody in by keyboard, who accepts from the mail, ships, writes no listings, and is let go again', async ({ browser }, info) => {
  test.slow();
  const email = freshEmail();
  const name = '배나래';
  const owner = await signedIn(browser, info, OWNER);
  await inviteByKeyboard(owner, email);

  const member = await visitor(browser, info);
  const link = await linkOf(member, email);
  await accept(member, link, name);
  const rail = member.page.getByRole('navigation', { name: member.say('common.nav.label') });
  await expect(rail.getByRole('link')).toHaveText([member.say('common.desk.today'), member.say('common.desk.orders'), member.say('common.desk.rights'), member.say('common.desk.claims'), member.say('common.desk.returns')]);
  await looksRight(member.page);
  await member.open('/seller/orders');
  await expect(member.page.getByRole('heading', { level: 1, name: member.say('deliveries.seller.title') })).toBeVisible();
  for (const closed of ['/seller/listings', '/seller/listings/new', '/seller/limits', '/seller/profile', '/seller/staff']) {
    expect([closed, (await member.page.goto(closed))?.status()]).toEqual([closed, 403]);
  }
  await looksRight(member.page);

  const late = await visitor(browser, info);
  await late.open(link);
  await expect(late.page.getByRole('heading', { name: late.say('staff.join.used.title') })).toBeVisible();

  await owner.open('/seller/staff');
  await row(owner, email).getByRole('button', { name: owner.say('staff.changeRoles') }).click();
  await owner.page.getByRole('checkbox', { name: owner.say('staff.may.LISTINGS') }).check();
  await owner.page.getByRole('dialog').getByRole('button', { name: owner.say('staff.changeRoles'), exact: true }).click();
  await expect(row(owner, email)).toContainText(`${owner.say('staff.roles.LISTINGS')}, ${owner.say('staff.roles.SHIPPING')}`);
  await member.open('/seller/listings');

  await row(owner, email).getByRole('button', { name: owner.say('staff.remove') }).click();
  const dialog = owner.page.getByRole('dialog', { name: owner.say('staff.removeTitle', { name }) });
  await looksRight(owner.page);
  await dialog.getByRole('button', { name: owner.say('staff.remove'), exact: true }).click();
  // Under a dialog nothing else is there for who asks by role.
  await expect(dialog).toHaveCount(0);
  await expect(row(owner, email)).toHaveCount(0);
  await member.page.goto('/seller/orders');
  await member.page.waitForURL(/\/sign-in/);
  await field(member, 'email').fill(email);
  await field(member, 'password').fill(PASSWORD);
  await button(member, 'accounts.signIn.submit').click();
  await expect(member.page.getByText(member.say('staff.errors.left-seller')).first()).toBeVisible();
  await Promise.all([owner, member, late].map(({ page }) => page.context().close()));
});

test('an invitation taken back says so to whoever opens it, and a purchaser’s address is not asked in', { tag: '@phone' }, async ({ browser }, info) => {
  const email = freshEmail();
  const owner = await signedIn(browser, info, OWNER);
  await owner.open('/seller/staff');
  await expect(row(owner, OWNER)).toContainText(owner.say('staff.lastOwner'));
  await button(owner, 'staff.invite').click();
  await field(owner, 'email').fill('purchaser@dalmada.test');
  await owner.page.getByRole('checkbox', { name: owner.say('staff.may.LISTINGS') }).check();
  await button(owner, 'staff.sendInvitation').click();
  await expect(owner.page.getByText(owner.say('staff.errors.address-taken')).first()).toBeVisible();
  await looksRight(owner.page);
  await field(owner, 'email').fill(email);
  await button(owner, 'staff.sendInvitation').click();
  await expect(row(owner, email)).toBeVisible();
  const guest = await visitor(browser, info);
  const link = await linkOf(guest, email);
  await row(owner, email).getByRole('button', { name: owner.say('staff.revoke') }).click();
  await expect(row(owner, email)).toHaveCount(0);
  await guest.open(link);
  await expect(guest.page.getByRole('heading', { name: guest.say('staff.join.revoked.title') })).toBeVisible();
  await Promise.all([owner, guest].map(({ page }) => page.context().close()));
});
