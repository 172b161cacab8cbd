import { z } from 'zod';
import { addDays, type PlainDate } from '@/lib/kernel/calendar';
import { minorAmount, plainDate } from '@/lib/kernel/fields';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { payoffOn } from '@/lib/kernel/payoff';
import type { ScheduleRow } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';

/** How many days ahead a price is said. */
export const QUOTE_DAYS = 30;

export interface BuyoutRow extends ScheduleRow {
  dueOn: PlainDate;
  /** Not paid, and not asked for yet. */
  toCome: boolean;
}

export interface BuyoutLease {
  terms: TermsInput;
  /** The schedule without the first payment, as it stands. */
  rows: readonly BuyoutRow[];
  /** What was asked for and is not paid. */
  openMinor: bigint;
  /** Late charges that have run up and were not asked for. */
  chargesMinor: bigint;
  /** Service credits that are not used. */
  creditsMinor: bigint;
}

/** What buying the goods on a day takes. Amounts in minor units. */
export interface BuyoutQuote {
  on: PlainDate;
  /** Until the end of that day: a day on which nothing is collected moves on at the same price. */
  validOn: PlainDate;
  /** Instalments that would fall due after the day. */
  leftMinor: bigint;
  residualMinor: bigint;
  /** The fee for the days to come, which is not owed (art. 14 with art. 13(2)). */
  rebateMinor: bigint;
  /** `leftMinor` + `residualMinor` − `rebateMinor`: what is asked for. */
  amountMinor: bigint;
  creditsMinor: bigint;
  /** Bills that are open, and instalments that fall due until the day. */
  openMinor: bigint;
  beforeMinor: bigint;
  /** Late charges of what is open: asked for as it is paid, and no more than these as long as the goods may be bought. */
  chargesMinor: bigint;
  /** All of it. */
  altogetherMinor: bigint;
}

/** The price of buying on a day, by the day. */
export function buyoutQuote({ terms, rows, openMinor, chargesMinor, creditsMinor }: BuyoutLease, on: PlainDate): BuyoutQuote {
  const sum = (of: readonly BuyoutRow[]) => of.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const toCome = rows.filter((row) => row.toCome);
  const leftMinor = sum(toCome.filter(({ dueOn }) => dueOn > on));
  const beforeMinor = sum(toCome.filter(({ dueOn }) => dueOn <= on));
  const rebateMinor = payoffOn({ rows: [...rows], terms }, rows.map(({ dueOn }) => dueOn), on).unearnedFeeMinor;
  const amountMinor = leftMinor + terms.residualMinor - rebateMinor;
  const used = creditsMinor < amountMinor ? creditsMinor : amountMinor;
  return {
    on, validOn: businessDayFrom(on), leftMinor, residualMinor: terms.residualMinor, rebateMinor, amountMinor, creditsMinor: used, openMinor, beforeMinor, chargesMinor,
    altogetherMinor: amountMinor - used + openMinor + beforeMinor + chargesMinor,
  };
}

/** Today, and each of the days for which a price is said. */
export const quotedDays = (today: PlainDate): PlainDate[] => Array.from({ length: QUOTE_DAYS + 1 }, (_, index) => addDays(today, index));

/** `amountMinor`: as it was shown, so that nobody agrees to a price that has moved. */
export const acceptBuyoutInput = z.strictObject({ leaseId: z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long'), on: plainDate, amountMinor: minorAmount });
export type AcceptBuyoutInput = z.output<typeof acceptBuyoutInput>;
