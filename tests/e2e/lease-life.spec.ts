import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { mallDeps, signedIn, type Person } from '../support/browser';
import { leased, type Leased } from '../support/leased';
import { addMethod, collectedOn, removeMethod, shows, walkTo } from '../support/life';

/*
 * A lease from contract to buyout, and a promise of service that is broken: lived through day by day by the demo's clock,
 * which an admin sends ahead. Purchasers are of their own; everybody else's leases live along.
 */

const BED = '온쉼 퀸 침대와 매트리스 세트';
const [APPROVED, DECLINED] = ['4242 4242 4242 4242', '5555 0000 0000 0069'];

type Lived = Leased & { leaseId: string };

/** A purchaser with a lease that has just begun. */
async function begun(): Promise<Lived> {
  const walk = await leased(await mallDeps(), BED, 'LEASE');
  if (walk.leaseId === null) throw new Error('no lease');
  return { ...walk, leaseId: walk.leaseId };
}

/** A line of the statement: `1회 냄`. */
const line = ({ page, say }: Person, is: 'billed' | 'collected' | 'credited', kind: string, seq: number | null = null) =>
  page.getByText(say(`endings.statement.is.${is}`, { what: say(`endings.kinds.${kind}`, { seq: seq ?? 0 }) }), { exact: true }).filter({ visible: true });

test('a lease lives from contract to buyout: paid, missed, paid by another card, and bought @phone', async ({ browser }, info) => {
  test.setTimeout(1_500_000);
  const [deps, walk] = [await mallDeps(), await begun()];
  const [buyer, admin] = [await signedIn(browser, info, walk.email), await signedIn(browser, info, 'admin@dalmada.test')];
  const { page, say } = buyer;
  const [lease, statement] = [`/leases/${walk.leaseId}`, `/leases/${walk.leaseId}/statement`];

  await test.step('without a way of paying the lease says so; one is added at the payment company’s page', async () => {
    await buyer.open(lease);
    await expect(page.getByText(say('payments.lease.byNone'))).toBeVisible();
    await addMethod(buyer, walk.leaseId, APPROVED);
    await page.getByRole('link', { name: say('payments.backToLease') }).click();
    await page.waitForURL((url) => url.pathname === lease);
    await expect(page.getByText(/4242/).first()).toBeVisible();
  });

  await test.step('the first instalment is asked for on its day and collected', async () => {
    await walkTo(admin, await collectedOn(deps, walk.leaseId, 1));
    await shows(buyer, statement, line(buyer, 'collected', 'INSTALMENT', 1));
    await buyer.open(lease);
    await expect(page.getByText(say('endings.portal.nothingOpen'))).toBeVisible();
  });

  await test.step('the second is missed: the card is refused, and the lease says why and what is open', async () => {
    await addMethod(buyer, walk.leaseId, DECLINED);
    await removeMethod(buyer, '4242');
    await walkTo(admin, await collectedOn(deps, walk.leaseId, 2));
    await shows(buyer, lease, page.getByText(say('payments.decline.lost_card')));
    await expect(page.getByText(say('payments.lease.openTitle'), { exact: true })).toBeVisible();
    await buyer.open('/account/payment');
    await expect(page.getByText(say('payments.failed'), { exact: true })).toBeVisible();
  });

  await test.step('another card resumes at once', async () => {
    await addMethod(buyer, walk.leaseId, APPROVED);
    await shows(buyer, statement, line(buyer, 'collected', 'INSTALMENT', 2));
  });

  await test.step('the price of today is seen, and agreed to; it is collected, and the lease has ended', async () => {
    await buyer.open(lease);
    await page.getByRole('link', { name: say('endings.portal.buyLink') }).click();
    await page.waitForURL(/\/buyout$/);
    await expect(page.getByText(say('endings.buyout.rebate'), { exact: true })).toBeVisible();
    const buy = new RegExp(say('endings.buyout.submit', { amount: '.+' }));
    await page.getByRole('button', { name: buy }).click();
    await page.getByRole('dialog').getByRole('button', { name: buy }).click();
    await expect(page.getByText(say('endings.buyout.openTitle'))).toBeVisible();
    await shows(buyer, lease, page.getByText(say('endings.portal.endedTitle.BOUGHT_OUT')));
  });

  await test.step('the statement says all of it, and nothing is left', async () => {
    await buyer.open(statement);
    for (const seq of [1, 2]) for (const is of ['billed', 'collected'] as const) await expect(line(buyer, is, 'INSTALMENT', seq)).toHaveCount(1);
    for (const is of ['billed', 'collected'] as const) await expect(line(buyer, is, 'BUYOUT')).toHaveCount(1);
    const { _sum } = await deps.db.invoice.aggregate({ where: { leaseId: walk.leaseId, state: 'PAID' }, _sum: { amountMinor: true } });
    await expect(page.locator(`[data-amount="${_sum.amountMinor ?? 0n}"]`).filter({ visible: true }).first(), 'all that was asked for').toBeVisible();
    await expect(page.getByText(say('endings.statement.yet', { amount: '' }).trim())).toHaveCount(0);
  });
});

