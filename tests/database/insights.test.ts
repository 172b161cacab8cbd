import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBilling } from '@/lib/billing/run-billing';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { countFigures } from '@/lib/insights/count-figures';
import { bucketOf } from '@/lib/insights/model/buckets';
import { exportedTable } from '@/lib/insights/views/export';
import { owedBills } from '@/lib/insights/views/owed-list';
import { ages, cashMonths, financiers, rolls, standings, type Scope } from '@/lib/insights/views/portfolio';
import { purchaserMoney } from '@/lib/insights/views/purchaser';
import { guaranteeBySeller, sellerIncome, settlementCalendar } from '@/lib/insights/views/sellers';
import { lastTravel, nextDueDay, watchedLease } from '@/lib/insights/views/travel';
import { addDays, addMonthsClamped, daysBetween } from '@/lib/kernel/calendar';
import { dayOf, toInstant, toPlainDate } from '@/lib/platform/clock';
import { inheritedEnv } from '@/lib/platform/env';
import { mendedLate } from '../support/guarantee';
import { aMember } from '../support/staff';
import { aLease, openRoad, type Road, type Walk } from '../support/rights';

/*
 * Six months of a few leases, each of which pays or does not as a seeded die says. What the pictures show is reckoned again
 * here from the rows, by other means; what stood at each month's end is noted down as it stood then.
 */

