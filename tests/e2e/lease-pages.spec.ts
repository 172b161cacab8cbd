import { expect, test } from '@playwright/test';
import { askReturn, openReturn } from '@/lib/endings/ask-return';
import { lockEndingLease } from '@/lib/endings/store/leases';
import { returnOffer } from '@/lib/endings/views/returns';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import { openClaim } from '@/lib/guarantee/open-claim';
import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { localeOf, looksRight, mallDeps, signedIn, type Person } from '../support/browser';
import { leased, type Leased } from '../support/leased';
import { addMethod } from '../support/life';
import { actorOf, valueOf } from '../support/people';

/* Every page of a lease's life, as purchaser, seller, desk and admin open it. The clock stands still here. */

const BED = '가든 퀸 가죽 침대와 협탁';
let walk: Leased;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  walk = await leased(await mallDeps(), BED, 'LEASE');
});

/** The first page that a list leads to. */
async function openFirst(person: Person, list: string): Promise<void> {
  await person.open(list);
  const path = await person.page.locator(`main a[href^="${list}/"]`).first().getAttribute('href');
  if (path === null) throw new Error(`${list} leads nowhere`);
  await person.open(path);
}

test('a purchaser opens the lease, and all that can be done with it', async ({ browser }, info) => {
  test.slow();
  const buyer = await signedIn(browser, info, walk.email);
  const base = `/leases/${walk.leaseId}`;
  for (const path of ['/leases', base, `${base}/buyout`, `${base}/return`, `${base}/statement`, `${base}/hardship`, `${base}/guarantee`, `${base}/guarantee/new`, '/account/payment']) await buyer.open(path);
  await buyer.page.goto(`${base}/statement`);
  const [statement] = await Promise.all([buyer.page.waitForEvent('download'), buyer.page.getByRole('link', { name: buyer.say('endings.statement.pdf') }).click()]);
  expect(statement.suggestedFilename()).toMatch(/\.pdf$/);
  await addMethod(buyer, walk.leaseId ?? '', '110-1234-5678');
  await buyer.open(base);
  expect((await buyer.page.goto(`${base}/term`))?.status(), 'there is nothing to choose before the last months').toBe(404);
});

test('a lease that has run for long shows what was paid', async ({ browser }, info) => {
  test.slow();
  const deps = await mallDeps();
  const buyer = await signedIn(browser, info, 'purchaser@dalmada.test');
  await openFirst(buyer, '/leases');
  const { id } = await deps.db.lease.findFirstOrThrow({ where: { purchaserId: (await actorOf(deps, 'purchaser@dalmada.test')).userId }, orderBy: { startsOn: 'asc' }, select: { id: true } });
  for (const path of [`/leases/${id}`, `/leases/${id}/statement`, `/leases/${id}/buyout`, `/leases/${id}/return`]) await buyer.open(path);
});

test('a lease whose term ends soon asks what becomes of the goods, and shows what was chosen @phone', async ({ browser }, info) => {
  test.slow();
  const deps = await mallDeps();
  const { page, say, open } = await signedIn(browser, info, 'purchaser@dalmada.test');
  const { id } = await deps.db.lease.findFirstOrThrow({ where: { purchaserId: (await actorOf(deps, 'purchaser@dalmada.test')).userId, contract: { order: { listingVersion: { title: '루멘 Z30 여행용 미러리스' } } } }, select: { id: true } });
  await open(`/leases/${id}`);
  await open(`/leases/${id}/term`);
  for (const choice of ['RETURN', 'EXTEND'] as const) {
    await page.getByRole('radio', { name: new RegExp(`^${say(`endings.term.${choice}`, { amount: '.*' })}`) }).check();
    await page.getByRole('button', { name: say('endings.term.submit'), exact: true }).click();
    await expect(page.getByText(say('endings.term.saved')).last()).toBeVisible();
    await open(`/leases/${id}`);
    await expect(page.getByText(say(`endings.term.chosen.${choice}`), { exact: true })).toBeVisible();
    await open(`/leases/${id}/term`);
    await expect(page.locator(`input[value="${choice}"]`)).toBeChecked();
  }
});

test('a claim is one page for purchaser, seller and desk', async ({ browser }, info) => {
  test.slow();
  const deps = await mallDeps();
  const buyer = await signedIn(browser, info, walk.email);
  const { order: { unit } } = await deps.db.contract.findUniqueOrThrow({ where: { id: walk.contractId }, select: { order: { select: { unit: true } } } });
  const input = openClaimInput.parse({ leaseId: walk.leaseId, text: '읽기 등이 켜지지 않습니다. 스위치를 눌러도 그대로입니다.', sinceOn: plainDateIn(deps.clock.now()), serial: unit?.serial ?? '', usable: 'yes', photos: [] });
  const { claimId } = valueOf(await openClaim(deps, await actorOf(deps, walk.email), input));
  await buyer.open(`/leases/${walk.leaseId}/guarantee/${claimId}`);
  await buyer.open(`/leases/${walk.leaseId}`);
  const [seller, desk] = [await signedIn(browser, info, walk.sellerEmail), await signedIn(browser, info, 'desk@dalmada.test')];
  for (const path of ['/seller/claims', '/seller/claims?tab=all', `/seller/claims/${claimId}`]) await seller.open(path);
  for (const path of ['/desk/claims', `/desk/claims/${claimId}`]) await desk.open(path);
});

