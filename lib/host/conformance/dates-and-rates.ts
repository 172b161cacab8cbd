import type { Decimal } from '@/lib/kernel/annuity';
import { aprActuarial, aprActuarialByDates, aprEu, type DatedAmount, type EuTime } from '@/lib/kernel/apr';
import { addMonthsClamped, dueDates } from '@/lib/kernel/calendar';
import { days360 } from '@/lib/kernel/day-count';
import { singlePaymentUnit, unitPeriodsPerYear, unitPosition, type UnitPeriod, type UnitPosition } from '@/lib/kernel/unit-period';
import { answer, type Functions } from './answer';
import { BadInput, has, list, number, text, type Inputs } from './inputs';

const NAMED: Readonly<Record<string, UnitPeriod>> = {
  day: { unit: 'DAY', times: 1 }, week: { unit: 'WEEK', times: 1 }, semimonth: { unit: 'SEMIMONTH', times: 1 }, month: { unit: 'MONTH', times: 1 },
  quarter: { unit: 'MONTH', times: 3 }, semiyear: { unit: 'MONTH', times: 6 }, year: { unit: 'YEAR', times: 1 },
};

/** "month", "2months", "4weeks", "255 days", "quarter", "year". */
function readUnit(words: string): UnitPeriod {
  const [, times = '', name = ''] = /^(\d*)[ -]*([a-z]+?)s?$/i.exec(words.replace(/[- ](?=month|year)/i, '')) ?? [];
  const named = NAMED[name.toLowerCase()];
  if (!named) throw new BadInput(`"${words}" is no unit-period`);
  return { unit: named.unit, times: named.times * Number(times || 1) };
}

const dated = (pairs: readonly unknown[]): DatedAmount[] => pairs.map((pair) => {
  const [on, amount] = pair as [string, number];
  return { on, amount };
});

/** First, regular and last payments, each a unit-period after the one before. */
function levelPayments(i: Inputs, first: UnitPosition) {
  const amounts = [
    ...(has(i, 'first_payment') ? [number(i, 'first_payment')] : []),
    ...Array.from({ length: number(i, 'regular_count') }, () => number(i, 'regular_payment')),
    ...(has(i, 'last_payment') ? [number(i, 'last_payment')] : []),
  ];
  return amounts.map((amount, index) => ({ amount, t: first.t + index, f: first.f }));
}

function actuarial(i: Inputs): Decimal {
  const start = text(i, 'advance_date');
  const advance = number(i, 'advance');
  if (has(i, 'payments')) return answer(aprActuarialByDates([{ on: start, amount: advance }], dated(list(i, 'payments')), readUnit(text(i, 'unit'))));
  if (has(i, 'payment')) {
    const end = text(i, 'payment_date');
    return answer(aprActuarialByDates([{ on: start, amount: advance }], [{ on: end, amount: number(i, 'payment') }], singlePaymentUnit(start, end)));
  }
  const first = has(i, 't') ? { t: number(i, 't'), f: number(i, 'f') } : unitPosition(readUnit(text(i, 'unit')), start, text(i, 'first_payment_date'));
  const perYear = has(i, 'unit_periods_per_year') ? number(i, 'unit_periods_per_year') : unitPeriodsPerYear(readUnit(text(i, 'unit')));
  return answer(aprActuarial({ advances: [{ amount: advance, t: 0, f: 0 }], payments: levelPayments(i, first), unitPeriodsPerYear: perYear }));
}

function european(i: Inputs, time: EuTime): Decimal {
  const drawdowns = has(i, 'drawdowns') ? dated(list(i, 'drawdowns')) : [{ on: text(i, 'date'), amount: number(i, 'drawdown') }];
  const payments = has(i, 'payments') ? dated(list(i, 'payments')) : [{ on: text(i, 'repay_date'), amount: number(i, 'repay') }];
  return answer(aprEu(drawdowns, payments, time));
}

/** Dates and annual percentage rates, by the names of the published figures. */
export const DATES_AND_RATES: Functions = {
  DAYS360: (i) => days360(text(i, 'start'), text(i, 'end'), i.european === true),
  EDATE: (i) => addMonthsClamped(text(i, 'start'), number(i, 'months')),
  monthly_due_dates: (i) => dueDates(text(i, 'first_due'), number(i, 'n')),
  APR_actuarial: actuarial,
  APR_EU: (i) => european(i, 'DAYS'),
  APR_EU_calendar: (i) => european(i, 'CALENDAR'),
};
