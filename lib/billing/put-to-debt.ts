import type { Temporal } from 'temporal-polyfill';
import { plainDateIn } from '@/lib/kernel/calendar';
import { lockOpenInvoices } from '@/lib/leases/invoice-store';
import { postEntry } from '@/lib/ledger/store';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { putToDebtLines } from './books';
import { grantCredit } from './grant-credit';
import { isBeingPaid } from './store/credit-refunds';
import { findCreditOf, findForSettling, markPaid, type Payable } from './store/invoices';
import { takeOff } from './use-credits';

/** Bills in which all that is left, or what was agreed in its place, is asked for at once. */
const IN_PLACE: readonly string[] = ['ACCELERATION', 'SETTLEMENT', 'BUYOUT'];

interface Stray {
  /** What it was paid for, its row held. */
  invoice: Payable;
  attemptId: string;
  amountMinor: bigint;
  at: Temporal.Instant;
}

/**
 * Money has come for a bill that became part of another one meanwhile, or once more for an instalment while a bill asks for
 * what is left: its lease owes it all the same. It is taken off the bill that took its place, then off whatever else is
 * open, the oldest first; what is on its way from a gateway already is passed over. How much of it was owed.
 */
export async function putToDebt(tx: Tx, { invoice, attemptId, amountMinor, at }: Stray): Promise<bigint> {
  const { leaseId, currency, lease: { purchaserId, timeZone, overdue } } = invoice;
  if (invoice.state !== 'MERGED' && (invoice.kind !== 'INSTALMENT' || invoice.state !== 'PAID')) return 0n;
  const open = await lockOpenInvoices(tx, leaseId);
  const [inPlace, others] = [open.filter(({ kind }) => IN_PLACE.includes(kind)), open.filter(({ kind }) => !IN_PLACE.includes(kind))];
  if (invoice.state === 'PAID' && inPlace.length === 0) return 0n;
  const parts: { invoiceId: string; amountMinor: bigint; covers: boolean }[] = [];
  let left = amountMinor;
  for (const owed of [...inPlace, ...others]) {
    if (left === 0n || await isBeingPaid(tx, owed.id)) continue;
    const openMinor = owed.amountMinor - owed.creditMinor;
    const part = left < openMinor ? left : openMinor;
    left -= part;
    parts.push({ invoiceId: owed.id, amountMinor: part, covers: part === openMinor });
  }
  const putMinor = amountMinor - left;
  if (putMinor === 0n) return 0n;
  const day = plainDateIn(at, timeZone);
  await grantCredit(tx, { leaseId, cause: 'PAYMENT', sourceId: attemptId, currency, amountMinor: putMinor }, at);
  const creditId = await findCreditOf(tx, 'PAYMENT', attemptId);
  await postEntry(tx, { sourceType: 'attempt', sourceId: attemptId, kind: 'put-to-debt', currency, occurredOn: day, lines: putToDebtLines({ purchaserId, leaseId, amountMinor: putMinor }) }, at);
  for (const { invoiceId, amountMinor: part, covers } of parts) {
    const owed = await findForSettling(tx, invoiceId);
    if (!owed) throw new Error(`invoice ${invoiceId} is gone`);
    await takeOff(tx, owed, { creditId, amountMinor: part, day, at });
    if (covers) await markPaid(tx, owed, at);
  }
  if (overdue) await addJob(tx, 'after-payment', { leaseId }, { key: `after-payment:${leaseId}` });
  return putMinor;
}
