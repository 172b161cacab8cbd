import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billLease } from '@/lib/billing/bill-lease';
import { grantCredit } from '@/lib/billing/grant-credit';
import { runBilling } from '@/lib/billing/run-billing';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { acceptBuyout } from '@/lib/endings/accept-buyout';
import { closePaidBuyouts, completeTerms } from '@/lib/endings/close-paid-buyouts';
import { endRefused } from '@/lib/endings/end-refused';
import { lapseBuyouts } from '@/lib/endings/lapse-buyouts';
import { addDays } from '@/lib/kernel/calendar';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { toPlainDate } from '@/lib/platform/clock';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf, buyOn, payOpen, quoteOf } from '@/tests/support/endings';
import { aLease, openRoad, paid, told, type Road, type Walk } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const lease = (id: string) => road.db.lease.findUniqueOrThrow({ where: { id }, include: { instalments: { orderBy: { seq: 'asc' } }, buyouts: true } });
const states = async (id: string) => (await lease(id)).instalments.map(({ state }) => state);
/** What of it has fallen due: the day's run of the whole mall may have been walked by the test before. */
const bill = ({ leaseId }: Walk) => billLease(road.deps, { leaseId });
const invoices = (leaseId: string) => road.db.invoice.findMany({ where: { leaseId }, orderBy: [{ seq: 'asc' }, { createdAt: 'asc' }] });

/** A lease whose first payment and first three instalments are paid, ten days after the third fell due. */
async function runs(lender: 'desk' | 'script'): Promise<Walk & { today: string }> {
  const walk = await aLease(road, { lender });
  await paid(road, walk.leaseId, 0, 1, 2, 3);
  const third = (await lease(walk.leaseId)).instalments[3];
  const today = addDays(toPlainDate(third?.dueOn ?? new Date(0)), 10);
  road.clock.set(`${today}T03:00:00Z`);
  return { ...walk, today };
}