test('a return is seen by purchaser, seller and desk', async ({ browser }, info) => {
  test.slow();
  const deps = await mallDeps();
  const [buyer, actor] = [await signedIn(browser, info, walk.email), await actorOf(deps, walk.email)];
  const leaseId = walk.leaseId ?? '';
  const offer = await returnOffer(deps.db, actor, leaseId, deps.clock.now());
  const { returnId } = valueOf(await askReturn(deps, actor, { leaseId, chargeMinor: offer?.figures.chargeMinor ?? 0n }));
  await buyer.open(`/leases/${leaseId}/return`);
  await buyer.open(`/leases/${leaseId}`);
  const [seller, desk] = [await signedIn(browser, info, walk.sellerEmail), await signedIn(browser, info, 'desk@dalmada.test')];
  for (const path of ['/seller/returns', `/seller/returns/${returnId}`]) await seller.open(path);
  for (const path of ['/desk/returns', `/desk/returns/${returnId}`]) await desk.open(path);
});

/* Of the demo, and long in force: nobody else walks with them. */
const KEPT = { ko: '카페온 우노 에스프레소 1그룹', en: '바람 미니벨로 전기자전거' };

/** Goods that were to go back six weeks ago, as at the end of a term, and did not. */
async function keptLease(title: string) {
  const deps = await mallDeps();
  const { id } = await deps.db.lease.findFirstOrThrow({ where: { state: 'ACTIVE', residualMinor: { gt: 0 }, contract: { order: { listingVersion: { title } } } }, orderBy: { startsOn: 'asc' }, select: { id: true } });
  return deps.db.$transaction(async (tx) => {
    const lease = await lockEndingLease(tx, { id });
    if (!lease) throw new Error(`${title} is not leased`);
    const returnId = await openReturn(tx, lease, { cause: 'TERM', leftMinor: 0n, chargeMinor: 0n, otherwiseMinor: 0n }, { actor: SYSTEM, at: deps.clock.now() });
    await tx.leaseReturn.update({ where: { id: returnId }, data: { shipBy: new Date(deps.clock.now().subtract({ hours: 24 * 42 }).epochMilliseconds) } });
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: lease.purchaserId } });
    const owner = await tx.user.findFirstOrThrow({ where: { sellerId: lease.sellerId, sellerRoles: { has: 'OWNER' }, closedAt: null } });
    return { leaseId: id, returnId, email, sellerEmail: owner.email, residualMinor: lease.residualMinor };
  });
}

test('goods that do not come back are ended by the desk, and purchaser and seller read why', async ({ browser }, info) => {
  test.slow();
  const kept = await keptLease(KEPT[localeOf(info)]);
  const { page, say, open } = await signedIn(browser, info, 'desk@dalmada.test');
  const why = '세 번 전화했고 물건이 없다고 하셨습니다.';
  await open(`/desk/returns/${kept.returnId}`);
  const form = page.getByRole('form', { name: say('endings.desk.lostTitle') });
  const [amount, end] = [form.getByLabel(say('endings.desk.lostAmount')), form.getByRole('button', { name: say('endings.desk.lose') })];
  await amount.fill(String(kept.residualMinor + 1n));
  await form.getByLabel(say('endings.desk.note')).fill(why);
  await end.click();
  await expect(form.getByText(say('endings.errors.lost-too-high')).last()).toBeVisible();
  await looksRight(page);
  await amount.fill('10000');
  await end.click();
  await expect(page.getByText(say('endings.returnStates.LOST'), { exact: true })).toBeVisible();
  await looksRight(page);
  const [buyer, seller] = [await signedIn(browser, info, kept.email), await signedIn(browser, info, kept.sellerEmail)];
  await buyer.open(`/leases/${kept.leaseId}/return`);
  await expect(buyer.page.getByText(why)).toBeVisible();
  await buyer.open(`/leases/${kept.leaseId}`);
  await expect(buyer.page.getByText(say('endings.portal.endedTitle.LOST'), { exact: true })).toBeVisible();
  await seller.open(`/seller/returns/${kept.returnId}`);
  await expect(seller.page.getByText(why)).toBeVisible();
});

test('a seller opens what is settled, the desk what is overdue and its books', async ({ browser }, info) => {
  test.slow();
  const [seller, desk] = [await signedIn(browser, info, walk.sellerEmail), await signedIn(browser, info, 'desk@dalmada.test')];
  await seller.open('/seller');
  await seller.open('/seller/settlements');
  await desk.open('/desk/overdue');
  await desk.open(`/desk/overdue/${walk.leaseId}`);
  await openFirst(desk, '/desk/leases');
  await desk.open('/desk/books');
  const account = await desk.page.locator('main a[href^="/desk/books/accounts/"]').first().getAttribute('href');
  await desk.open(account ?? '');
  const entry = await desk.page.locator('main a[href^="/desk/books/entries/"]').first().getAttribute('href');
  await desk.open(entry ?? '');
});

test('an admin opens billing, books, settlements, the portfolio, the clock and what is owed to financiers', async ({ browser }, info) => {
  test.slow();
  const admin = await signedIn(browser, info, 'admin@dalmada.test');
  for (const path of ['/admin/billing', '/admin/books', '/admin/settlements', '/admin/portfolio', '/admin/portfolio/bills', '/admin/clock', '/admin/institutions/desk/remittances', '/admin/institutions/hanbit/remittances']) await admin.open(path);
  const account = await admin.page.goto('/admin/books').then(() => admin.page.locator('main a[href^="/admin/books/accounts/"]').first().getAttribute('href'));
  await admin.open(account ?? '');
  const entry = await admin.page.locator('main a[href^="/admin/books/entries/"]').first().getAttribute('href');
  await admin.open(entry ?? '');
  const { sellerId } = await (await mallDeps()).db.lease.findUniqueOrThrow({ where: { id: walk.leaseId ?? '' }, select: { sellerId: true } });
  await admin.open(`/admin/settlements/terms/${sellerId}`);
});
