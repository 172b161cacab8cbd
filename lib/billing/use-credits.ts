import type { Temporal } from 'temporal-polyfill';
import { creditedLines } from '@/lib/leases/books';
import { partiesOf } from '@/lib/leases/invoice-store';
import { postEntry } from '@/lib/ledger/store';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { findCreditsLeft, findForSettling, markPaid, type Payable } from './store/invoices';

/** What a lease has to its good is taken off one invoice that has just been asked for, of whatever kind, the oldest credit first; covered, it is paid. How much was taken off. */
export async function useCreditsOn(tx: Tx, invoiceId: string, { day, at }: { day: string; at: Temporal.Instant }): Promise<bigint> {
  const invoice = await findForSettling(tx, invoiceId);
  return invoice ? useOn(tx, invoice, { day, at }) : 0n;
}

async function useOn(tx: Tx, invoice: Payable, { day, at }: { day: string; at: Temporal.Instant }): Promise<bigint> {
  const asked = invoice.amountMinor - invoice.creditMinor;
  let open = asked;
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
  return asked - open;
}
