import { releaseHoldbacks } from '@/lib/settlements/release-holdbacks';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { runSettlements } from '@/lib/settlements/run-settlements';
import { approveSettlement } from '@/lib/settlements/approve-settlement';
import { makePayoutFile } from '@/lib/settlements/make-payout-file';
import { recordFilePaid } from '@/lib/settlements/record-payout';
import { setSettlementRule } from '@/lib/settlements/set-terms';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { valueOf } from './catalogue';
import { aLease, OVER, paid, type Road, type Walk } from './rights';
import type { WalkOptions } from './road';

/** The mall has an account to pay from. */
export async function payerSet(road: Road, twoAboveMinor = 100_000_000n): Promise<void> {
  valueOf(await setSettlementRule(road.deps, road.admin, { weekday: '3', twoAboveMinor, payerName: '달마다', payerBank: '004', payerAccount: '12345678901234' }));
}

/** A lease whose first payment was collected, on the day after its withdrawal days: Wednesday 11 March 2026, a settlement day. */
export async function settleable(road: Road, options: WalkOptions = {}): Promise<Walk> {
  const walk = await aLease(road, options);
  await paid(road, walk.leaseId, 0);
  road.clock.set(OVER);
  return walk;
}

/** What a minute's sweeps make. */
export async function sweep(road: Road): Promise<void> {
  await releaseToSellers(road.deps);
  await releaseHoldbacks(road.deps);
  await runSettlements(road.deps);
}

export const settlementsOf = (road: Road, sellerId: string) =>
  road.db.settlement.findMany({ where: { sellerId }, orderBy: [{ day: 'asc' }, { createdAt: 'asc' }], include: { lines: true } });

/** What waits is approved, put into a file, and paid by the bank. */
export async function payOut(road: Road): Promise<string> {
  for (const { id } of await road.db.settlement.findMany({ where: { state: { in: ['DRAFT', 'FAILED'] } } })) valueOf(await approveSettlement(road.deps, road.admin, { settlementId: id }));
  const { fileId } = valueOf(await makePayoutFile(road.deps, road.admin, { currency: 'KRW' }));
  valueOf(await recordFilePaid(road.deps, road.admin, { fileId }));
  return fileId;
}

/** Credits less debits of an account, of one party, in one lease. */
export async function balance(road: Road, account: string, of: { partyId?: string; leaseId?: string } = {}): Promise<bigint> {
  const lines = await road.db.journalLine.findMany({ where: { accountCode: account, ...of } });
  return lines.reduce((sum, { side, amountMinor }) => (side === 'CREDIT' ? sum + amountMinor : sum - amountMinor), 0n);
}

/** A fact of somebody else's that makes a seller owe something of a lease. */
export const owes = (road: Road, leaseId: string, sellerId: string, amountMinor: bigint, day: string) => road.db.$transaction((tx) => postEntry(tx, {
  sourceType: 'claim', sourceId: `${leaseId}:${day}`, kind: 'owed', currency: 'KRW', occurredOn: day,
  lines: [debit('recourse-receivable', amountMinor, { partyId: sellerId, leaseId }), credit('guarantee-reserve', amountMinor, { partyId: sellerId, leaseId })],
}, road.clock.now()));
