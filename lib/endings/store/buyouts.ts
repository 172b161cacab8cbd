import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

interface NewBuyout {
  leaseId: string;
  invoiceId: string;
  atTerm: boolean;
  onDay: string;
  validOn: string;
  currency: string;
  leftMinor: bigint;
  residualMinor: bigint;
  rebateMinor: bigint;
  amountMinor: bigint;
}

export async function insertBuyout(tx: Tx, { onDay, validOn, ...buyout }: NewBuyout, at: Temporal.Instant): Promise<string> {
  const id = newId('bo');
  await tx.buyout.create({ data: { id, ...buyout, onDay: fromPlainDate(onDay), validOn: fromPlainDate(validOn), acceptedAt: toDate(at) }, select: { id: true } });
  return id;
}

/** What is open is part of the sum that was agreed to: by the day of it at the latest all is tried, what was left to be paid by hand too. */
export async function collectOn(tx: Tx, leaseId: string, day: string): Promise<void> {
  const tryOn = fromPlainDate(day);
  await tx.invoice.updateMany({ where: { leaseId, state: 'OPEN', OR: [{ tryOn: null }, { tryOn: { gt: tryOn } }] }, data: { tryOn } });
}

/** False where it was closed already. */
export async function closeBuyout(tx: Tx, id: string, state: 'PAID' | 'LAPSED', at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.buyout.updateMany({ where: { id, state: 'OPEN' }, data: { state, closedAt: toDate(at) } });
  return count === 1;
}

/** Those whose last day is over and whose money is not on its way, and those that something else has cancelled. */
export const findLapsing = (db: Db, today: string): Promise<{ id: string; leaseId: string; invoiceId: string }[]> => db.$queryRaw`
  SELECT b.id, b.lease_id AS "leaseId", b.invoice_id AS "invoiceId" FROM buyout b JOIN invoice v ON v.id = b.invoice_id
   WHERE b.state = 'OPEN' AND (v.state = 'CANCELLED' OR (b.valid_on < ${today}::date AND v.state = 'OPEN'
     AND NOT EXISTS (SELECT 1 FROM collection_attempt a WHERE a.invoice_id = v.id AND a.state IN ('PENDING', 'UNKNOWN', 'SUCCEEDED'))))
   ORDER BY b.id LIMIT 100`;

/** Whether money for an invoice is on its way. */
export const isBeingPaid = async (tx: Tx, invoiceId: string): Promise<boolean> =>
  await tx.collectionAttempt.count({ where: { invoiceId, state: { in: ['PENDING', 'UNKNOWN', 'SUCCEEDED'] } } }) > 0;

/** Those that are paid, of leases that owe nothing else. */
export const findPaidUp = (db: Db): Promise<{ id: string; leaseId: string }[]> => db.$queryRaw`
  SELECT b.id, b.lease_id AS "leaseId" FROM buyout b JOIN invoice v ON v.id = b.invoice_id JOIN lease l ON l.id = b.lease_id
   WHERE b.state = 'OPEN' AND v.state = 'PAID' AND l.state = 'ACTIVE'
     AND NOT EXISTS (SELECT 1 FROM invoice o WHERE o.lease_id = l.id AND o.state IN ('OPEN', 'DEFERRED'))
     AND NOT EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'DUE' AND i.amount_minor > 0)
   ORDER BY b.id LIMIT 100`;

/** Of leases that end with title: those whose term is over and of which everything is paid. */
export const findCompleted = (db: Db, today: string): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT l.id FROM lease l JOIN contract c ON c.id = l.contract_id
   WHERE l.state = 'ACTIVE' AND l.ends_on <= ${today}::date AND c.terms ->> 'endOfTerm' = 'TITLE_TRANSFER'
     AND NOT EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.amount_minor > 0 AND i.state <> 'PAID')
     AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = l.id AND v.state IN ('OPEN', 'DEFERRED'))
   ORDER BY l.id LIMIT 100`;

/** Of which all that was left fell due at once, by the desk's decision, and nothing is owed any more: neither that nor what was agreed in its place. */
export const findCalledInPaid = (db: Db): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT l.id FROM lease l JOIN lease_acceleration a ON a.lease_id = l.id JOIN lease_overdue o ON o.lease_id = l.id AND o.state = 'CURRENT'
   WHERE l.state = 'ACTIVE' AND EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = l.id AND v.kind = 'ACCELERATION' AND v.state IN ('PAID', 'MERGED'))
     AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = l.id AND v.state IN ('OPEN', 'DEFERRED'))
     AND NOT EXISTS (SELECT 1 FROM lease_return r WHERE r.lease_id = l.id AND r.state <> 'CANCELLED')
     AND NOT EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'DUE' AND i.amount_minor > 0)
   ORDER BY l.id LIMIT 100`;

/** A lease without anything open or to come: everything that it owed is paid. */
export async function isPaidUp(tx: Tx, leaseId: string): Promise<boolean> {
  const [open, due] = [await tx.invoice.count({ where: { leaseId, state: { in: ['OPEN', 'DEFERRED'] } } }), await tx.leaseInstalment.count({ where: { leaseId, state: 'DUE', amountMinor: { gt: 0 } } })];
  return open === 0 && due === 0;
}
