import type { Temporal } from 'temporal-polyfill';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import type { Allocation } from '../model/allocate';

/** So many leases at a time. */
const MOST = 500;
/** Of what has ended, so long is looked at every minute; what comes later is sent with its month. */
const ENDED_DAYS = 62;

export const isMonthDone = async (db: Db, period: string): Promise<boolean> => (await db.remittanceMonth.count({ where: { period } })) === 1;
export const markMonth = (tx: Tx, period: string, at: Temporal.Instant) => tx.remittanceMonth.createMany({ data: [{ period, doneAt: toDate(at) }], skipDuplicates: true });

/** Leases of outside financiers with something up to a day that is in no remittance, after an id. */
export const findOwed = (db: Db, upTo: string, after: string): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT DISTINCT j.lease_id AS id FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
   WHERE j.account_code = 'remittance-payable' AND e.source_type <> 'remittance' AND e.occurred_on <= ${upTo}::date AND j.lease_id > ${after}
     AND NOT EXISTS (SELECT 1 FROM remittance_line x WHERE x.entry_id = j.entry_id AND x.line = j.line)
   ORDER BY 1 LIMIT ${MOST}`;

/** The same of leases that have ended, whatever the month: what is owed of them is sent at once. */
export const findOwedOfEnded = (db: Db, at: Temporal.Instant, after: string): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT l.id FROM lease l JOIN institution k ON k.id = l.institution_id
   WHERE l.state = 'ENDED' AND k.kind <> 'DESK' AND l.ended_at > ${toDate(at.subtract({ hours: 24 * ENDED_DAYS }))} AND l.id > ${after}
     AND (SELECT coalesce(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END), 0) FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
        WHERE j.lease_id = l.id AND j.account_code = 'remittance-payable' AND e.source_type <> 'remittance'
          AND NOT EXISTS (SELECT 1 FROM remittance_line x WHERE x.entry_id = j.entry_id AND x.line = j.line)) > 0
   ORDER BY l.id LIMIT ${MOST}`;

export interface OwedLine {
  entryId: string;
  line: number;
  /** Less than nothing where it was taken back. */
  amountMinor: bigint;
  occurredOn: string;
  /** The instalment that it was collected or credited of; null for anything else. */
  seq: number | null;
}

/** What of one lease is in no remittance, the oldest first. */
export async function findOwedLines(tx: Tx, leaseId: string, upTo: string): Promise<OwedLine[]> {
  const rows = await tx.$queryRaw<(Omit<OwedLine, 'occurredOn'> & { occurredOn: Date })[]>`
    SELECT j.entry_id AS "entryId", j.line, CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END AS "amountMinor", e.occurred_on AS "occurredOn", v.seq
      FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
      LEFT JOIN invoice v ON v.kind = 'INSTALMENT' AND v.id = CASE e.source_type WHEN 'invoice' THEN e.source_id WHEN 'credit-use' THEN split_part(e.source_id, ':', 2) END
     WHERE j.lease_id = ${leaseId} AND j.account_code = 'remittance-payable' AND e.source_type <> 'remittance' AND e.occurred_on <= ${upTo}::date
       AND NOT EXISTS (SELECT 1 FROM remittance_line x WHERE x.entry_id = j.entry_id AND x.line = j.line)
     ORDER BY e.occurred_on, e.posted_at, j.entry_id, j.line`;
  return rows.map((row) => ({ ...row, occurredOn: toPlainDate(row.occurredOn) }));
}

/** A lease of an outside financier with its contract's schedule, its row held. */
export async function lockRemitted(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${id} FOR UPDATE`;
  const lease = await tx.lease.findUnique({ where: { id }, select: { id: true, institutionId: true, currency: true, timeZone: true, state: true, contract: { select: { terms: true } } } });
  if (!lease) return null;
  const { schedule } = lease.contract.terms as unknown as CanonicalTerms;
  return { ...lease, schedule: schedule.map(({ seq, amount }) => ({ seq, amountMinor: BigInt(amount) })) };
}

/** What was said to be remitted of each instalment before. */
export async function remittedBefore(tx: Tx, leaseId: string): Promise<Map<number, bigint>> {
  const rows = await tx.$queryRaw<{ seq: number; amount: bigint }[]>`
    SELECT p.seq, sum(p.amount_minor)::bigint AS amount FROM remittance_part p JOIN remittance r ON r.id = p.remittance_id WHERE r.lease_id = ${leaseId} GROUP BY p.seq`;
  return new Map(rows.map(({ seq, amount }) => [seq, amount]));
}

interface NewRemittance {
  leaseId: string;
  institutionId: string;
  period: string;
  currency: string;
  totalMinor: bigint;
  lines: readonly OwedLine[];
  allocation: Allocation;
}

/** One remittance with its lines, and what it says of the instalments; nothing is sent where it comes to nothing. */
export async function insertRemittance(tx: Tx, { lines, allocation, ...row }: NewRemittance, at: Temporal.Instant): Promise<string> {
  const id = newId('rm');
  await tx.remittance.create({ data: { id, ...row, besideMinor: allocation.besideMinor, state: row.totalMinor === 0n ? 'NETTED' : 'PENDING', createdAt: toDate(at) }, select: { id: true } });
  await tx.remittanceLine.createMany({ data: lines.map(({ entryId, line, amountMinor }) => ({ entryId, line, remittanceId: id, amountMinor })) });
  await tx.remittancePart.createMany({ data: allocation.parts.map((part) => ({ remittanceId: id, ...part })) });
  return id;
}

/** A remittance with what its message says. */
export const findRemittance = (db: Db | Tx, id: string) => db.remittance.findUnique({
  where: { id },
  include: { parts: { orderBy: { seq: 'asc' } }, institution: { select: { code: true, nameKo: true } }, lease: { select: { timeZone: true, contract: { select: { externalId: true, number: true, id: true } } } } },
});

/** False where it was answered already. */
export async function settleRow(tx: Tx, id: string, how: { state: 'SENT'; at: Temporal.Instant } | { state: 'REFUSED'; refusedWith: string } | { state: 'BY_HAND'; note: string; at: Temporal.Instant }): Promise<boolean> {
  const { count } = await tx.remittance.updateMany({
    where: { id, state: how.state === 'BY_HAND' ? 'REFUSED' : 'PENDING' },
    data: how.state === 'REFUSED' ? { state: how.state, refusedWith: how.refusedWith } : { state: how.state, settledAt: toDate(how.at), ...(how.state === 'BY_HAND' && { note: how.note }) },
  });
  return count === 1;
}

/** Not answered since before an instant, and no job would send it. */
export const findUnsent = (db: Db, before: Temporal.Instant): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT r.id FROM remittance r WHERE r.state = 'PENDING' AND r.created_at < ${toDate(before)}
     AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'send-remittance:' || r.id AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))
   ORDER BY r.created_at LIMIT 100`;
