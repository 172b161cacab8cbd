import { addDays, type PlainDate } from '@/lib/kernel/calendar';
import { addBusinessDays, businessDayBefore, businessDayFrom } from '@/lib/kernel/korean-holidays';
import { roundRatio, type Ratio } from '@/lib/kernel/rounding';
import { defineTransitions } from '@/lib/kernel/transitions';

export const OVERDUE_STATES = ['CURRENT', 'GRACE', 'REMINDED', 'LATE', 'DEMANDED', 'ACCELERATED', 'DEFERRED', 'SETTLING', 'WRITTEN_OFF'] as const;
export type OverdueState = (typeof OVERDUE_STATES)[number];

/**
 * What becomes of a lease that is not paid. A day that comes moves it from GRACE to LATE, and sends the written demand;
 * from there on a person decides. Whatever is paid brings it back to CURRENT.
 */
export const overdueMoves = defineTransitions<OverdueState>({
  initial: 'CURRENT',
  moves: {
    CURRENT: ['GRACE', 'DEFERRED'],
    GRACE: ['REMINDED', 'CURRENT', 'DEFERRED', 'SETTLING', 'WRITTEN_OFF'],
    REMINDED: ['LATE', 'CURRENT', 'DEFERRED', 'SETTLING', 'WRITTEN_OFF'],
    LATE: ['DEMANDED', 'CURRENT', 'DEFERRED', 'SETTLING', 'WRITTEN_OFF'],
    DEMANDED: ['ACCELERATED', 'CURRENT', 'DEFERRED', 'SETTLING', 'WRITTEN_OFF'],
    ACCELERATED: ['CURRENT', 'SETTLING', 'WRITTEN_OFF'],
    DEFERRED: ['CURRENT'],
    SETTLING: ['CURRENT', 'LATE', 'WRITTEN_OFF'],
    WRITTEN_OFF: [],
  },
  final: ['WRITTEN_OFF'],
});

/** The plan as data: what happens so many days after what. The mall's own rules but for the demand. */
export const PLAN = {
  /** Business days after the due date on which nothing is said, and after which nothing has been charged. */
  graceBusinessDays: 5,
  /** Days from the reminder to the late charge. */
  reminderDays: 5,
  /** Days from there to the written demand. */
  lateDays: 14,
  /** Instalment Transactions Act art. 11(1): the least that a written demand gives. */
  demandDays: 14,
  /** Days in which a part of a settlement may be late before the agreement is broken. */
  settlementDays: 10,
  /** Days to pay what a late charge, or acceleration, asks for. */
  payDays: 14,
  /** Days in which an offer to settle may be accepted. */
  offerDays: 14,
} as const;

/** A day's share of the year, by which late charges are counted. */
export const DAYS_OF_YEAR = 365n;

/** Nobody is written to by night: from eight in the morning to nine in the evening, where the purchaser is (Fair Debt Collection Act art. 9). */
export const TELLING_HOURS = { from: 8, before: 21 } as const;
export const mayTellAt = (hour: number): boolean => hour >= TELLING_HOURS.from && hour < TELLING_HOURS.before;

/**
 * The day on which a step that was due on a day can still be taken: the next on which somebody may be written to, where that
 * day went by with nobody at work. `hour` is the hour of `today`.
 */
export const stepAhead = (dueOn: PlainDate, { today, hour }: { today: PlainDate; hour: number }): PlainDate => {
  const soonest = hour < TELLING_HOURS.before ? today : addDays(today, 1);
  return dueOn > soonest ? dueOn : soonest;
};

/** The day of the reminder, of a lease whose grace begins on a day: the first business day after the grace. */
export const remindedOn = (graceFrom: PlainDate): PlainDate => addBusinessDays(addDays(graceFrom, -1), PLAN.graceBusinessDays + 1);
export const lateOn = (reminded: PlainDate): PlainDate => businessDayFrom(addDays(reminded, PLAN.reminderDays));
export const demandOn = (late: PlainDate): PlainDate => businessDayFrom(addDays(late, PLAN.lateDays));
/** The last day to pay that a demand names: fourteen days, and on to a business day (Civil Act art. 161). */
export const demandUntil = (sentOn: PlainDate): PlainDate => businessDayFrom(addDays(sentOn, PLAN.demandDays));

