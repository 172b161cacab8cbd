import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { TermChoice } from '../model/term';
import type { EndingLease } from './leases';

/** What is paid a month: the most of the schedule's rows, the odd last one aside. */
export const monthlyOf = ({ instalments }: Pick<EndingLease, 'instalments'>): bigint => (instalments.at(-2)?.seq ? instalments.at(-2) : instalments.at(-1))?.amountMinor ?? 0n;

export async function writeChoice(tx: Tx, leaseId: string, choice: TermChoice, at: Temporal.Instant): Promise<void> {
  const chosen = { choice, chosenAt: toDate(at) };
  await tx.termEnd.upsert({ where: { leaseId }, create: { leaseId, ...chosen }, update: chosen });
}

export async function noteReminder(tx: Tx, leaseId: string, remindedDays: number): Promise<void> {
  await tx.termEnd.upsert({ where: { leaseId }, create: { leaseId, remindedDays }, update: { remindedDays } });
}

/** Leases whose purchaser is to choose, has not, and was not asked so near to the end yet. */
export const findToRemind = (db: Db, today: string): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT l.id FROM lease l JOIN contract c ON c.id = l.contract_id LEFT JOIN term_end t ON t.lease_id = l.id
   WHERE l.state = 'ACTIVE' AND c.terms ->> 'endOfTerm' = 'RETURN_OR_BUYOUT' AND l.ends_on > ${today}::date AND l.ends_on <= ${today}::date + 60 AND t.choice IS NULL
     AND NOT EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'REFUSED')
     AND (t.reminded_days IS NULL OR t.reminded_days > CASE WHEN l.ends_on - ${today}::date <= 7 THEN 7 WHEN l.ends_on - ${today}::date <= 30 THEN 30 ELSE 60 END)
   ORDER BY l.id LIMIT 100`;

/** Leases whose term is over and whose goods are with their purchaser: neither bought nor on their way back, nor paid for until today. */
export const findTermsOver = (db: Db, today: string): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT l.id FROM lease l JOIN contract c ON c.id = l.contract_id LEFT JOIN term_end t ON t.lease_id = l.id
   WHERE l.state = 'ACTIVE' AND l.ends_on <= ${today}::date AND c.terms ->> 'endOfTerm' = 'RETURN_OR_BUYOUT'
     AND NOT EXISTS (SELECT 1 FROM lease_return r WHERE r.lease_id = l.id AND r.state <> 'CANCELLED')
     AND NOT EXISTS (SELECT 1 FROM buyout b WHERE b.lease_id = l.id AND b.state = 'OPEN')
     AND NOT EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state IN ('REFUSED', 'MERGED'))
     AND NOT (t.choice = 'EXTEND' AND (SELECT (l.ends_on + make_interval(months => count(*)::int))::date FROM lease_extension e WHERE e.lease_id = l.id) > ${today}::date)
   ORDER BY l.id LIMIT 100`;

export const countExtensions = (tx: Db | Tx, leaseId: string): Promise<number> => tx.leaseExtension.count({ where: { leaseId } });

export async function insertExtension(tx: Tx, { leaseId, no, fromOn, invoiceId }: { leaseId: string; no: number; fromOn: string; invoiceId: string }): Promise<void> {
  await tx.leaseExtension.create({ data: { leaseId, no, fromOn: fromPlainDate(fromOn), invoiceId }, select: { no: true } });
}

export const endsOnOf = ({ endsOn }: Pick<EndingLease, 'endsOn'>): string => toPlainDate(endsOn);

/** Whether the residual was asked for since its purchaser last chose, and not paid. */
export const hasLetLapse = async (tx: Tx, { id, termEnd }: Pick<EndingLease, 'id' | 'termEnd'>): Promise<boolean> =>
  await tx.buyout.count({ where: { leaseId: id, atTerm: true, state: 'LAPSED', acceptedAt: { gte: termEnd?.chosenAt ?? new Date(0) } } }) > 0;
