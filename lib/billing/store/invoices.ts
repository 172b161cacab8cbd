import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

const ABOUT = {
  lease: { select: { id: true, number: true, state: true, purchaserId: true, sellerId: true, institutionId: true, timeZone: true, institution: { select: { kind: true } }, overdue: { select: { state: true } } } },
} satisfies Prisma.InvoiceInclude;

/** An invoice with whom its books speak of. */
export type Payable = Prisma.InvoiceGetPayload<{ include: typeof ABOUT }>;

export const findForSettling = (db: Db | Tx, id: string): Promise<Payable | null> => db.invoice.findUnique({ where: { id }, include: ABOUT });

/** The same, its row held until the transaction ends. */
export async function lockInvoice(tx: Tx, id: string): Promise<Payable | null> {
  await tx.$queryRaw`SELECT id FROM invoice WHERE id = ${id} FOR UPDATE`;
  return findForSettling(tx, id);
}

/** Nothing of it is open any more: the invoice and its instalment are paid. False where it was not open. */
export async function markPaid(tx: Tx, { id, leaseId, seq, kind }: Pick<Payable, 'id' | 'leaseId' | 'seq' | 'kind'>, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.invoice.updateMany({ where: { id, state: { in: ['OPEN', 'DEFERRED', 'WRITTEN_OFF'] } }, data: { state: 'PAID', paidAt: toDate(at), tryOn: null } });
  if (count === 1 && kind === 'INSTALMENT' && seq !== null) await tx.leaseInstalment.updateMany({ where: { leaseId, seq, state: { in: ['DUE', 'WRITTEN_OFF'] } }, data: { state: 'PAID' } });
  return count === 1;
}

/** Invoices billed on a day whose lease has credits left. */
export async function findCreditable(tx: Tx, day: string, leaseId: string | undefined): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM invoice v WHERE v.billed_on = ${fromPlainDate(day)}::date AND v.state = 'OPEN' AND v.kind = 'INSTALMENT' AND v.credit_minor = 0
       AND v.lease_id IN (SELECT c.lease_id FROM lease_credit c WHERE c.used_minor < c.amount_minor ${leaseId === undefined ? Prisma.empty : Prisma.sql`AND c.lease_id = ${leaseId}`})
     ORDER BY v.due_on, v.id`;
  return rows.map(({ id }) => id);
}

/** Credits of a lease that are not used up, the oldest first, their rows held. */
export const findCreditsLeft = (tx: Tx, leaseId: string): Promise<{ id: string; leftMinor: bigint }[]> => tx.$queryRaw`
  SELECT id, amount_minor - used_minor AS "leftMinor" FROM lease_credit WHERE lease_id = ${leaseId} AND used_minor < amount_minor ORDER BY created_at, id FOR UPDATE`;
