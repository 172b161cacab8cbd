import { expect, test } from '@playwright/test';
import { localeOf, looksRight, mallDeps, signedIn, type Person } from '../support/browser';
import { drawnContract, unsignedContract, type MallContract } from '../support/mall-contracts';
import { untilShown } from '../support/road-walk';

/*
 * The admin's review by keys alone, with a second person; and the desk's case of a contract that nobody signed. Each
 * language has contracts of its own.
 */

const WALKS = {
  ko: { email: 'purchaser8@dalmada.test', goods: ['너른 호텔 침대 퀸', '숨결 반려동물 공기청정기', '맑음 로봇청소기 RB-9 스팀', '바람 미니벨로 전기자전거'] },
  en: { email: 'purchaser2@dalmada.test', goods: ['맑음 로봇청소기 RB-7 물걸레', '숨결 가습 공기청정기', '맑음 로봇청소기 RB-5', '두바퀴 클래식 전기자전거 7단'] },
} as const;
const QUESTION = '배송지가 영업장인지 한 번 더 봐 주세요.';
const WHY = '세 번 전화했지만 닿지 않았습니다.';

const button = ({ page, say }: Person, key: string) => page.getByRole('button', { name: say(key), exact: true });
const notice = ({ page }: Person, text: string) => page.locator('[data-sonner-toast]').filter({ hasText: text });
const field = ({ page, say }: Person) => page.getByRole('region', { name: say('contracts.review.decision') }).getByRole('textbox');
const at = ({ contractId }: MallContract) => `/admin/contracts/${contractId}`;

/** Opens a case and waits until its keys are heard. */
async function openCase(person: Person, contract: MallContract): Promise<void> {
  await person.page.goto(at(contract));
  await expect(person.page.getByText(contract.number).first()).toBeVisible();
  await person.page.waitForLoadState('networkidle');
}

test('contracts are reviewed by keys: returned, left to another person, approved; the next comes at once', async ({ browser }, info) => {
  test.slow();
  const { email, goods } = WALKS[localeOf(info)];
  const [first, second] = [await drawnContract(email, goods[0]), await drawnContract(email, goods[1])];
  const [admin, other] = [await signedIn(browser, info, 'admin@dalmada.test'), await signedIn(browser, info, 'admin2@dalmada.test')];
  const { page, say } = admin;
  await admin.open('/admin/contracts?sort=gravest');
  await page.getByRole('link', { name: first.number }).click();
  await expect(page).toHaveURL(`${at(first)}?sort=gravest`);
  await page.waitForLoadState('networkidle');
  await looksRight(page);

  await test.step('keys rest while something is typed', async () => {
    await page.keyboard.press('r');
    await expect(field(admin)).toBeFocused();
    await expect(page.getByText(say('contracts.review.armed.return'))).toBeVisible();
    await page.keyboard.type('jak ');
    await expect(field(admin)).toHaveValue('jak ');
    await expect(page).toHaveURL(`${at(first)}?sort=gravest`);
    await looksRight(page);
    await page.keyboard.press('Escape');
    await expect(field(admin)).not.toBeFocused();
  });

  await test.step('returned with its reason, it is drawn anew; the next case is there', async () => {
    await field(admin).fill('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.type('주소를 다시 적어 주세요.');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(first.contractId));
    await expect(notice(admin, say('contracts.review.returned', { number: first.number }))).toBeVisible();
    await expect(page).toHaveURL(/sort=gravest/);
  });

  await test.step('left to another with a question, it is nobody’s who asked', async () => {
    await openCase(admin, second);
    await page.keyboard.press('s');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(second.contractId));
    await openCase(admin, second);
    await expect(page.getByText(say('contracts.review.waitsTitle.ASKED'))).toBeVisible();
    await expect(button(admin, 'contracts.review.approve')).toHaveCount(0);
    await looksRight(page);
  });

  await test.step('the other reads the question and approves', async () => {
    await openCase(other, second);
    await expect(other.page.getByText(QUESTION)).toBeVisible();
    await looksRight(other.page);
    await other.page.keyboard.press('a');
    await other.page.waitForURL((url) => !url.pathname.endsWith(second.contractId));
    await expect(notice(other, say('contracts.review.approved', { number: second.number }))).toBeVisible();
  });

  await test.step('of two who look at one case, the slower is told who did what and led on', async () => {
    await untilShown(page, async () => { await page.goto(at(first)); await expect(button(admin, 'contracts.review.approve')).toBeVisible({ timeout: 1000 }); });
    await page.waitForLoadState('networkidle');
    const third = await admin.page.context().newPage();
    await third.goto(at(first));
    await third.waitForLoadState('networkidle');
    await openCase(other, first);
    await button(other, 'contracts.review.approve').click();
    await other.page.waitForURL((url) => !url.pathname.endsWith(first.contractId));
    const { name } = await (await mallDeps()).db.user.findFirstOrThrow({ where: { email: 'admin2@dalmada.test' } });
    const said = say('contracts.review.decidedBy', { name, number: first.number, did: 'approved' });
    await page.bringToFront();
    await page.keyboard.press('a');
    await page.waitForURL((url) => !url.pathname.endsWith(first.contractId));
    await expect(notice(admin, said)).toBeVisible();
    const slower = { ...admin, page: third };
    await third.bringToFront();
    await field(slower).fill(WHY);
    await button(slower, 'contracts.review.return').click();
    await expect(third.getByText(said)).toBeVisible();
    await expect(field(slower), 'what was typed stays').toHaveValue(WHY);
    await expect(button(slower, 'contracts.review.return')).toHaveCount(0);
    await looksRight(third);
    await third.close();
  });
  for (const each of [page, other.page]) await each.context().close();
});

