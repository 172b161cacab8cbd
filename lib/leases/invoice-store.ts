import type { Temporal } from 'temporal-polyfill';
import { postEntry, reverseEntry } from '@/lib/ledger/store';
import type { Line } from '@/lib/ledger/model';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import type { Parties, Remaining } from './books';

export type InvoiceKind = 'INSTALMENT' | 'LATE_CHARGE' | 'BUYOUT' | 'RETURN_CHARGE' | 'ACCELERATION' | 'SETTLEMENT' | 'EXTENSION';

/** Of a lease row with its institution, whom its books speak of. */
export const partiesOf = (lease: { id: string; purchaserId: string; sellerId: string; institutionId: string; institution: { kind: string } }): Parties =>
  ({ leaseId: lease.id, purchaserId: lease.purchaserId, sellerId: lease.sellerId, institutionId: lease.institutionId, inHouse: lease.institution.kind === 'DESK' });

/** What of a lease is not billed yet, from its rows as they stand; of one that has ended, or whose rest is refused, the residual is not asked for any more either. */
export async function findRemaining(db: Db | Tx, leaseId: string): Promise<Remaining> {
  const [row] = await db.$queryRaw<{ left: bigint; unearned: bigint; residual: bigint | null }[]>`
    SELECT coalesce(sum(i.amount_minor), 0)::bigint AS left, coalesce(sum(i.interest_minor), 0)::bigint AS unearned,
           (SELECT l.residual_minor FROM lease l WHERE l.id = ${leaseId} AND l.state = 'ACTIVE'
               AND NOT EXISTS (SELECT 1 FROM lease_instalment r WHERE r.lease_id = l.id AND r.state = 'REFUSED')
               AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = l.id AND v.kind IN ('BUYOUT', 'ACCELERATION') AND v.state <> 'CANCELLED')) AS residual
      FROM lease_instalment i WHERE i.lease_id = ${leaseId} AND i.seq > 0 AND i.state = 'DUE'
       AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = i.lease_id AND v.seq = i.seq AND v.kind = 'INSTALMENT' AND v.state <> 'CANCELLED')`;
  return { leftMinor: row?.left ?? 0n, unearnedMinor: row?.unearned ?? 0n, residualMinor: row?.residual ?? 0n };
}

interface NewInvoice {
  leaseId: string;
  kind: InvoiceKind;
  /** Of an instalment, or a late charge for one. */
  seq?: number;
  currency: string;
  billedOn: string;
  dueOn: string;
  amountMinor: bigint;
  /** When a collection is tried; null where its purchaser pays by hand. */
  tryOn: string | null;
  /** Of the entry `billed`, a debit of `billed-receivable` by the amount among them. */
  lines: Line[];
}

/** Asks for something and posts it. Null where an instalment, or its late charge, was asked for already. */
export async function raiseInvoice(tx: Tx, invoice: NewInvoice, at: Temporal.Instant): Promise<string | null> {
  const { lines, billedOn, dueOn, tryOn, ...row } = invoice;
  const id = newId('in');
  const { count } = await tx.invoice.createMany({
    data: [{ id, ...row, billedOn: fromPlainDate(billedOn), dueOn: fromPlainDate(dueOn), tryOn: tryOn === null ? null : fromPlainDate(tryOn), createdAt: toDate(at) }], skipDuplicates: true,
  });
  if (count === 0) return null;
  await postEntry(tx, { sourceType: 'invoice', sourceId: id, kind: 'billed', currency: row.currency, occurredOn: billedOn, lines }, at);
  return id;
}

/** Open invoices of a lease, their rows held, the oldest first. */
export async function lockOpenInvoices(tx: Tx, leaseId: string) {
  await tx.$queryRaw`SELECT id FROM invoice WHERE lease_id = ${leaseId} AND state IN ('OPEN', 'DEFERRED') ORDER BY id FOR UPDATE`;
  return tx.invoice.findMany({ where: { leaseId, state: { in: ['OPEN', 'DEFERRED'] } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] });
}

/**
 * What was asked for and not paid is not asked for any more, and the books say so: what an instalment had moved into
 * `billed-receivable` goes back to where it came from. What credits took off stays off.
 */
export async function cancelOpenInvoices(tx: Tx, leaseId: string, occurredOn: string, at: Temporal.Instant): Promise<void> {
  for (const invoice of await lockOpenInvoices(tx, leaseId)) await cancelInvoice(tx, invoice, occurredOn, at);
}

interface Cancelled {
  id: string;
  leaseId: string;
  kind: InvoiceKind;
  creditMinor: bigint;
}

/** The same of one open invoice that the caller holds. The instalments that a buyout had called in are to come again. */
export async function cancelInvoice(tx: Tx, { id, leaseId, kind, creditMinor }: Cancelled, occurredOn: string, at: Temporal.Instant): Promise<void> {
  await tx.invoice.update({ where: { id }, data: { state: 'CANCELLED', tryOn: null } });
  await reverseEntry(tx, { of: { sourceType: 'invoice', sourceId: id, kind: 'billed' }, kind: 'cancelled', occurredOn }, at);
  if (creditMinor > 0n) await giveCreditsBack(tx, id, occurredOn, at);
  if (kind === 'BUYOUT') await tx.leaseInstalment.updateMany({ where: { leaseId, state: 'MERGED', lease: { state: 'ACTIVE' } }, data: { state: 'DUE' } });
}

/** What credits had taken off an invoice that is cancelled, or taken back, is to the lease's good again. */
export async function giveCreditsBack(tx: Tx, invoiceId: string, occurredOn: string, at: Temporal.Instant): Promise<void> {
  for (const use of await tx.leaseCreditUse.findMany({ where: { invoiceId }, orderBy: { creditId: 'asc' } })) {
    await tx.leaseCredit.update({ where: { id: use.creditId }, data: { usedMinor: { decrement: use.amountMinor } } });
    await reverseEntry(tx, { of: { sourceType: 'credit-use', sourceId: `${use.creditId}:${invoiceId}`, kind: 'credited' }, kind: 'cancelled', occurredOn }, at);
  }
}

/**
 * Until the transaction ends nothing is billed by anybody else: who takes instalments out of the billing waits for the
 * batch that is being written, and the next batch sees what was taken. Before any row is locked.
 */
export async function holdBilling(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('billing', 0))`;
}

/** The other side of it: a batch that is being written. Batches do not wait for each other. */
export async function enterBilling(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('billing', 0))`;
}

/** Takes the instalments that fall due after a day out of the billing: they are part of what is asked for at once. */
export async function mergeInstalments(tx: Tx, leaseId: string, after: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE lease_instalment i SET state = 'MERGED' WHERE i.lease_id = ${leaseId} AND i.seq > 0 AND i.state = 'DUE' AND i.due_on > ${fromPlainDate(after)}::date
       AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = i.lease_id AND v.seq = i.seq AND v.kind = 'INSTALMENT')`;
}
