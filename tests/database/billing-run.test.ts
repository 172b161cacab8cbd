import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantCredit } from '@/lib/billing/grant-credit';
import { runBilling } from '@/lib/billing/run-billing';
import { stopBilling } from '@/lib/billing/stop-billing';
import { credit, debit, type Line } from '@/lib/ledger/model';
import { billedLines, creditedLines } from '@/lib/leases/books';
import { partiesOf } from '@/lib/leases/invoice-store';
import { postEntry } from '@/lib/ledger/store';
import { toPlainDate } from '@/lib/platform/clock';
import { valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road } from '@/tests/support/road';
import { aLease, paid } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const invoices = (leaseId: string) => road.db.invoice.findMany({ where: { leaseId }, orderBy: { seq: 'asc' } });
const balance = async (leaseId: string, accountCode: string) => {
  const lines = await road.db.journalLine.findMany({ where: { leaseId, accountCode } });
  return lines.reduce((sum, { side, amountMinor }) => (side === 'DEBIT' ? sum + amountMinor : sum - amountMinor), 0n);
};

const granted = (leaseId: string, partyId: string, amountMinor: bigint) => road.db.$transaction(async (tx) => {
  expect(await grantCredit(tx, { leaseId, cause: 'GOODWILL', sourceId: leaseId, currency: 'KRW', amountMinor }, road.clock.now())).toBe(true);
  await postEntry(tx, { sourceType: 'credit', sourceId: leaseId, kind: 'granted', currency: 'KRW', occurredOn: '2026-03-03',
    lines: [debit('guarantee-cost', amountMinor, { leaseId }), credit('service-credit-payable', amountMinor, { partyId, leaseId })] }, road.clock.now());
});

describe('a lease', () => {
  test('is asked for its first payment as it begins, and for each instalment on its day, once', async () => {
    const walk = await aLease(road);
    await road.work('bill-lease');
    expect((await invoices(walk.leaseId)).map(({ seq, state, amountMinor }) => [seq, state, amountMinor])).toEqual([[0, 'OPEN', 548_000n]]);
    road.clock.set('2026-06-30T01:00:00Z');
    await Promise.all([runBilling(road.deps), runBilling(road.deps)]);
    await runBilling(road.deps);
    const due = await road.db.leaseInstalment.findMany({ where: { leaseId: walk.leaseId, dueOn: { lte: new Date('2026-06-30') } }, orderBy: { seq: 'asc' } });
    const made = await invoices(walk.leaseId);
    expect(made.map(({ seq, amountMinor }) => [seq, amountMinor])).toEqual(due.map(({ seq, amountMinor }) => [seq, amountMinor]));
    expect(made.slice(1).every(({ billedOn, dueOn }) => toPlainDate(billedOn) === toPlainDate(dueOn)), 'each on its own day, after months of silence').toBe(true);
    expect(await road.db.billingDay.count({ where: { finishedAt: null } })).toBe(0);
  });

  test('whose run is stopped is billed when it goes on', async () => {
    const walk = await aLease(road);
    valueOf(await stopBilling(road.deps, road.admin, { stop: true }));
    road.clock.set('2026-08-30T01:00:00Z');
    await runBilling(road.deps);
    expect(await invoices(walk.leaseId)).toHaveLength(0);
    valueOf(await stopBilling(road.deps, road.admin, { stop: false }));
    await runBilling(road.deps);
    expect((await invoices(walk.leaseId)).length).toBeGreaterThan(4);
  });

  test.each(['desk', 'script'] as const)('of %s: what is paid is in transit, and an outside financier’s part is owed to it', async (lender) => {
    const walk = await aLease(road, { lender });
    const amount = await paid(road, walk.leaseId, 0, 1);
    expect(await balance(walk.leaseId, 'cash-in-transit')).toBe(amount);
    expect(await balance(walk.leaseId, 'billed-receivable')).toBe(0n);
    expect(await balance(walk.leaseId, 'remittance-payable')).toBe(lender === 'desk' ? 0n : 548_000n - amount);
  });

  test('with a credit is asked for so much less, and what is left over is taken off the next bill', async () => {
    const walk = await aLease(road);
    const [first] = await road.db.leaseInstalment.findMany({ where: { leaseId: walk.leaseId, seq: 1 } });
    const amountMinor = (first?.amountMinor ?? 0n) + 1000n;
    await granted(walk.leaseId, walk.purchaser.userId, amountMinor);
    await paid(road, walk.leaseId, 0);
    road.clock.set('2026-12-30T01:00:00Z');
    await runBilling(road.deps);
    expect((await invoices(walk.leaseId)).slice(1, 4).map(({ creditMinor, state }) => [creditMinor, state])).toEqual([[first?.amountMinor, 'PAID'], [1000n, 'OPEN'], [0n, 'OPEN']]);
    expect(await balance(walk.leaseId, 'service-credit-payable')).toBe(0n);
  });

  test.each(['desk', 'script'] as const)('of %s is posted by the run line by line as its books say', async (lender) => {
    const walk = await aLease(road, { lender });
    await granted(walk.leaseId, walk.purchaser.userId, 900_000n);
    // Later than any day that was walked: what fell due before is found as left behind, the oldest first.
    road.clock.set(lender === 'desk' ? '2027-01-30T01:00:00Z' : '2027-02-28T01:00:00Z');
    await runBilling(road.deps);
    const lease = await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId }, include: { institution: true, instalments: true } });
    const parties = partiesOf(lease);
    const uses = await road.db.leaseCreditUse.findMany({ where: { invoice: { leaseId: lease.id } }, include: { invoice: true } });
    expect(uses.length).toBeGreaterThan(1);
    for (const { creditId, invoiceId, amountMinor, invoice } of uses) expect(await posted('credit-use', `${creditId}:${invoiceId}`)).toEqual(creditedLines(invoice, amountMinor, parties));
    for (const { id, seq, amountMinor } of await invoices(lease.id)) {
      const { interestMinor } = lease.instalments.find((row) => row.seq === seq) ?? { interestMinor: 0n };
      expect(await posted('invoice', id)).toEqual(billedLines({ seq: seq ?? 0, amountMinor, interestMinor }, parties));
    }
  });
});

const posted = async (sourceType: string, sourceId: string): Promise<Line[]> => {
  const entry = await road.db.journalEntry.findFirstOrThrow({ where: { sourceType, sourceId }, include: { lines: { orderBy: { line: 'asc' } } } });
  return entry.lines.map(({ accountCode, side, amountMinor, partyId, leaseId }) => ({ account: accountCode as Line['account'], side, amountMinor, partyId: partyId ?? '', leaseId: leaseId ?? '' }));
};