test('the keys can be turned off, and j and k lead through the queue', { tag: '@desk' }, async ({ browser }, info) => {
  const admin = await signedIn(browser, info, 'admin2@dalmada.test');
  const { page, say } = admin;
  await admin.open('/admin/contracts');
  await page.getByRole('row').filter({ hasText: say('contracts.states.DRAWN') }).first().getByRole('link').first().click();
  await page.waitForURL(/\/admin\/contracts\/c_/);
  await page.waitForLoadState('networkidle');
  const here = page.url();
  const keys = page.getByRole('region', { name: say('contracts.review.keys.title') }).getByRole('checkbox');
  await keys.uncheck();
  await page.keyboard.press('j');
  await page.waitForTimeout(500);
  expect(page.url(), 'nothing is heard').toBe(here);
  await page.reload();
  await page.waitForLoadState('networkidle');
  await expect(keys, 'the browser remembers').not.toBeChecked();
  await keys.check();
  await page.keyboard.press('j');
  await page.waitForURL((url) => url.href !== here);
  // The address is there before the page that hears the keys.
  await expect(page.locator('a[rel=prev]')).toHaveAttribute('href', new URL(here).pathname);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('k');
  await page.waitForURL(here);
  await page.context().close();
});

test('a large contract is approved by two', { tag: '@desk' }, async ({ browser }, info) => {
  const [admin, other] = [await signedIn(browser, info, 'admin@dalmada.test'), await signedIn(browser, info, 'admin2@dalmada.test')];
  const { page, say } = admin;
  await admin.open('/admin/contracts?flag=large-amount');
  const link = page.getByRole('row').filter({ hasText: '가온 첼로 C-9' }).getByRole('link').first();
  const number = (await link.innerText()).trim();
  await link.click();
  await page.waitForURL(/\/admin\/contracts\/c_/);
  const address = page.url();
  await looksRight(page);
  await button(admin, 'contracts.review.approveFirst').click();
  await page.waitForURL((url) => url.href !== address);
  await expect(notice(admin, say('contracts.review.approvedFirst', { number }))).toBeVisible();
  await page.goto(address);
  await expect(page.getByText(say('contracts.review.waitsTitle.FIRST'))).toBeVisible();
  await expect(button(admin, 'contracts.review.approveSecond'), 'nobody approves twice').toHaveCount(0);
  await other.open(address);
  await button(other, 'contracts.review.approveSecond').click();
  await other.page.waitForURL((url) => url.href !== address);
  for (const each of [page, other.page]) await each.context().close();
});

test('a contract that nobody signed is a case of the desk: more time, or its return', async ({ browser }, info) => {
  test.slow();
  const { email, goods } = WALKS[localeOf(info)];
  const [late, lost] = [await unsignedContract(email, goods[2]), await unsignedContract(email, goods[3])];
  const desk = await signedIn(browser, info, 'desk@dalmada.test');
  const { page, say } = desk;
  await desk.open('/desk');
  await page.getByRole('link', { name: say('limits.desk.unsignedContracts'), exact: true }).last().click();
  await page.waitForURL(/\/desk\/contracts$/);
  await looksRight(page);
  const row = (title: string, number: string) => page.getByRole('row').filter({ hasText: title }).filter({ hasText: number });

  await test.step('gets more time, with a note', async () => {
    await row(goods[2], late.number).getByRole('link').first().click();
    await page.waitForURL(/\/desk\/contracts\/c_/);
    await looksRight(page);
    await page.locator('[name=days]').fill('0');
    await button(desk, 'signing.unsigned.give').click();
    await expect(page.getByText(say('contracts.errors.days')).first()).toBeVisible();
    await expect(page.getByText(say('errors.required')).first()).toBeVisible();
    await looksRight(page);
    await page.locator('[name=days]').fill('3');
    await page.locator('[name=note]').fill('사흘 더 기다리겠습니다.');
    await button(desk, 'signing.unsigned.give').click();
    await page.waitForURL(/\/desk\/contracts$/);
    await expect(row(goods[2], late.number)).toHaveCount(0);
  });

  await test.step('or goes back: the order ends, and its purchaser reads why', async () => {
    await row(goods[3], lost.number).getByRole('link').first().click();
    await page.waitForURL(/\/desk\/contracts\/c_/);
    await page.getByText(say('signing.unsigned.ways.RETURN'), { exact: true }).click();
    await page.locator('[name=note]').fill(WHY);
    await looksRight(page);
    await button(desk, 'signing.unsigned.takeBack').click();
    await page.waitForURL(/\/desk\/contracts$/);
    await expect(row(goods[3], lost.number)).toHaveCount(0);
    const purchaser = await signedIn(browser, info, email);
    await purchaser.open(`/orders/${lost.orderId}`);
    await expect(purchaser.page.getByText(say('deliveries.stages.uncontracted')).first()).toBeVisible();
    await expect(purchaser.page.getByText(WHY)).toBeVisible();
    await purchaser.page.context().close();
  });
  await page.context().close();
});