/** On a day, the last due date whose grace is over. What falls due on a day of rest may be paid on the next business day (Civil Act art. 161). */
export function graceOverSince(day: PlainDate): PlainDate {
  let due = addDays(day, -1);
  while (addBusinessDays(businessDayFrom(due), PLAN.graceBusinessDays) >= day) due = addDays(due, -1);
  return due;
}

/** The last day on which a part of a settlement may be paid, of one that falls due on a day, before the agreement is broken. */
export const settlementUntil = (dueOn: PlainDate): PlainDate => businessDayFrom(addDays(businessDayFrom(dueOn), PLAN.settlementDays));
/** On a day, the last due date of a part whose `settlementUntil` is over. */
export const settlementOverSince = (day: PlainDate): PlainDate => businessDayBefore(addDays(businessDayBefore(day), 1 - PLAN.settlementDays));

/** What so many days cost on an open amount, by the year's rate: rounded once, down. `days`: those on which the lease was not frozen. */
export const lateCharge = (openMinor: bigint, { numerator, denominator }: Ratio, days: number): bigint =>
  roundRatio({ numerator: openMinor * numerator * BigInt(Math.max(days, 0)), denominator: denominator * DAYS_OF_YEAR }, 'DOWN');

export interface Missed {
  seq: number;
  openMinor: bigint;
}

/** Instalment Transactions Act art. 13(1) no. 1: two instalments missed one after the other. */
export const twoInARow = (missed: readonly Missed[]): boolean => {
  const seqs = new Set(missed.filter(({ seq }) => seq > 0).map(({ seq }) => seq));
  return [...seqs].some((seq) => seqs.has(seq + 1));
};

/** The same: what is missed is more than a tenth of the instalment price. The first payment is no instalment. */
export const moreThanTenth = (missed: readonly Missed[], priceMinor: bigint): boolean =>
  missed.reduce((sum, { seq, openMinor }) => (seq > 0 ? sum + openMinor : sum), 0n) * 10n > priceMinor;

/** Why all that is left may not fall due at once; none where it may. */
export type Obstacle = 'one-missed' | 'tenth' | 'no-demand' | 'demand-runs' | 'frozen' | 'attempt' | 'buying';

export interface AccelerationFacts {
  missed: readonly Missed[];
  priceMinor: bigint;
  today: PlainDate;
  frozen: boolean;
  /** A collection is on its way whose end is not known. */
  attempt: boolean;
  /** The goods are being bought: what is left was asked for by that. */
  buying: boolean;
  /** `days`: since it was sent, without frozen ones, up to yesterday. */
  demand: { untilOn: PlainDate; days: number } | null;
}

export function obstaclesOf({ missed, priceMinor, today, frozen, attempt, buying, demand }: AccelerationFacts): Obstacle[] {
  const found: (Obstacle | false)[] = [
    !twoInARow(missed) && 'one-missed', !moreThanTenth(missed, priceMinor) && 'tenth', !demand && 'no-demand',
    demand !== null && (demand.untilOn >= today || demand.days < PLAN.demandDays) && 'demand-runs', frozen && 'frozen', attempt && 'attempt', buying && 'buying',
  ];
  return found.filter((each): each is Obstacle => each !== false);
}

/** The parts of a settlement: alike, the last takes the difference; `monthsOn` gives their days. */
export function settlementParts(totalMinor: bigint, parts: number): bigint[] {
  const each = totalMinor / BigInt(parts);
  return Array.from({ length: parts }, (_, index) => (index === parts - 1 ? totalMinor - each * BigInt(parts - 1) : each));
}
