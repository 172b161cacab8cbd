import type { Temporal } from 'temporal-polyfill';
import { useCreditsOn } from '@/lib/billing/use-credits';
import { moveUnit } from '@/lib/catalogue/unit-store';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { addBusinessDays, businessDayFrom } from '@/lib/kernel/korean-holidays';
import { breachedLines, lostLines, returnedLines } from '@/lib/leases/books';
import { findRemaining, partiesOf, raiseInvoice } from '@/lib/leases/invoice-store';
import { isReleased } from '@/lib/leases/model';
import { postEntry } from '@/lib/ledger/store';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { conclude } from './conclude';
import { LOST_DUE_DAYS, type ReturnCause } from './model/returns';
import type { EndingLease } from './store/leases';
import { moveReturn, type ReturnChange, type ReturnRow } from './store/returns';
import { tellPurchaser, tellSeller } from './tell';

interface Settling {
  row: ReturnRow;
  lease: EndingLease;
  /** What of the claim for wear stands. */
  damageMinor: bigint;
  /** What is asked for goods that do not come back, and why it ends without them; null where they are there. */
  lost?: { minor: bigint; note: string } | null;
  /** What the desk decided on what its purchaser objected to, in its words. */
  decided?: string;
  /** Beside the move: what was found, or decided. */
  data?: ReturnChange;
  actor: Actor;
  at: Temporal.Instant;
}

/** While a payment refusal waits for its outcome, nothing is settled: what leaving costs follows from it. */
export const waitsForRefusal = ({ freezes }: EndingLease): boolean => freezes.some(({ cause }) => cause === 'PAYMENT_REFUSAL');

const endOf = (cause: ReturnCause, lost: boolean) => (cause === 'EXIT_RIGHT' ? 'BREACHED' : cause === 'PAYMENT_REFUSED' ? 'REFUSED' : lost ? 'LOST' : 'RETURNED');

/**
 * The goods are back, or nobody waits for them any more, and nothing is open about them: the lease ends, what was to come
 * leaves the books, and one bill asks for the charge and what stands for wear or is asked for what is lost; for leaving nothing, where what was left to be paid is refused (art. 16). Where the guarantee was broken its seller answers for what is lost. What is asked
 * for what is lost falls due later than other bills of a return, so that its purchaser can be heard before it is taken. The unit
 * stays off the shelf: used goods are not sold as they were. False where the return stood elsewhere.
 */
export async function settleReturn(tx: Tx, { row, lease, damageMinor, lost = null, decided, data = {}, actor, at }: Settling): Promise<boolean> {
  const day = plainDateIn(at, lease.timeZone);
  const chargeMinor = isReleased(lease.instalments) ? 0n : row.chargeMinor;
  const asked = chargeMinor + damageMinor + (lost?.minor ?? 0n);
  const remaining = await findRemaining(tx, lease.id);
  const lines = (row.cause === 'EXIT_RIGHT' ? breachedLines : lost ? lostLines : returnedLines)(remaining, asked, partiesOf(lease));
  const dueOn = lost ? businessDayFrom(addDays(day, LOST_DUE_DAYS)) : addBusinessDays(day, 1);
  const invoiceId = asked === 0n ? null : await raiseInvoice(tx, { leaseId: lease.id, kind: 'RETURN_CHARGE', currency: lease.currency, billedOn: day, dueOn, amountMinor: asked, tryOn: lost ? dueOn : businessDayFrom(day), lines }, at);
  if (invoiceId !== null) await useCreditsOn(tx, invoiceId, { day, at });
  else if (lines.some(({ amountMinor }) => amountMinor !== 0n)) await postEntry(tx, { sourceType: 'return', sourceId: row.id, kind: 'settled', currency: lease.currency, occurredOn: day, lines }, at);
  if (!await moveReturn(tx, row.id, lost ? 'LOST' : 'SETTLED', { ...data, chargeMinor, damageMinor, lostMinor: lost?.minor ?? null, invoiceId, settledAt: toDate(at) }, [row.state])) return false;
  // What a financier does not get any more, it may have to ask of the seller: that is between the two.
  const amounts = { left: remaining.leftMinor.toString(), charge: chargeMinor.toString(), damage: damageMinor.toString(), ...(lost && { lost: lost.minor.toString() }) };
  if (!await conclude(tx, lease, { cause: endOf(row.cause, lost !== null), amounts, actor, at })) return false;
  const params = { returnNumber: row.number, amountMinor: asked.toString(), currency: row.currency };
  const free = asked === 0n;
  const words = { ...(lost && { note: lost.note, dueOn }), ...(decided !== undefined && { note: decided, damageMinor: damageMinor.toString() }) };
  const what = lost ? (free ? 'return-lost' : 'return-lost-billed') : decided !== undefined ? 'return-decided' : free ? 'return-settled-free' : 'return-settled';
  await tellPurchaser(tx, lease, { what, key: row.id, params: { ...params, ...words }, page: '/return', at });
  await tellSeller(tx, lease, lost ? { what: 'return-lost-seller', key: row.id, params: { returnNumber: row.number }, page: `/${row.id}`, at }
    : { what: decided === undefined ? 'return-settled-seller' : 'return-decided-seller', key: row.id, params: { returnNumber: row.number, currency: row.currency, ...words }, page: `/${row.id}`, at });
  return true;
}

/** Looked over, the thing is its seller's again, off the shelf. */
export const takeBack = (tx: Tx, { unitId }: EndingLease): Promise<boolean> => moveUnit(tx, unitId, 'RETURNING', 'WITHDRAWN');
