import type { Temporal } from 'temporal-polyfill';
import { plainDateIn } from '@/lib/kernel/calendar';
import { lockOpenInvoices } from '@/lib/leases/invoice-store';
import { postEntry } from '@/lib/ledger/store';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { putToDebtLines } from './books';
import { grantCredit } from './grant-credit';
import { isBeingPaid } from './store/credit-refunds';
import { takeBackWriteOff } from './settle-invoice';
import { findCreditOf, findForSettling, markPaid, type Payable } from './store/invoices';
import { recoveredOf } from './store/recoveries';
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

interface Part {
  owed: Payable;
  amountMinor: bigint;
  /** What of it, written off, came by transfer meanwhile. */
  recoveredMinor: bigint;
  covers: boolean;
}

/**
 * Money has come for a bill that became part of another one meanwhile, or once more for an instalment while a bill asks for
 * what is left: its lease owes it all the same. It is taken off the bill that took its place, then off whatever else is
 * open, the oldest first; what is on its way from a gateway already is passed over. Money for a bill that was written off
 * pays what of it was not recovered. How much of it was owed.
 */
export async function putToDebt(tx: Tx, stray: Stray): Promise<bigint> {
  const { invoice, attemptId, at } = stray;
  const { leaseId, currency, lease: { purchaserId, timeZone, overdue } } = invoice;
  const parts = await partsOf(tx, stray);
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0n);
  if (amountMinor === 0n) return 0n;
  const day = plainDateIn(at, timeZone);
  await grantCredit(tx, { leaseId, cause: 'PAYMENT', sourceId: attemptId, currency, amountMinor }, at);
  const creditId = await findCreditOf(tx, 'PAYMENT', attemptId);
  await postEntry(tx, { sourceType: 'attempt', sourceId: attemptId, kind: 'put-to-debt', currency, occurredOn: day, lines: putToDebtLines({ purchaserId, leaseId, amountMinor }) }, at);
  for (const { owed, amountMinor: part, recoveredMinor, covers } of parts) {
    if (owed.state === 'WRITTEN_OFF') await takeBackWriteOff(tx, owed, { recoveredMinor, occurredOn: day, at });
    await takeOff(tx, owed, { creditId, amountMinor: part, day, at });
    if (covers) await markPaid(tx, owed, at);
  }
  if (overdue) await addJob(tx, 'after-payment', { leaseId }, { key: `after-payment:${leaseId}` });
  return amountMinor;
}

/** Which bills it pays, and how much of each. */
async function partsOf(tx: Tx, { invoice, amountMinor }: Stray): Promise<Part[]> {
  let left = amountMinor;
  const parts: Part[] = [];
  for (const id of await idsOwed(tx, invoice, amountMinor)) {
    const owed = await findForSettling(tx, id);
    if (!owed || left === 0n || await isBeingPaid(tx, id)) continue;
    const recoveredMinor = await recoveredOf(tx, owed);
    const openMinor = owed.amountMinor - owed.creditMinor - recoveredMinor;
    if (openMinor === 0n) continue;
    const part = left < openMinor ? left : openMinor;
    left -= part;
    parts.push({ owed, amountMinor: part, recoveredMinor, covers: part === openMinor });
  }
  return parts;
}

async function idsOwed(tx: Tx, { id, leaseId, state, kind, amountMinor, creditMinor }: Payable, cameMinor: bigint): Promise<string[]> {
  // Taken back whole or not at all: the loss is one entry.
  if (state === 'WRITTEN_OFF') return cameMinor >= amountMinor - creditMinor ? [id] : [];
  if (state !== 'MERGED' && (state !== 'PAID' || kind !== 'INSTALMENT')) return [];
  const open = await lockOpenInvoices(tx, leaseId);
  const inPlace = open.filter((each) => IN_PLACE.includes(each.kind));
  if (state === 'PAID' && inPlace.length === 0) return [];
  return [...inPlace, ...open.filter((each) => !IN_PLACE.includes(each.kind))].map((each) => each.id);
}