const SEED = Number(inheritedEnv().FAULT_SEED ?? 20260303);
let die = SEED;
const rolled = (sides: number): number => {
  die = (Math.imul(die, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((die / 2 ** 32) * sides);
};

const EVERYTHING: Scope = { currency: 'KRW', months: 12 };
const MONTHS = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'];

let road: Road;
let credited = 0n;
const walks: Walk[] = [];
/** Each lease's bucket at the end of each month, as it was then. */
const stood: Map<string, number>[] = [];

const owed = async () => (await road.db.invoice.findMany({ where: { state: { in: ['OPEN', 'DEFERRED'] } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], include: { lease: true } }))
  .map((invoice) => ({ ...invoice, since: toPlainDate(invoice.dueOn), minor: invoice.amountMinor - invoice.creditMinor }));

const pay = (id: string) => road.db.$transaction(async (tx) => {
  const invoice = await lockInvoice(tx, id);
  if (invoice) await settleInvoice(tx, invoice, { gateway: 'sandbox', at: road.clock.now() });
});

/** A day in the life of all leases: bills, and whoever the die chooses pays the oldest that is open. */
async function live(day: string): Promise<void> {
  road.clock.set(`${day}T10:00:00+09:00`);
  await runBilling(road.deps);
  for (const { leaseId } of walks) {
    const oldest = (await owed()).find((invoice) => invoice.leaseId === leaseId);
    if (oldest && rolled(5) > 1) await pay(oldest.id);
  }
}

beforeAll(async () => {
  road = await openRoad();
  const other = await road.seller('소리나무 악기');
  for (const options of [{}, { seller: other }, { lender: 'script' as const }, { seller: other, lender: 'script' as const }]) walks.push(await aLease(road, options));
  // One of them has something to its good because a promise was broken.
  credited = await mendedLate(road, walks[1]!, 14);
  for (const month of MONTHS) {
    for (const day of ['04', '12', '19', '27']) await live(`${month}-${day}`);
    const last = addDays(addMonthsClamped(`${month}-01`, 1), -1);
    road.clock.set(`${last}T23:59:59+09:00`);
    await runBilling(road.deps);
    const open = await owed();
    stood.push(new Map(walks.map(({ leaseId }) => [leaseId, bucketOf(Math.max(0, ...open.filter((each) => each.leaseId === leaseId).map(({ since }) => daysBetween(since, last))))])));
  }
  road.clock.set('2026-09-15T01:00:00Z');
  await runBilling(road.deps);
  await countFigures(road.deps);
}, 300_000);
afterAll(() => road.close());

const today = '2026-09-15';

describe(`the pictures (seed ${SEED})`, () => {
  test('of what is not paid add up to the bills that are open, by age and by financier', async () => {
    const open = await owed();
    expect(open.length, 'the die has left something open').toBeGreaterThan(0);
    for (const institutionId of [undefined, ...new Set(open.map(({ lease }) => lease.institutionId))]) {
      const scope = { ...EVERYTHING, ...(institutionId !== undefined && { institutionId }) };
      const expected = [0, 1, 2, 3, 4].map((bucket) => {
        const those = open.filter(({ lease, since }) => (institutionId === undefined || lease.institutionId === institutionId) && bucketOf(daysBetween(since, today)) === bucket);
        return { invoices: those.length, leases: new Set(those.map(({ leaseId }) => leaseId)).size, minor: those.reduce((sum, { minor }) => sum + minor, 0n) };
      });
      expect((await ages(road.deps, road.admin, scope)).map(({ bucket: _, ...row }) => row)).toEqual(expected);
      for (const [bucket, { invoices }] of expected.entries()) expect((await owedBills(road.deps, road.admin, scope, { bucket })).rows, 'and the list behind it has just those').toHaveLength(invoices);
    }
  });

  test('of cash say what the schedules ask for and what was collected', async () => {
    const instalments = await road.db.leaseInstalment.findMany({ where: { state: { in: ['DUE', 'PAID', 'WRITTEN_OFF'] } } });
    const paid = await road.db.invoice.findMany({ where: { state: 'PAID' } });
    const used = await road.db.leaseCreditUse.findMany();
    const sum = <R,>(rows: readonly R[], of: (row: R) => bigint) => rows.reduce((all, row) => all + of(row), 0n);
    const shown = await cashMonths(road.deps, road.admin, EVERYTHING);
    expect(shown).toHaveLength(25);
    for (const { month, scheduledMinor, receivedMinor, creditedMinor } of shown) {
      const within = (day: string) => day.slice(0, 7) === month.slice(0, 7);
      expect([month, scheduledMinor, receivedMinor, creditedMinor]).toEqual([
        month, sum(instalments.filter(({ dueOn }) => within(toPlainDate(dueOn))), ({ amountMinor }) => amountMinor),
        sum(paid.filter(({ paidAt }) => paidAt !== null && within(dayOf(toInstant(paidAt)))), ({ amountMinor, creditMinor }) => amountMinor - creditMinor),
        sum(used.filter(({ at }) => within(dayOf(toInstant(at)))), ({ amountMinor }) => amountMinor),
      ]);
    }
    expect(sum(shown, ({ receivedMinor }) => receivedMinor)).toBeGreaterThan(0n);
  });

  test('of arrears say how the leases stood from month end to month end, as they stood then', async () => {
    const matrix = [0, 1, 2, 3, 4].map(() => [0, 0, 0, 0, 0, 0]);
    for (const [index, before] of stood.slice(0, -1).entries()) for (const [leaseId, from] of before) matrix[from]![stood[index + 1]!.get(leaseId)!]! += 1;
    const shown = await rolls(road.deps, road.admin, EVERYTHING);
    expect(shown.matrix).toEqual(matrix);
    expect(shown.months.reduce((sum, { leases }) => sum + leases, 0)).toBe(walks.length * (MONTHS.length - 1));
    // A month that is over does not become another, however its bills are paid afterwards.
    await countFigures(road.deps);
    expect(await rolls(road.deps, road.admin, EVERYTHING)).toEqual(shown);
    await expect(road.db.arrearsRoll.updateMany({ data: { leases: 9 } })).rejects.toThrow();
  });

  test('of guarantees and settlements say what each seller has cost and is owed', async () => {
    const [first, second] = [walks[0]!.seller.sellerId, walks[1]!.seller.sellerId];
    expect((await guaranteeBySeller(road.deps, road.admin, EVERYTHING)).map(({ sellerId, running, credited, creditMinor }) => [sellerId, running, credited, creditMinor])).toEqual([[second, 2, 1, credited], [first, 2, 0, 0n]]);
    const broken = await road.db.guaranteeBreach.findMany({ where: { sellerId: second } });
    expect(broken.length).toBeGreaterThan(0);
    expect((await guaranteeBySeller(road.deps, road.admin, EVERYTHING)).find(({ sellerId }) => sellerId === second)).toMatchObject({
      claims: 1, openClaims: 0, toAnswer: 1, answeredInTime: broken.some(({ promise }) => promise === 'RESPONSE') ? 0 : 1, toRepair: 1, repairedInTime: broken.some(({ promise }) => promise === 'REPAIR') ? 0 : 1, breaches: broken.length,
    });
    const lines = await road.db.journalLine.findMany({ where: { accountCode: 'seller-payable' } });
    const calendar = await settlementCalendar(road.db, road.admin, EVERYTHING);
    // All began on Tuesday 3 March: they may be withdrawn from until the seventh day.
    expect(calendar).toEqual([{ after: '2026-03-10', leases: 4, minor: lines.reduce((sum, { side, amountMinor }) => (side === 'CREDIT' ? sum + amountMinor : sum - amountMinor), 0n) }]);
    expect((await standings(road.db, road.admin, EVERYTHING)).filter(({ leases }) => leases > 0).map(({ state, leases }) => [state, leases])).toEqual([['running', 4]]);
  });

  test('of a shop have its own money alone, and for its owner alone', async () => {
    const [first, second] = [walks[0]!.seller, walks[1]!.seller];
    const owedTo = async (sellerId: string) => (await road.db.journalLine.findMany({ where: { accountCode: 'seller-payable', partyId: sellerId } })).reduce((sum, { side, amountMinor }) => (side === 'CREDIT' ? sum + amountMinor : sum - amountMinor), 0n);
    for (const shop of [first, second]) expect(await sellerIncome(road.db, shop)).toMatchObject({ running: 2, ended: 0, toComeMinor: await owedTo(shop.sellerId), heldBackMinor: 0n, creditMinor: shop === second ? credited : 0n });
    for (const nobody of [await aMember(road.deps, first, ['LISTINGS']), await aMember(road.deps, first, ['SHIPPING']), walks[0]!.purchaser, road.admin, road.deskPerson]) expect(await sellerIncome(road.db, nobody)).toBeNull();
  });

  test('of a purchaser have what they paid and have left, and nothing of anybody else', async () => {
    for (const { purchaser, leaseId } of walks) {
      const rows = await road.db.leaseInstalment.findMany({ where: { leaseId } });
      const invoices = await road.db.invoice.findMany({ where: { leaseId } });
      const credited = invoices.reduce((sum, { creditMinor }) => sum + creditMinor, 0n);
      const shown = await purchaserMoney(road.deps, purchaser);
      expect((shown?.paidMinor ?? 0n) + (shown?.leftMinor ?? 0n)).toBe(rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) - credited);
      expect(shown?.paidMinor).toBe(invoices.filter(({ state }) => state === 'PAID').reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, 0n));
      expect(shown?.leftMinor).toBe((shown?.overdueMinor ?? 0n) + (shown?.laterMinor ?? 0n) + (shown?.months ?? []).reduce((sum, { minor }) => sum + minor, 0n));
      const late = invoices.filter(({ state, dueOn }) => state === 'OPEN' && toPlainDate(dueOn) < today);
      expect(shown?.overdueMinor).toBe(late.reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, 0n));
    }
    expect(await purchaserMoney(road.deps, await road.purchaser()), 'who has no lease has no picture').toBeNull();
  });

  test('of the whole mall are an admin’s alone', async () => {
    for (const other of [walks[0]!.purchaser, walks[0]!.seller, road.deskPerson]) {
      expect([await ages(road.deps, other, EVERYTHING), await standings(road.db, other, EVERYTHING), await cashMonths(road.deps, other, EVERYTHING), (await rolls(road.deps, other, EVERYTHING)).months,
        await guaranteeBySeller(road.deps, other, EVERYTHING), await settlementCalendar(road.db, other, EVERYTHING), await financiers(road.db, other), (await owedBills(road.deps, other, EVERYTHING, { bucket: 1 })).rows,
      ].every((rows) => rows.length === 0)).toBe(true);
      const { number } = await road.db.lease.findUniqueOrThrow({ where: { id: walks[0]!.leaseId } });
      expect([await lastTravel(road.db, other), await nextDueDay(road.deps, other), await watchedLease(road.deps, other, number)]).toEqual([null, null, null]);
    }
  });

  test('are files too, with the same figures', async () => {
    const pieces: string[] = [];
    for await (const piece of exportedTable(road.deps, road.admin, EVERYTHING, { table: 'cash', locale: 'ko' })) pieces.push(piece);
    const [head, ...lines] = pieces.join('').trim().split('\r\n');
    expect(head).toContain('들어올 돈');
    const april = (await cashMonths(road.deps, road.admin, EVERYTHING)).find(({ month }) => month === '2026-04-01')!;
    expect(lines.find((line) => line.startsWith('"2026-04"'))).toBe(`"2026-04","${april.scheduledMinor}","${april.creditedMinor}","${april.receivedMinor}"`);
  });

  test('show one lease to who watches it', async () => {
    const lease = await road.db.lease.findUniqueOrThrow({ where: { id: walks[0]!.leaseId }, include: { instalments: true, invoices: true } });
    const shown = await watchedLease(road.deps, road.admin, lease.number);
    expect((shown?.paidMinor ?? 0n) + (shown?.openMinor ?? 0n) + (shown?.leftMinor ?? 0n)).toBe(lease.instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
    expect(shown?.bills).toHaveLength(Math.min(12, lease.invoices.length));
    const due = await nextDueDay(road.deps, road.admin);
    expect(due && due.on > today).toBe(true);
  });
});
