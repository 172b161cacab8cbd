import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { periodsOf, type Period, type PeriodCredit } from '../model/credits';
import type { ClaimRow } from './claims';

/** Nothing is given back of what is not owed any more. */
const NOT_OWED = ['REFUSED', 'CANCELLED'] as const;

/** The periods of a lease's instalments that are owed, or were. */
export async function findPeriods(tx: Tx, { leaseId, guarantee: { lease } }: ClaimRow): Promise<Period[]> {
  const rows = await tx.leaseInstalment.findMany({ where: { leaseId }, orderBy: { seq: 'asc' }, select: { seq: true, dueOn: true, amountMinor: true, state: true } });
  const { timing } = lease.contract.terms as { timing: 'ARREARS' | 'ADVANCE' };
  const owed = new Set(rows.filter(({ state }) => !NOT_OWED.some((each) => each === state)).map(({ seq }) => seq));
  return periodsOf(rows.map((row) => ({ ...row, dueOn: toPlainDate(row.dueOn) })), { startsOn: toPlainDate(lease.startsOn), endsOn: toPlainDate(lease.endsOn), timing })
    .filter(({ seq, amountMinor }) => owed.has(seq) && amountMinor > 0n);
}

/** What claims were given for each instalment of a lease, and for which of them this one was. */
export async function findGiven(tx: Tx, { id, leaseId }: ClaimRow): Promise<{ minor: Map<number, bigint>; own: Set<number> }> {
  const rows = await tx.claimCredit.findMany({ where: { leaseId }, select: { claimId: true, seq: true, amountMinor: true } });
  const minor = new Map<number, bigint>();
  for (const { seq, amountMinor } of rows) minor.set(seq, (minor.get(seq) ?? 0n) + amountMinor);
  return { minor, own: new Set(rows.filter(({ claimId }) => claimId === id).map(({ seq }) => seq)) };
}

export async function insertCredit(tx: Tx, { id: claimId, leaseId, guarantee: { lease } }: ClaimRow, { fromOn, untilOn, ...credit }: PeriodCredit, at: Temporal.Instant): Promise<void> {
  await tx.claimCredit.create({ data: { claimId, leaseId, currency: lease.currency, ...credit, fromOn: fromPlainDate(fromOn), untilOn: fromPlainDate(untilOn), at: toDate(at) } });
}

export const markReckoned = (tx: Tx, id: string, day: string) => tx.serviceClaim.updateMany({ where: { id }, data: { creditedTo: fromPlainDate(day) } });
