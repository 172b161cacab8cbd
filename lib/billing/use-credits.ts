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
    await takeOff(tx, invoice, { creditId: id, amountMinor, day, at });
  }
  if (open === 0n) await markPaid(tx, invoice, at);
  return asked - open;
}

/** A part of one credit is taken off an invoice that is open by at least as much; whether that covers it is its caller's to see. */
export async function takeOff(tx: Tx, invoice: Payable, { creditId, amountMinor, day, at }: { creditId: string; amountMinor: bigint; day: string; at: Temporal.Instant }): Promise<void> {
  await tx.leaseCreditUse.create({ data: { creditId, invoiceId: invoice.id, amountMinor, at: toDate(at) } });
  await tx.leaseCredit.update({ where: { id: creditId }, data: { usedMinor: { increment: amountMinor } } });
  await tx.invoice.update({ where: { id: invoice.id }, data: { creditMinor: { increment: amountMinor } } });
  await postEntry(tx, {
    sourceType: 'credit-use', sourceId: `${creditId}:${invoice.id}`, kind: 'credited', currency: invoice.currency, occurredOn: day,
    lines: creditedLines(invoice, amountMinor, partiesOf(invoice.lease)),
  }, at);
}
