import type { Temporal } from 'temporal-polyfill';
import { creditedLines } from '@/lib/leases/books';
import { partiesOf } from '@/lib/leases/invoice-store';
import { postEntry } from '@/lib/ledger/store';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { findCreditable, findCreditsLeft, findForSettling, markPaid, type Payable } from './store/invoices';

interface Using {
  /** Of invoices billed on that day. */
  day: string;
  at: Temporal.Instant;
  /** Of one lease alone. */
  leaseId?: string;
}

/** What a lease has to its good is taken off what was just billed, the oldest credit first; an invoice that it covers is paid. */
export async function useCredits(tx: Tx, { day, at, leaseId }: Using): Promise<void> {
  for (const id of await findCreditable(tx, day, leaseId)) {
    const invoice = await findForSettling(tx, id);
    if (invoice) await useOn(tx, invoice, { day, at });
  }
}

/** The same of one invoice that has just been asked for, of whatever kind. */
export async function useCreditsOn(tx: Tx, invoiceId: string, { day, at }: Omit<Using, 'leaseId'>): Promise<void> {
  const invoice = await findForSettling(tx, invoiceId);
  if (invoice) await useOn(tx, invoice, { day, at });
}

async function useOn(tx: Tx, invoice: Payable, { day, at }: Using): Promise<void> {
  let open = invoice.amountMinor - invoice.creditMinor;
  for (const { id, leftMinor } of await findCreditsLeft(tx, invoice.leaseId)) {
    const amountMinor = leftMinor < open ? leftMinor : open;
    if (amountMinor === 0n) break;
    open -= amountMinor;
    await tx.leaseCreditUse.create({ data: { creditId: id, invoiceId: invoice.id, amountMinor, at: toDate(at) } });
    await tx.leaseCredit.update({ where: { id }, data: { usedMinor: { increment: amountMinor } } });
    await tx.invoice.update({ where: { id: invoice.id }, data: { creditMinor: { increment: amountMinor } } });
    await postEntry(tx, {
      sourceType: 'credit-use', sourceId: `${id}:${invoice.id}`, kind: 'credited', currency: invoice.currency, occurredOn: day,
      lines: creditedLines(invoice, amountMinor, partiesOf(invoice.lease)),
    }, at);
  }
  if (open === 0n) await markPaid(tx, invoice, at);
}