describe.each(['desk', 'script'] as const)('a lease of %s that is bought', (lender) => {
  test('ends when the price is paid: its goods are the purchaser’s, both limits are free, and the books are closed', async () => {
    const walk = await runs(lender);
    const quote = await quoteOf(road, walk.leaseId, walk.today);
    const rows = (await lease(walk.leaseId)).instalments.filter(({ seq }) => seq > 3);
    expect(quote.leftMinor).toBe(rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
    expect(quote.rebateMinor).toBeGreaterThan(0n);
    expect(quote.amountMinor).toBe(quote.leftMinor + quote.residualMinor - quote.rebateMinor);
    valueOf(await buyOn(road, walk, walk.today));
    expect(new Set((await states(walk.leaseId)).slice(4))).toEqual(new Set(['MERGED']));
    await closePaidBuyouts(road.deps);
    expect((await lease(walk.leaseId)).state).toBe('ACTIVE');
    expect(await payOpen(road, walk.leaseId)).toBe(1);
    await Promise.all([closePaidBuyouts(road.deps), closePaidBuyouts(road.deps)]);
    expect(await lease(walk.leaseId)).toMatchObject({ state: 'ENDED', endCause: 'BOUGHT_OUT', buyouts: [{ state: 'PAID' }] });
    for (const account of ['lease-receivable', 'serviced-receivable', 'unearned-income', 'billed-receivable', 'financier-claim']) expect(await balanceOf(road, walk.leaseId, account), account).toBe(0n);
    expect(await balanceOf(road, walk.leaseId, 'cash-in-transit')).toBe((await invoices(walk.leaseId)).reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
    expect((await road.db.limitHold.findUniqueOrThrow({ where: { orderId: walk.orderId } })).state).toBe('RELEASED');
    expect(await told(road, 'endings.bought-out', walk.purchaser.userId)).toBe(1);
    // What was used is given back there only once it is known that the contract has ended: before, a lender refuses that for good.
    if (lender === 'script') expect((await road.tryWork('release-approval')).map(String)).toEqual([expect.stringContaining('not known to have arrived')]);
    await road.work();
    expect(road.bank.log.filter(({ call }) => call === 'events' || call === 'release').map(({ call }) => call)).toEqual(lender === 'desk' ? [] : ['events', 'release']);
    expect(road.bank.log.filter(({ call, body }) => call === 'events' && (body as { type: string }).type === 'EARLY_BUYOUT')).toHaveLength(lender === 'desk' ? 0 : 1);
    await runBilling(road.deps);
    expect(errorOf(await buyOn(road, walk, walk.today))).toEqual({ code: 'endings.over' });
  });

  test('and not paid by the day goes on: nothing is billed twice, and the books are as they were', async () => {
    const walk = await runs(lender);
    const before = await quoteOf(road, walk.leaseId, walk.today);
    valueOf(await buyOn(road, walk, walk.today));
    const [{ validOn } = { validOn: new Date(0) }] = (await lease(walk.leaseId)).buyouts;
    road.clock.set(`${addDays(toPlainDate(validOn), 40)}T03:00:00Z`);
    await bill(walk);
    expect((await invoices(walk.leaseId)).filter(({ kind }) => kind === 'INSTALMENT'), 'while the price is asked for').toHaveLength(4);
    await Promise.all([lapseBuyouts(road.deps), lapseBuyouts(road.deps)]);
    expect((await lease(walk.leaseId)).buyouts).toMatchObject([{ state: 'LAPSED' }]);
    expect(new Set((await states(walk.leaseId)).slice(4))).toEqual(new Set(['DUE']));
    await bill(walk);
    expect((await invoices(walk.leaseId)).filter(({ kind }) => kind === 'INSTALMENT').length).toBeGreaterThan(4);
    const after = await quoteOf(road, walk.leaseId, walk.today);
    expect(after.rebateMinor).toBe(before.rebateMinor);
    expect(await told(road, 'endings.buyout-lapsed', walk.purchaser.userId)).toBe(1);
  });
});

describe('a buyout', () => {
  test('of a day to come leaves what falls due until then as it was, and waits for that too', async () => {
    const walk = await runs('desk');
    const on = addDays(walk.today, 28);
    const quote = await quoteOf(road, walk.leaseId, on);
    expect(quote.beforeMinor, 'the fourth falls due in between').toBe((await lease(walk.leaseId)).instalments[4]?.amountMinor);
    valueOf(await buyOn(road, walk, on));
    await payOpen(road, walk.leaseId);
    await closePaidBuyouts(road.deps);
    expect((await lease(walk.leaseId)).state, 'the fourth is still to come').toBe('ACTIVE');
    road.clock.set(`${on}T03:00:00Z`);
    await bill(walk);
    expect(await payOpen(road, walk.leaseId)).toBe(1);
    await closePaidBuyouts(road.deps);
    expect((await lease(walk.leaseId)).endCause).toBe('BOUGHT_OUT');
  });

  test('is one at a time, at the price that was shown, within thirty days, and one’s own', async () => {
    const walk = await runs('desk');
    const both = await Promise.all([buyOn(road, walk, walk.today), buyOn(road, walk, addDays(walk.today, 1))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(errorOf(both.find(({ ok }) => !ok) ?? both[0])).toEqual({ code: 'endings.buying' });
    const other = await runs('desk');
    const { amountMinor } = await quoteOf(road, other.leaseId, other.today);
    const input = { leaseId: other.leaseId, on: other.today, amountMinor };
    expect(errorOf(await acceptBuyout(road.deps, walk.purchaser, input))).toEqual({ code: 'not-found' });
    expect(errorOf(await acceptBuyout(road.deps, other.purchaser, { ...input, amountMinor: amountMinor - 1n }))).toEqual({ code: 'endings.price-moved' });
    for (const days of [-1, 31]) expect(errorOf(await buyOn(road, other, addDays(other.today, days)))).toEqual({ code: 'endings.day' });
  });

  test('takes off what credits are left, and gives them back when it lapses', async () => {
    const walk = await runs('desk');
    const at = road.clock.now();
    await road.db.$transaction(async (tx) => {
      await grantCredit(tx, { leaseId: walk.leaseId, cause: 'GOODWILL', sourceId: walk.leaseId, currency: 'KRW', amountMinor: 7_322n }, at);
      await postEntry(tx, { sourceType: 'credit', sourceId: walk.leaseId, kind: 'granted', currency: 'KRW', occurredOn: walk.today,
        lines: [debit('guarantee-cost', 7_322n, { leaseId: walk.leaseId }), credit('service-credit-payable', 7_322n, { partyId: walk.purchaser.userId, leaseId: walk.leaseId })] }, at);
    });
    const quote = await quoteOf(road, walk.leaseId, walk.today);
    expect(quote.altogetherMinor).toBe(quote.amountMinor - 7_322n);
    valueOf(await buyOn(road, walk, walk.today));
    expect((await invoices(walk.leaseId)).find(({ kind }) => kind === 'BUYOUT')).toMatchObject({ creditMinor: 7_322n });
    road.clock.set(`${addDays(walk.today, 20)}T03:00:00Z`);
    await lapseBuyouts(road.deps);
    expect(await balanceOf(road, walk.leaseId, 'service-credit-payable')).toBe(-7_322n);
    expect(await road.db.leaseCredit.findFirstOrThrow({ where: { leaseId: walk.leaseId } })).toMatchObject({ usedMinor: 0n });
  });

  test('does not lapse while its money is on its way', async () => {
    const walk = await runs('desk');
    valueOf(await buyOn(road, walk, walk.today));
    const invoice = (await invoices(walk.leaseId)).find(({ kind }) => kind === 'BUYOUT');
    const method = await road.db.paymentMethod.create({ data: { id: 'pm_1', purchaserId: walk.purchaser.userId, gateway: 'sandbox', state: 'ACTIVE', token: 't', createdAt: new Date(0), activeAt: new Date(0) } });
    const attempt = { id: 'at_1', invoiceId: invoice?.id ?? '', methodId: method.id, no: 1, currency: 'KRW', amountMinor: invoice?.amountMinor ?? 0n, createdAt: new Date(0) };
    await road.db.collectionAttempt.create({ data: attempt });
    road.clock.set(`${addDays(walk.today, 20)}T03:00:00Z`);
    await lapseBuyouts(road.deps);
    expect((await lease(walk.leaseId)).buyouts).toMatchObject([{ state: 'OPEN' }]);
    await road.db.collectionAttempt.update({ where: { id: 'at_1' }, data: { state: 'DECLINED', declineCode: 'no-money', settledAt: new Date(0) } });
    await lapseBuyouts(road.deps);
    expect((await lease(walk.leaseId)).buyouts).toMatchObject([{ state: 'LAPSED' }]);
  });

  test('and paid for stays the purchaser’s, where what else was open is refused and that stands', async () => {
    const walk = await runs('desk');
    const fourth = (await lease(walk.leaseId)).instalments[4];
    const on = addDays(toPlainDate(fourth?.dueOn ?? new Date(0)), 3);
    road.clock.set(`${on}T03:00:00Z`);
    await bill(walk);
    valueOf(await buyOn(road, walk, on));
    await road.db.$transaction(async (tx) => {
      const price = await lockInvoice(tx, (await invoices(walk.leaseId)).find(({ kind }) => kind === 'BUYOUT')?.id ?? '');
      expect(price && await settleInvoice(tx, price, { gateway: 'sandbox', at: road.clock.now() })).toBe(true);
    });
    const { refusalId } = valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반 세 개가 눌리지 않습니다.' }));
    valueOf(await answerRefusal(road.deps, walk.seller, { refusalId, answer: 'ACCEPTED', reason: '' }));
    await endRefused(road.deps);
    await closePaidBuyouts(road.deps);
    expect((await states(walk.leaseId)).slice(3, 6)).toEqual(['PAID', 'REFUSED', 'MERGED']);
    expect(await lease(walk.leaseId)).toMatchObject({ endCause: 'BOUGHT_OUT', buyouts: [{ state: 'PAID' }] });
    expect(await road.db.leaseReturn.count({ where: { leaseId: walk.leaseId } }), 'what is paid for is not asked back').toBe(0);
  });

  test('is off when the purchaser refuses to pay and that stands; a lease that rests is not bought', async () => {
    const walk = await runs('desk');
    valueOf(await buyOn(road, walk, walk.today));
    const { refusalId } = valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반 세 개가 눌리지 않습니다.' }));
    valueOf(await answerRefusal(road.deps, walk.seller, { refusalId, answer: 'ACCEPTED', reason: '' }));
    expect(new Set((await states(walk.leaseId)).slice(4))).toEqual(new Set(['REFUSED']));
    await lapseBuyouts(road.deps);
    expect((await lease(walk.leaseId)).buyouts).toMatchObject([{ state: 'LAPSED' }]);
    const other = await runs('desk');
    valueOf(await refusePayment(road.deps, other.purchaser, { leaseId: other.leaseId, ground: 'DEFECT', facts: '건반 세 개가 눌리지 않습니다.' }));
    expect(errorOf(await buyOn(road, other, other.today))).toEqual({ code: 'endings.rests' });
  });

  test('and the billing of that very day never ask for one instalment twice', async () => {
    for (let round = 0; round < 4; round += 1) {
      const walk = await runs('desk');
      const fourth = toPlainDate((await lease(walk.leaseId)).instalments[4]?.dueOn ?? new Date(0));
      road.clock.set(`${fourth}T03:00:00Z`);
      const quote = await quoteOf(road, walk.leaseId, fourth);
      const buy = () => acceptBuyout(road.deps, walk.purchaser, { leaseId: walk.leaseId, on: fourth, amountMinor: quote.amountMinor });
      const [bought] = await (round % 2 === 0 ? Promise.all([buy(), runBilling(road.deps)]) : Promise.all([runBilling(road.deps), buy()]).then(([, second]) => [second] as const));
      expect(bought.ok).toBe(true);
      const made = await invoices(walk.leaseId);
      expect(made.filter(({ seq, kind }) => seq === 4 && kind === 'INSTALMENT')).toHaveLength(1);
    }
  });

  test('cannot be changed, nor two be open, by whoever writes to the database', async () => {
    const walk = await runs('desk');
    valueOf(await buyOn(road, walk, walk.today));
    const [buyout] = (await lease(walk.leaseId)).buyouts;
    if (!buyout) throw new Error('no buyout');
    await expect(road.db.buyout.update({ where: { id: buyout.id }, data: { amountMinor: 1n } })).rejects.toThrow();
    await expect(road.db.buyout.delete({ where: { id: buyout.id } })).rejects.toThrow();
    await expect(road.db.buyout.create({ data: { ...buyout, id: 'bo_2' } })).rejects.toThrow();
  });
});

test('a term that is over and wholly paid ends with the goods the purchaser’s', async () => {
  const walk = await aLease(road, { lender: 'script', termMonths: 12, product: { endOfTerm: 'TITLE_TRANSFER' } });
  const { endsOn, instalments } = await lease(walk.leaseId);
  await paid(road, walk.leaseId, ...instalments.slice(0, -1).map(({ seq }) => seq));
  road.clock.set(`${toPlainDate(endsOn)}T03:00:00Z`);
  await runBilling(road.deps);
  await completeTerms(road.deps);
  expect((await lease(walk.leaseId)).state, 'the last one is open').toBe('ACTIVE');
  await payOpen(road, walk.leaseId);
  await Promise.all([completeTerms(road.deps), completeTerms(road.deps)]);
  expect(await lease(walk.leaseId)).toMatchObject({ state: 'ENDED', endCause: 'COMPLETED' });
  expect(await told(road, 'endings.completed', walk.purchaser.userId)).toBe(1);
});