const FAULT = '누우면 가운데가 꺼지고 스프링 소리가 크게 납니다.';

/** Opens a claim with a photo of the fault. @returns its page's path */
async function claim(buyer: Person, { leaseId }: Lived, serial: string): Promise<string> {
  const { page, say } = buyer;
  await buyer.open(`/leases/${leaseId}/guarantee/new`);
  await page.getByLabel(say('guarantee.new.text')).fill(FAULT);
  await page.getByLabel(say('guarantee.new.serial'), { exact: true }).fill(serial);
  await page.getByRole('radio', { name: say('guarantee.new.no'), exact: true }).check();
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#5f7d8c' } }).jpeg().toBuffer();
  await page.locator('input[type=file]').first().setInputFiles({ name: 'spring.jpg', mimeType: 'image/jpeg', buffer: picture });
  await expect(page.getByRole('img', { name: say('guarantee.photos.one', { number: 1 }) })).toBeVisible();
  await page.getByRole('button', { name: say('guarantee.new.submit'), exact: true }).click();
  await page.waitForURL(/\/guarantee\/(?!new)[^/]+$/);
  await expect(page.getByText(FAULT)).toBeVisible();
  return new URL(page.url()).pathname;
}

/** The thread as somebody sees it, in the words of its steps. */
async function thread(person: Person, path: string): Promise<string[]> {
  await person.open(path);
  return person.page.locator('ol > li').filter({ has: person.page.locator('time') }).allInnerTexts();
}

test('a repair that takes too long gives back a part of the next bill, and all three see the same thread @desk', async ({ browser }, info) => {
  test.setTimeout(1_500_000);
  const [deps, walk] = [await mallDeps(), await begun()];
  const [buyer, seller] = [await signedIn(browser, info, walk.email), await signedIn(browser, info, walk.sellerEmail)];
  const [desk, admin] = [await signedIn(browser, info, 'desk@dalmada.test'), await signedIn(browser, info, 'admin@dalmada.test')];
  const { page, say } = buyer;
  const { order: { unit } } = await deps.db.contract.findUniqueOrThrow({ where: { id: walk.contractId }, select: { order: { select: { unit: true } } } });
  await addMethod(buyer, walk.leaseId, APPROVED);
  const path = await claim(buyer, walk, unit?.serial ?? '');
  const id = path.split('/').at(-1) ?? '';

  await test.step('the seller sees the words and the photo, and does nothing', async () => {
    await seller.open('/seller/claims');
    await seller.open(`/seller/claims/${id}`);
    await expect(seller.page.getByText(FAULT)).toBeVisible();
    await expect(seller.page.getByRole('img', { name: say('guarantee.photos.of', { who: '', number: 1 }).trim() })).toBeVisible();
  });

  await walkTo(admin, await collectedOn(deps, walk.leaseId, 1));

  await test.step('the promise is broken: the claim counts the days, and what is given back', async () => {
    await shows(buyer, path, page.getByText(say('guarantee.claim.broken'), { exact: true }));
    await expect(page.getByText(say('guarantee.acts.BROKEN_RESPONSE'))).toBeVisible();
    await expect(page.getByText(say('guarantee.claim.credits'), { exact: true })).toBeVisible();
  });

  await test.step('the next bill is less by it', async () => {
    const { creditMinor, amountMinor } = await deps.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, kind: 'INSTALMENT', seq: 1 } });
    expect(creditMinor).toBeGreaterThan(0n);
    expect(creditMinor).toBeLessThanOrEqual(amountMinor);
    await shows(buyer, `/leases/${walk.leaseId}/statement`, line(buyer, 'credited', 'INSTALMENT', 1));
    await expect(page.locator(`[data-amount="${-creditMinor}"]`).filter({ visible: true }).first()).toBeVisible();
    await buyer.open(`/leases/${walk.leaseId}`);
    await expect(page.getByText(say('guarantee.panel.credited'))).toBeVisible();
  });

  await test.step('purchaser, seller and desk read the same', async () => {
    const theirs = await thread(buyer, path);
    expect(theirs.length).toBeGreaterThanOrEqual(3);
    expect(await thread(seller, `/seller/claims/${id}`)).toEqual(theirs);
    expect(await thread(desk, `/desk/claims/${id}`)).toEqual(theirs);
  });
});
