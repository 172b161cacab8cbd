import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';

const ABOUT = {
  lease: { select: { id: true, number: true, state: true, purchaserId: true, sellerId: true, institutionId: true, timeZone: true, institution: { select: { kind: true } }, overdue: { select: { state: true } } } },
} satisfies Prisma.InvoiceInclude;

/** An invoice with whom its books speak of. */
export type Payable = Prisma.InvoiceGetPayload<{ include: typeof ABOUT }>;

/** What of an invoice is asked for, where it may be paid; null where nothing is open. */
export const openOf = ({ state, amountMinor, creditMinor }: Pick<Payable, 'state' | 'amountMinor' | 'creditMinor'>): bigint | null =>
  (state === 'OPEN' || state === 'DEFERRED' ? amountMinor - creditMinor : null);

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

/** The credit that was given for something. */
export const findCreditOf = async (tx: Tx, cause: 'PAYMENT', sourceId: string): Promise<string> =>
  (await tx.leaseCredit.findUniqueOrThrow({ where: { cause_sourceId: { cause, sourceId } }, select: { id: true } })).id;

/** Credits of a lease that are not used up, the oldest first, their rows held. */
export const findCreditsLeft = (tx: Tx, leaseId: string): Promise<{ id: string; leftMinor: bigint }[]> => tx.$queryRaw`
  SELECT id, amount_minor - used_minor AS "leftMinor" FROM lease_credit WHERE lease_id = ${leaseId} AND used_minor < amount_minor ORDER BY created_at, id FOR UPDATE`;
