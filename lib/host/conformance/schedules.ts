import { Decimal } from '@/lib/kernel/annuity';
import { amortize, byFactors, exactLevel, smoothed, type ScheduleRow } from '@/lib/kernel/amortization';
import { addMonthsClamped } from '@/lib/kernel/calendar';
import { DAY_COUNTS, yearFraction, type DayCount } from '@/lib/kernel/day-count';
import { ROUNDING_MODES, roundRatio, type Ratio, type RoundingMode } from '@/lib/kernel/rounding';
import type { Functions } from './answer';
import { BadInput, fraction, has, list, number, text, type Inputs } from './inputs';

interface Periods {
  annualRate: Ratio;
  count: number;
  /** "30/360", "ACT/365", or days over days: "14/364". */
  dayCount: string;
  from: string;
}

const product = (a: Ratio, b: Ratio): Ratio => ({ numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator });

const isDayCount = (words: string): words is DayCount => (DAY_COUNTS as readonly string[]).includes(words);

/** The rate of every period: months by a day count, or periods of the same number of days. */
function rateFactors({ annualRate, count, dayCount, from }: Periods): Ratio[] {
  const days = /^(\d+)\/(\d+)$/.exec(dayCount);
  return Array.from({ length: count }, (_, index) => {
    if (dayCount === '30/360') return product(annualRate, { numerator: 1n, denominator: 12n });
    if (days) return product(annualRate, { numerator: BigInt(days[1] ?? 0), denominator: BigInt(days[2] ?? 1) });
    if (!isDayCount(dayCount)) throw new BadInput(`"${dayCount}" is no day count`);
    return product(annualRate, yearFraction(dayCount, addMonthsClamped(from, index), addMonthsClamped(from, index + 1)));
  });
}

function factors(i: Inputs): Ratio[] {
  if (has(i, 'period_factors')) return list(i, 'period_factors').map(fraction);
  const [, dayCount = '', from = ''] = /^([\dA-Z]+\/[\dA-Z]+)(?:.*?(\d{4}-\d{2}-\d{2}))?/.exec(text(i, 'day_count')) ?? [];
  const start = from || (has(i, 'from_') ? text(i, 'from_') : '');
  return rateFactors({ annualRate: fraction(new Decimal(number(i, 'annual_rate_pct')).div(100).toFixed()), count: number(i, 'periods'), dayCount, from: start });
}

function roundingMode(i: Inputs): RoundingMode {
  const mode = has(i, 'rounding') ? text(i, 'rounding') : 'HALF_EVEN';
  const known = ROUNDING_MODES.find((each) => each === mode);
  if (!known) throw new BadInput(`"${mode}" is no rounding that there is`);
  return known;
}

/** The published schedules smooth the level instalment, unless they say that they do not. */
function schedule(i: Inputs): ScheduleRow[] {
  const mode = roundingMode(i);
  const each = factors(i);
  const [principal, residual] = [BigInt(number(i, 'principal_minor_units')), BigInt(number(i, 'residual_minor_units'))];
  const plan = byFactors(principal, residual, each, mode);
  const level = roundRatio(exactLevel(principal, residual, each), mode);
  return amortize(plan, i.smoothing === false ? level : smoothed(plan, level, mode, 1n));
}

const COLUMNS: Readonly<Record<string, (row: ScheduleRow) => bigint>> = {
  instalment: (row) => row.amountMinor, interest: (row) => row.interestMinor, principal: (row) => row.principalMinor, balance: (row) => row.balanceMinor,
};

const column = (row: ScheduleRow, name: unknown): number => {
  const read = COLUMNS[String(name)];
  if (!read) throw new BadInput(`"${String(name)}" is no column`);
  return Number(read(row));
};

/** Schedules and the rates of their periods, by the names of the published figures. */
export const SCHEDULES: Functions = {
  EMI: (i) => Number(schedule(i)[0]?.amountMinor),
  amortization_schedule: (i) => schedule(i).map((row) => list(i, 'columns').map((name) => column(row, name))),
  period_rate_factors: (i) => rateFactors({ annualRate: fraction(i.annual_rate), count: number(i, 'months'), dayCount: text(i, 'day_count'), from: text(i, 'from_') })
    .map(({ numerator, denominator }) => new Decimal(numerator.toString()).div(denominator.toString())),
};
