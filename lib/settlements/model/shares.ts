import { addDays, addMonthsClamped, type PlainDate } from '@/lib/kernel/calendar';
import { addBusinessDays, businessDayFrom } from '@/lib/kernel/korean-holidays';
import { Temporal } from 'temporal-polyfill';

/** In basis points of the goods' cash price; `buybackBps` of what goods that came back still stand at. */
export interface SellerTerms {
  feeBps: number;
  reserveBps: number;
  holdbackBps: number;
  buybackBps: number;
}

/** Of a seller with whom nothing else was agreed. */
export const DEFAULT_TERMS: SellerTerms = { feeBps: 300, reserveBps: 100, holdbackBps: 500, buybackBps: 5000 };

/** Value Added Tax Act art. 30, of the fee. */
const VAT_PERCENT = 10n;

const WHOLE = 10_000n;
export const bpsOf = (amountMinor: bigint, bps: number): bigint => (amountMinor * BigInt(bps)) / WHOLE;

export interface Shares {
  feeMinor: bigint;
  vatMinor: bigint;
  reserveMinor: bigint;
  holdbackMinor: bigint;
}

/**
 * What is taken off what a seller is paid for a lease, each share rounded down. Fee and reserve are owed on the whole price,
 * also where the mall pays out only a part of it (`payableMinor`); nothing is held back that is not there.
 */
export function sharesOf({ priceMinor, payableMinor }: { priceMinor: bigint; payableMinor: bigint }, terms: SellerTerms): Shares {
  const feeMinor = bpsOf(priceMinor, terms.feeBps);
  const vatMinor = (feeMinor * VAT_PERCENT) / 100n;
  const reserveMinor = bpsOf(priceMinor, terms.reserveBps);
  const left = payableMinor - feeMinor - vatMinor - reserveMinor;
  const wanted = bpsOf(priceMinor, terms.holdbackBps);
  return { feeMinor, vatMinor, reserveMinor, holdbackMinor: left <= 0n ? 0n : wanted < left ? wanted : left };
}

/** Business days after a month's end in which it is remitted. */
const REMITTANCE_DAYS = 3;

const weekdayOf = (day: PlainDate): number => Temporal.PlainDate.from(day).dayOfWeek;

/** The settlement day of the week that a day is in: its weekday, or the business day after it where it is a holiday. */
const settlementDayOfWeek = (day: PlainDate, weekday: number): PlainDate => businessDayFrom(addDays(day, weekday - weekdayOf(day)));

/** The first settlement day on or after a day. */
export function settlementDayFrom(day: PlainDate, weekday: number): PlainDate {
  // A holiday may move a settlement day out of its week, into the one that is asked for.
  for (const week of [-7, 0, 7]) {
    const found = settlementDayOfWeek(addDays(day, week), weekday);
    if (found >= day) return found;
  }
  return settlementDayOfWeek(addDays(day, 14), weekday);
}

/** The last settlement day on or before a day. */
export function settlementDayBefore(day: PlainDate, weekday: number): PlainDate {
  for (const week of [0, -7]) {
    const found = settlementDayOfWeek(addDays(day, week), weekday);
    if (found <= day) return found;
  }
  return settlementDayOfWeek(addDays(day, -14), weekday);
}

export const monthOf = (day: PlainDate): string => day.slice(0, 7);
export const endOfMonth = (period: string): PlainDate => addDays(addMonthsClamped(`${period}-01`, 1), -1);

/** The day on which a month is remitted. */
export const remittedOn = (period: string): PlainDate => addBusinessDays(endOfMonth(period), REMITTANCE_DAYS);

/** The last month whose remittances are to be sent on a day: over, and its business days too. */
export function lastRemitted(today: PlainDate): string {
  const before = monthOf(addDays(`${monthOf(today)}-01`, -1));
  return remittedOn(before) <= today ? before : monthOf(addDays(`${before}-01`, -1));
}
