import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { addDays, plainDateIn, startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';
import { shareOf } from '@/lib/kernel/rounding';
import { minorAmount } from '@/lib/kernel/fields';
import { defineTransitions } from '@/lib/kernel/transitions';

export const RETURN_STATES = ['LABELLED', 'SHIPPED', 'ARRIVED', 'INSPECTED', 'DISPUTED', 'SETTLED', 'CANCELLED', 'LOST'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];
/** EXIT_RIGHT: before the end of the term, because the guarantee was broken. PAYMENT_REFUSED: the refusal to pay what was left stands (art. 16), and the goods are asked back for it. */
export type ReturnCause = 'EARLY' | 'TERM' | 'EXIT_RIGHT' | 'PAYMENT_REFUSED';

/** LABELLED → ARRIVED: nobody had said that the goods were sent. ARRIVED → SETTLED: nothing is claimed, or nobody looked the goods over in time. Sent, it is CANCELLED by a withdrawal alone. */
export const returnMoves = defineTransitions<ReturnState>({
  initial: 'LABELLED',
  moves: {
    LABELLED: ['SHIPPED', 'ARRIVED', 'LOST', 'CANCELLED'], SHIPPED: ['ARRIVED', 'LOST', 'CANCELLED'], ARRIVED: ['INSPECTED', 'SETTLED', 'CANCELLED'], INSPECTED: ['DISPUTED', 'SETTLED', 'CANCELLED'], DISPUTED: ['SETTLED', 'CANCELLED'],
    SETTLED: [], CANCELLED: [], LOST: [],
  },
  final: ['SETTLED', 'CANCELLED', 'LOST'],
});

/** Days to send the goods, to look them over, and to object to what was claimed for wear. The mall's own rules. */
export const SHIP_DAYS = 14;
export const INSPECT_DAYS = 7;
export const DISPUTE_DAYS = 7;
/** In which the desk decides an objection; nothing is billed before it has. */
export const DECIDE_DAYS = 7;
/** So long after goods that have to go back were to be sent, or were sent, the desk asks where they are, and may end their return without them. */
export const MISSING_DAYS = 14;
/** In which what is asked for goods that do not come back falls due: until then its purchaser can be heard. */
export const LOST_DUE_DAYS = 14;

/** The first moment after so many days, where the lease is. */
export const endAfter = (at: Temporal.Instant, days: number, timeZone: string): Temporal.Instant => startOfDayIn(addDays(plainDateIn(at, timeZone), days + 1), timeZone);

/** Until when goods that are there are to be looked over: where their purchaser may still withdraw at no cost, that goes before, and the days run from the last of those (`withdrawUntil`). */
export const lookUntil = (at: Temporal.Instant, withdrawUntil: PlainDate | null, timeZone: string): Temporal.Instant =>
  startOfDayIn(addDays(withdrawUntil ?? plainDateIn(at, timeZone), INSPECT_DAYS + 1), timeZone);

interface Awaited {
  state: ReturnState;
  cause: ReturnCause;
  shipBy: Temporal.Instant;
  shippedAt: Temporal.Instant | null;
}

/** From when on a return may end without its goods; null where it may not: they are there, or it is early and lapses by itself. */
export function lostFrom({ state, cause, shipBy, shippedAt }: Awaited): Temporal.Instant | null {
  const since = state === 'SHIPPED' ? shippedAt : state === 'LABELLED' && !mayLapse(cause) ? shipBy : null;
  return since && since.add({ hours: 24 * MISSING_DAYS });
}

/**
 * The most that is asked for goods that do not come back, in minor units: at the end of a term what keeping them would have
 * cost, which was known before signing. Else nothing: the charge for leaving stays as it is, and who refused to pay with
 * right owes nothing by the lease.
 */
export const lostMost = (cause: ReturnCause, residualMinor: bigint): bigint => (cause === 'TERM' ? residualMinor : 0n);

/** The most that leaving early may cost, whatever a contract says. */
const MOST_BPS = 1000;

export interface ReturnFigures {
  cause: ReturnCause;
  /** Instalments that are not to be paid any more. */
  leftMinor: bigint;
  chargeMinor: bigint;
  /** What it would cost without the right to leave. */
  otherwiseMinor: bigint;
}

interface ReturnLease {
  rows: readonly { dueOn: PlainDate; amountMinor: bigint; toCome: boolean }[];
  returnChargeBps: number;
  endsOn: PlainDate;
  mayLeaveFree: boolean;
}

/** Asked for by its purchaser alone, before the end of the term: it is off where the goods are not sent by their day. */
export const mayLapse = (cause: ReturnCause): boolean => cause === 'EARLY' || cause === 'EXIT_RIGHT';

/** What giving the goods back on a day costs: a share of the instalments left; nothing once the term is over, or where the guarantee was broken. */
export function returnFigures({ rows, returnChargeBps, endsOn, mayLeaveFree }: ReturnLease, on: PlainDate): ReturnFigures {
  const leftMinor = rows.reduce((sum, { dueOn, amountMinor, toCome }) => (toCome && dueOn > on ? sum + amountMinor : sum), 0n);
  const otherwiseMinor = on >= endsOn ? 0n : shareOf(leftMinor, Math.min(returnChargeBps, MOST_BPS));
  const cause = on >= endsOn ? 'TERM' as const : mayLeaveFree ? 'EXIT_RIGHT' as const : 'EARLY' as const;
  return { cause, leftMinor, chargeMinor: cause === 'EARLY' ? otherwiseMinor : 0n, otherwiseMinor };
}

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long');
/** As long as the database asks of a reason. */
const MIN_WORDS = 10;
const words = z.string({ error: 'required' }).trim().min(MIN_WORDS, 'endings.words-too-short').max(2000, 'too-long?max=2000');
const short = z.string({ error: 'required' }).trim().min(2, 'required').max(40, 'too-long?max=40');

/** `chargeMinor`: as it was shown. */
export const askReturnInput = z.strictObject({ leaseId: id, chargeMinor: minorAmount });
export const returnInput = z.strictObject({ returnId: id });
export const shipReturnInput = z.strictObject({ returnId: id, carrier: short, trackingNumber: z.string({ error: 'required' }).trim().regex(/^[0-9A-Za-z-]{6,30}$/, 'endings.tracking') });

/** Of an inspection. */
export const MAX_PHOTOS = 8;

/** One form: what is claimed, why, and pictures of it are asked for where wear is beyond what the plan allows. */
export const inspectReturnInput = z.strictObject({
  returnId: id,
  complete: z.enum(['yes', 'no'], { error: 'choose' }),
  works: z.enum(['yes', 'no'], { error: 'choose' }),
  wear: z.enum(['NORMAL', 'BEYOND'], { error: 'choose' }),
  note: z.string({ error: 'invalid' }).trim().max(2000, 'too-long?max=2000').optional(),
  claimedMinor: z.union([z.literal('').transform(() => undefined), minorAmount]).optional(),
  photos: z.array(id).max(MAX_PHOTOS, 'endings.too-many-photos').optional(),
}).superRefine(({ wear, note = '', claimedMinor, photos = [] }, context) => {
  if (wear !== 'BEYOND') return;
  if (note.length < MIN_WORDS) context.addIssue({ code: 'custom', message: 'endings.words-too-short', path: ['note'] });
  if (claimedMinor === undefined) context.addIssue({ code: 'custom', message: 'required', path: ['claimedMinor'] });
  if (photos.length === 0) context.addIssue({ code: 'custom', message: 'endings.photos-needed', path: ['photos'] });
});
export const disputeInput = z.strictObject({ returnId: id, text: words });
/** By the desk, in the seller’s place. */
export const proveArrivalInput = z.strictObject({ returnId: id, note: words });
export const loseReturnInput = z.strictObject({ returnId: id, amountMinor: minorAmount, note: words });
export const decideDamageInput = z.strictObject({ returnId: id, damageMinor: minorAmount, note: words });

export type AskReturnInput = z.output<typeof askReturnInput>;
export type ReturnInput = z.output<typeof returnInput>;
export type ShipReturnInput = z.output<typeof shipReturnInput>;
export type InspectReturnInput = z.output<typeof inspectReturnInput>;
export type DisputeInput = z.output<typeof disputeInput>;
export type ProveArrivalInput = z.output<typeof proveArrivalInput>;
export type LoseReturnInput = z.output<typeof loseReturnInput>;
export type DecideDamageInput = z.output<typeof decideDamageInput>;
