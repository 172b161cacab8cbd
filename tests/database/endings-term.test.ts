import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseTerm, remindTermEnds } from '@/lib/endings/choose-term';
import { closePaidBuyouts } from '@/lib/endings/close-paid-buyouts';
import { confirmArrival, inspectReturn } from '@/lib/endings/inspect-return';
import { lapseBuyouts } from '@/lib/endings/lapse-buyouts';
import { settleTerms } from '@/lib/endings/settle-terms';
import { shipReturn } from '@/lib/endings/ship-return';
import { leavePortal } from '@/lib/endings/views/portal';
import { addDays, addMonthsClamped } from '@/lib/kernel/calendar';
import { addBusinessDays } from '@/lib/kernel/korean-holidays';
import { toPlainDate } from '@/lib/platform/clock';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf, payOpen } from '@/tests/support/endings';
import { aLease, openRoad, paid, told, type Road, type Walk } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const GONE = ['lease-receivable', 'serviced-receivable', 'unearned-income'] as const;
const lease = (id: string) => road.db.lease.findUniqueOrThrow({ where: { id }, include: { instalments: { orderBy: { seq: 'asc' } }, invoices: true } });
const setDay = (day: string) => road.clock.set(`${day}T03:00:00Z`);
const ship = ({ purchaser }: Walk, returnId: string) => shipReturn(road.deps, purchaser, { returnId, carrier: 'CJ대한통운', trackingNumber: '640012345678' });
const look = ({ seller }: Walk, returnId: string) => inspectReturn(road.deps, seller, { returnId, complete: 'yes', works: 'yes', wear: 'NORMAL', note: '', claimedMinor: 0n });

describe('a term that ends with a choice', () => {
  /** All instalments paid, the day that many days before the end. */
  async function nearEnd(daysBefore: number, lender: 'desk' | 'script' = 'desk'): Promise<Walk & { endsOn: string }> {
    const walk = await aLease(road, { lender, termMonths: 12 });
    const { instalments, endsOn } = await lease(walk.leaseId);
    await paid(road, walk.leaseId, ...instalments.map(({ seq }) => seq));
    setDay(addDays(toPlainDate(endsOn), -daysBefore));
    return { ...walk, endsOn: toPlainDate(endsOn) };
  }
  const choose = (walk: Walk, choice: 'BUY' | 'RETURN' | 'EXTEND') => chooseTerm(road.deps, walk.purchaser, { leaseId: walk.leaseId, choice });

  test('is asked about 60, 30 and 7 days before, once each', async () => {
    const walk = await nearEnd(61);
    await remindTermEnds(road.deps);
    expect(await told(road, 'endings.term-ends', walk.purchaser.userId)).toBe(0);
    expect(errorOf(await choose(walk, 'BUY'))).toEqual({ code: 'endings.too-early' });
    for (const [days, times] of [[60, 1], [45, 1], [20, 2], [7, 3], [2, 3]] as const) {
      setDay(addDays(walk.endsOn, -days));
      await Promise.all([remindTermEnds(road.deps), remindTermEnds(road.deps)]);
      expect(await told(road, 'endings.term-ends', walk.purchaser.userId), `${days} days before`).toBe(times);
    }
  });

  test.each(['desk', 'script'] as const)('of %s: bought at the residual; not paid in time it goes back instead', async (lender) => {
    const [buys, lets] = [await nearEnd(10, lender), await nearEnd(10, lender)];
    for (const walk of [buys, lets]) valueOf(await choose(walk, 'BUY'));
    setDay(buys.endsOn);
    await Promise.all([settleTerms(road.deps), settleTerms(road.deps)]);
    const { residualMinor, invoices } = await lease(buys.leaseId);
    expect(invoices.find(({ kind }) => kind === 'BUYOUT')).toMatchObject({ amountMinor: residualMinor, state: 'OPEN' });
    await payOpen(road, buys.leaseId);
    expect((await leavePortal(road.db, buys.purchaser, buys.leaseId, road.clock.now()))?.buying).toMatchObject({ paid: true, atTerm: true });
    await closePaidBuyouts(road.deps);
    expect((await lease(buys.leaseId)).endCause).toBe('BOUGHT_OUT');
    setDay(addDays(lets.endsOn, 40));
    await lapseBuyouts(road.deps);
    await settleTerms(road.deps);
    expect(await road.db.leaseReturn.findFirstOrThrow({ where: { leaseId: lets.leaseId } })).toMatchObject({ cause: 'TERM', chargeMinor: 0n });
    await road.work();
  });

  test('and nothing chosen asks for the goods, and for no money', async () => {
    const walk = await nearEnd(0);
    await settleTerms(road.deps);
    const { id } = await road.db.leaseReturn.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
    valueOf(await ship(walk, id));
    valueOf(await confirmArrival(road.deps, walk.seller, { returnId: id }));
    valueOf(await look(walk, id));
    expect(await lease(walk.leaseId)).toMatchObject({ endCause: 'RETURNED' });
    expect((await lease(walk.leaseId)).invoices.filter(({ state }) => state === 'OPEN')).toHaveLength(0);
    for (const account of GONE) expect(await balanceOf(road, walk.leaseId, account), account).toBe(0n);
  });

  test.each(['desk', 'script'] as const)('of %s: used on by the month at half the price, each month once, until it is given back', async (lender) => {
    const walk = await nearEnd(10, lender);
    const term = async () => (await leavePortal(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.term;
    expect(await term()).toMatchObject({ choice: null, endsOn: walk.endsOn, nextFrom: null });
    valueOf(await choose(walk, 'EXTEND'));
    setDay(addDays(addMonthsClamped(walk.endsOn, 2), 3));
    await Promise.all([settleTerms(road.deps), settleTerms(road.deps)]);
    expect(await term()).toMatchObject({ choice: 'EXTEND', nextFrom: addMonthsClamped(walk.endsOn, 3) });
    const months = (await lease(walk.leaseId)).invoices.filter(({ kind }) => kind === 'EXTENSION');
    expect(months).toHaveLength(3);
    expect(months.every(({ billedOn, dueOn }) => toPlainDate(dueOn) === addBusinessDays(toPlainDate(billedOn), 1)), 'not before it can have been tried').toBe(true);
    const monthly = (await lease(walk.leaseId)).instalments[1]?.amountMinor ?? 0n;
    expect(months[0]?.amountMinor).toBe((monthly / 2n / 10n) * 10n);
    await payOpen(road, walk.leaseId);
    expect(await balanceOf(road, walk.leaseId, 'billed-receivable')).toBe(0n);
    expect(await balanceOf(road, walk.leaseId, 'financier-claim')).toBe(lender === 'desk' ? 0n : -(await lease(walk.leaseId)).residualMinor);
    valueOf(await choose(walk, 'RETURN'));
    setDay(addMonthsClamped(walk.endsOn, 3));
    await settleTerms(road.deps);
    expect((await lease(walk.leaseId)).invoices.filter(({ kind }) => kind === 'EXTENSION')).toHaveLength(3);
    expect(await road.db.leaseReturn.count({ where: { leaseId: walk.leaseId, cause: 'TERM' } })).toBe(1);
  });
});
