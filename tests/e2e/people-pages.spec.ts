import { expect, test } from '@playwright/test';
import { localeOf, signedIn, visitor } from '../support/browser';

test('signing in leads to where one was, and never to another site', async ({ browser }, info) => {
  for (const [next, path] of [['/notifications', '/notifications'], ['//evil.example', '/'], ['/\\evil.example', '/'], ['https://evil.example', '/'], ['/.//evil.example', '/']] as const) {
    const person = await visitor(browser, info);
    const { page, say } = person;
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByRole('button', { name: /purchaser@dalmada\.test/ }).click();
    await page.getByRole('button', { name: say('accounts.signIn.submit'), exact: true }).click();
    await page.waitForURL((url) => url.pathname === path);
    expect(new URL(page.url()).origin).toBe(info.project.use.baseURL);
    await page.context().close();
  }
});

test('the pages of an admin are for admins, and look right', async ({ browser }, info) => {
  const stranger = await visitor(browser, info);
  await stranger.page.goto('/admin/audit');
  await expect(stranger.page).toHaveURL(/\/sign-in\?next=/);
  const purchaser = await signedIn(browser, info, 'purchaser2@dalmada.test');
  for (const path of ['/admin', '/admin/people', '/admin/sellers', '/admin/audit', '/admin/clock', '/seller/profile']) {
    const answer = await purchaser.page.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  for (const path of ['/admin', '/admin/people', '/admin/sellers', '/admin/audit', '/admin/clock', '/account', '/notifications', '/mailbox']) await admin.open(path);
  expect(localeOf(info)).toBe(await admin.page.locator('html').getAttribute('lang'));
});
