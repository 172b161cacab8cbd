import type { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, plainDateIn, startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';
import type { Timing } from '@/lib/kernel/terms';

interface Span {
  fromAt: Temporal.Instant;
  /** Null while it lasts. */
  untilAt: Temporal.Instant | null;
}

/** What late days follow from. */
export interface Late {
  zone: string;
  respondBy: Temporal.Instant;
  answeredAt: Temporal.Instant | null;
  repairBy: Temporal.Instant;
  usableAt: Temporal.Instant | null;
  pauses: readonly Span[];
  /** A rejection stands: what was promised to be mended need not be. */
  rejected: boolean;
}

/**
 * Days on which a promise was broken, up to `now`: from the day of a missed answer until somebody answered, from the day of
 * a missed repair until the goods worked; each begun day counts, once. A day on which the purchaser was waited for from
 * its first moment to its last does not.
 */
export function lateDaysOf({ zone, respondBy, answeredAt, repairBy, usableAt, pauses, rejected }: Late, now: Temporal.Instant): PlainDate[] {
  const days = new Set<PlainDate>();
  const add = (from: Temporal.Instant, until: Temporal.Instant | null) => {
    const end = until && until.epochMilliseconds < now.epochMilliseconds ? until : now;
    if (end.epochMilliseconds <= from.epochMilliseconds) return;
    for (let day = plainDateIn(from, zone), last = plainDateIn(end, zone); day <= last; day = addDays(day, 1)) days.add(day);
  };
  add(respondBy, answeredAt ?? usableAt);
  if (!rejected) add(repairBy, usableAt);
  const waited = (day: PlainDate) => {
    const [begin, end] = [startOfDayIn(day, zone).epochMilliseconds, startOfDayIn(addDays(day, 1), zone).epochMilliseconds];
    return pauses.some(({ fromAt, untilAt }) => fromAt.epochMilliseconds <= begin && (untilAt ?? now).epochMilliseconds >= end);
  };
  return [...days].filter((day) => !waited(day)).sort();
}

export interface Period {
  seq: number;
  amountMinor: bigint;
  fromOn: PlainDate;
  /** The first day that is not of it. */
  toOn: PlainDate;
}

interface Instalment {
  seq: number;
  dueOn: PlainDate;
  amountMinor: bigint;
}

/** The days that an instalment is for: up to its date in arrears, from its date in advance. Together they are the whole lease. */
export function periodsOf(rows: readonly Instalment[], { startsOn, endsOn, timing }: { startsOn: PlainDate; endsOn: PlainDate; timing: Timing }): Period[] {
  const due = rows.filter(({ seq }) => seq > 0).sort((a, b) => a.seq - b.seq);
  return due.map(({ seq, dueOn, amountMinor }, index) => {
    const [before, after] = [due[index - 1]?.dueOn ?? startsOn, due[index + 1]?.dueOn ?? (endsOn > dueOn ? endsOn : addDays(dueOn, 30))];
    const [fromOn, toOn] = timing === 'ARREARS' ? [before, dueOn] : [index === 0 && startsOn < dueOn ? startsOn : dueOn, after];
    return { seq, amountMinor, fromOn, toOn: toOn > fromOn ? toOn : addDays(fromOn, 1) };
  });
}

/** instalment × days late ÷ days of the period, rounded up, at most what of the instalment has not been credited yet. */
export function creditOf({ amountMinor, days, periodDays, givenMinor = 0n }: { amountMinor: bigint; days: number; periodDays: number; givenMinor?: bigint }): bigint {
  const whole = amountMinor * BigInt(days);
  const credit = (whole + BigInt(periodDays) - 1n) / BigInt(periodDays);
  const room = amountMinor - givenMinor;
  return credit < room ? credit : room > 0n ? room : 0n;
}

export interface PeriodCredit {
  seq: number;
  days: number;
  periodDays: number;
  fromOn: PlainDate;
  untilOn: PlainDate;
  amountMinor: bigint;
}

/** What late days come to, a period each; `givenMinor` is what other claims were given for the same. */
export function creditsOf(periods: readonly Period[], late: readonly PlainDate[], givenMinor: (seq: number) => bigint = () => 0n): PeriodCredit[] {
  return periods.flatMap(({ seq, amountMinor, fromOn, toOn }) => {
    const days = late.filter((day) => day >= fromOn && day < toOn);
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [];
    const periodDays = daysBetween(fromOn, toOn);
    const credit = creditOf({ amountMinor, days: days.length, periodDays, givenMinor: givenMinor(seq) });
    return credit > 0n ? [{ seq, days: days.length, periodDays, fromOn: first, untilOn: last, amountMinor: credit }] : [];
  });
}
