import { expect, test } from '@playwright/test';
import { looksRight, mallDeps, signedIn } from '../support/browser';

/* The limit for the whole mall: asked for once, seen on every price, drawn with one press. */

test('a limit for the whole mall is asked for, seen on cards and the product, and drawn into an order form', async ({ browser }, info) => {
  const email = info.project.name === 'ko-390' ? 'purchaser4@dalmada.test' : 'purchaser5@dalmada.test';
  const person = await signedIn(browser, info, email);
  const { page, say } = person;
  const press = (key: string) => page.getByRole('button', { name: say(key), exact: true }).click();
  await page.goto('/limits/pre');
  await expect(page.locator('form[data-ready]').first()).toBeAttached();
  const [income, obligations] = [page.getByLabel(say('limits.form.annualIncome'), { exact: true }), page.getByLabel(say('limits.form.obligations'), { exact: true })];
  await income.fill('60000000');
  await page.getByLabel(say('limits.form.employment'), { exact: true }).selectOption('EMPLOYED');
  await obligations.fill('200000');
  await press('limits.pre.submit');
  await expect(page.getByText(say('limits.errors.no-consent')).first()).toBeVisible();
  await expect(income).toHaveValue('60,000,000');
  await looksRight(page);
  await page.locator('#pre-consent').check();
  await press('limits.pre.submit');
  await expect(page.getByRole('heading', { name: say('limits.pre.live') })).toBeVisible();
  await expect(page.locator('main')).toContainText(/[1-9][0-9]{0,2}(,[0-9]{3})+/);
  await looksRight(page);
  await page.goto('/limits');
  await expect(page.getByRole('heading', { name: say('limits.mine.mall') })).toBeVisible();
  await looksRight(page);

  // Whether it fits stands on every card, in words, with the page sent as to everybody.
  await page.goto('/');
  const cards = page.locator('main li').filter({ has: page.locator('[data-fit]') });
  await expect(page.locator('[data-fit="yes"]').first()).toHaveText(say('limits.fit.fits'));
  await expect(page.locator('main [data-fit]').filter({ hasText: /^$/ })).toHaveCount(0);
  await looksRight(page);
  await cards.filter({ has: page.locator('[data-fit="yes"]') }).getByRole('link').first().click();
  const desk = page.locator('[data-fit]').first();
  await expect(desk).toHaveText(say('limits.fit.fits'));
  await page.locator('a[href^="/limits/new"]').filter({ visible: true }).first().click();
  await expect(page.getByRole('heading', { name: say('limits.draw.title') })).toBeVisible();
  await looksRight(page);
  await press('limits.draw.press');
  await expect(page).toHaveURL(/\/limits\/q_/);
  await page.getByRole('button', { name: new RegExp(say('limits.choose', { name: '.*' })) }).filter({ visible: true }).first().click();
  await expect(page).toHaveURL(/\/orders\/o_[0-9A-Z]+\/form/);

  // What the form holds is in the picture and in the ledger.
  await page.goto('/limits');
  await page.getByRole('link', { name: say('limits.mine.ledger') }).first().click();
  await expect(page.getByText(say('limits.ledger.HELD')).first()).toBeVisible();
  await expect(page.getByText(say('limits.ledger.APPROVED')).first()).toBeVisible();
  await looksRight(page);

  await test.step('the desk takes it back, with a reason that its purchaser reads', async () => {
    const reason = `확인되지 않은 소득 ${Date.now().toString(36)}`;
    const { db } = await mallDeps();
    const { id } = await db.user.findUniqueOrThrow({ where: { email } });
    const clerk = await signedIn(browser, info, 'desk2@dalmada.test');
    await clerk.open('/desk/approvals');
    await clerk.page.getByRole('link', { name: clerk.say('limits.desk.approval.mall'), exact: true }).click();
    await clerk.page.waitForURL(/\/desk\/approvals\/mall$/);
    const row = clerk.page.getByRole('row').filter({ hasText: id.slice(-6) });
    await expect(row).toHaveCount(1);
    await looksRight(clerk.page);
    await row.getByRole('button').click();
    const dialog = clerk.page.getByRole('dialog');
    const press = dialog.getByRole('button', { name: clerk.say('limits.desk.approval.revoke'), exact: true });
    await press.click();
    await expect(dialog.getByText(clerk.say('errors.required'), { exact: true })).toBeVisible();
    await dialog.locator('textarea[name=reason]').fill(reason);
    await looksRight(clerk.page);
    await press.click();
    // While the dialog is open nothing behind it can be found by its role.
    await expect(dialog).toHaveCount(0);
    await expect(row).toHaveCount(0);
    await clerk.page.context().close();
    await page.goto('/limits/pre');
    await expect(page.getByText(say('limits.pre.said', { reason }))).toBeVisible();
    await expect(page.getByRole('heading', { name: say('limits.pre.live') })).toHaveCount(0);
    await looksRight(page);
  });
});
