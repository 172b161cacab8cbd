import { dayOfMonth, daysBetween, dueDayIn, type PlainDate } from './calendar';
import { roundRatio } from './rounding';
import { closingInterest, type Schedule } from './schedule';

/* Apart from the ribbon, so that a page that only shows that sends no calendar to a phone. */

/** What a payoff follows from: a lease whose rows were changed has it too. */
export type PayoffPlan = Pick<Schedule, 'rows' | 'terms'>;

/** Interest that a stretch of time earns: from `from`, and whole at `to`. */
interface Earning {
  from: PlainDate;
  to: PlainDate;
  feeMinor: bigint;
}

/** When each part of the fee is earned: in the month before its instalment; in advance the last part in the month after. */
function earnings(schedule: PayoffPlan, dates: readonly PlainDate[]): Earning[] {
  const first = dates[0] ?? '';
  const closing = closingInterest(schedule.terms);
  const dueDay = Math.max(...dates.map(dayOfMonth));
  const parts = schedule.rows.map(({ seq, interestMinor }) => {
    const to = dates[seq - 1] ?? first;
    return { from: dates[seq - 2] ?? dueDayIn(first, -1, dueDay), to, feeMinor: seq === schedule.rows.length ? interestMinor - closing : interestMinor };
  });
  const end = dates.at(-1) ?? first;
  return [...parts, { from: end, to: dueDayIn(end, 1, dueDay), feeMinor: closing }];
}

function unearnedOn({ from, to, feeMinor }: Earning, on: PlainDate): bigint {
  if (on <= from) return feeMinor;
  if (on >= to) return 0n;
  return roundRatio({ numerator: feeMinor * BigInt(daysBetween(on, to)), denominator: BigInt(daysBetween(from, to)) }, 'HALF_UP');
}

/** What ends a lease on a day by buying the goods. Amounts in minor units. */
export interface Payoff {
  /** Instalments that fall due after the day; those before are taken as paid. */
  leftMinor: bigint;
  /** The fee in them for the days to come. */
  unearnedFeeMinor: bigint;
  /** `leftMinor` + residual − `unearnedFeeMinor`. */
  payoffMinor: bigint;
}

/**
 * Early payoff on any day: the instalments left less the fee for the time left, counted by the day (Instalment
 * Transactions Act Art. 14 with Art. 13(2)). Within a month the fee is earned evenly over its days, and what is not
 * earned is rounded half up to the minor unit. On a due date it is the ribbon's buyout of that month, but for the last in
 * advance, where a month is still to come. `dates`: the due dates, one an instalment; days before the first month are free.
 */
export function payoffOn(schedule: PayoffPlan, dates: readonly PlainDate[], on: PlainDate): Payoff {
  const leftMinor = schedule.rows.reduce((sum, row) => ((dates[row.seq - 1] ?? '') > on ? sum + row.amountMinor : sum), 0n);
  const unearnedFeeMinor = earnings(schedule, dates).reduce((sum, part) => sum + unearnedOn(part, on), 0n);
  return { leftMinor, unearnedFeeMinor, payoffMinor: leftMinor + schedule.terms.residualMinor - unearnedFeeMinor };
}
