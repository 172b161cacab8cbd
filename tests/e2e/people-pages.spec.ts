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
  test.slow();
  const stranger = await visitor(browser, info);
  await stranger.page.goto('/admin/audit');
  await expect(stranger.page).toHaveURL(/\/sign-in\?next=/);
  const purchaser = await signedIn(browser, info, 'purchaser2@dalmada.test');
  for (const path of ['/admin', '/admin/people', '/admin/sellers', '/admin/audit', '/admin/clock', '/seller/profile']) {
    const answer = await purchaser.page.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(purchaser.page.getByRole('heading', { name: purchaser.say('common.forbidden.title') }), path).toBeVisible();
    await expect(purchaser.page, path).toHaveTitle(purchaser.say('common.forbidden.pageTitle'));
  }
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  for (const path of ['/admin', '/admin/people', '/admin/sellers', '/admin/audit', '/admin/clock', '/account', '/notifications', '/mailbox']) await admin.open(path);
  expect(localeOf(info)).toBe(await admin.page.locator('html').getAttribute('lang'));
});

test('whoever signs in comes to the page they asked for, with its question', async ({ browser }, info) => {
  const { page, say } = await visitor(browser, info);
  await page.goto('/seller/orders?tab=all');
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent('/seller/orders?tab=all')}`);
  await page.getByRole('button', { name: /seller@dalmada\.test/ }).click();
  await page.getByRole('button', { name: say('accounts.signIn.submit'), exact: true }).click();
  await page.waitForURL('/seller/orders?tab=all');
});

test('what is not there, and what is another’s, has one title and our own page', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, 'purchaser2@dalmada.test');
  for (const path of ['/no-such-page', '/p/x%00y', '/p/g_00000000000000000000000000', '/leases/ls_00000000000000000000000000', '/orders/o_00000000000000000000000000']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: say('common.notFound.title') }), path).toBeVisible();
    await expect(page, path).toHaveTitle(say('common.notFound.pageTitle'));
  }
  await page.goto('/leases');
  await expect(page).toHaveTitle(new RegExp(`^${say('leases.title')} · `));
});

test('@phone a desk’s menu shows that it goes on, and where one is', async ({ browser }, info) => {
  const { page, say } = await signedIn(browser, info, 'admin@dalmada.test');
  await page.goto('/admin');
  const line = page.getByRole('navigation', { name: say('common.nav.label') }).getByRole('list');
  const faded = () => line.evaluate((list) => getComputedStyle(list).maskImage.includes('transparent') || /rgba\(0, 0, 0, 0\)/.test(getComputedStyle(list).maskImage));
  await expect.poll(faded).toBe(true);
  await page.goto('/admin/audit');
  await expect(line.getByRole('link', { name: say('common.desk.audit') })).toBeInViewport({ ratio: 1 });
});
