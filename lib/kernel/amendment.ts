import { addDays, dueDates, nextDueDay, type PlainDate } from './calendar';
import { canonicalTerms, canonicalText, type CanonicalRow, type CanonicalTerms } from './canonical-terms';
import { err, ok, type Result } from './result';
import { buildSchedule } from './schedule';
import { MAX_TERM_MONTHS, type TermsJson } from './terms';

/** Days to sign, and one on which nothing falls due any more by the old schedule. */
export const AMENDABLE_DAYS = 15;

export interface PostalAddress {
  postcode: string;
  road: string;
  detail: string;
}

/** What is asked to be changed. `fromSeq`: the first instalment that is another afterwards. */
export type Amendment =
  | { kind: 'ADDRESS'; address: PostalAddress }
  /** `dueDay`: 1–31, clamped to the end of the month. */
  | { kind: 'DUE_DAY'; fromSeq: number; dueDay: number }
  /** What is left before `fromSeq`, spread anew over so many months. */
  | { kind: 'SCHEDULE'; fromSeq: number; months: number };

export type AmendmentKind = Amendment['kind'];

/** By what a schedule is computed, whatever is left: canonical terms have it. */
export type Plan = Pick<TermsJson, 'currency' | 'residual' | 'annualRate' | 'timing' | 'rounding' | 'endOfTerm'>;

/** What a supplement may change, as it stands. */
export interface Agreed {
  address: PostalAddress;
  dueDay: number;
  /** Never changes; part of the total cost. */
  firstPayment: string;
  /** Every instalment, the past ones too. */
  schedule: CanonicalRow[];
}

/** A contract as it stands after its supplements so far; `number` and `termsSha256` are of the newest of these papers. */
export interface Standing extends Agreed {
  number: string;
  termsSha256: string;
  plan: Plan;
}

/** What a supplement says: the change, what it changes, and the whole schedule afterwards. */
export type Change = Amendment & {
  of: { number: string; termsSha256: string };
  before: Agreed;
  schedule: CanonicalRow[];
};

/** The first instalment that may still be changed: due, not paid, at least 15 days ahead, nothing paid after it. */
export function firstAmendable<Row extends { seq: number; dueOn: PlainDate; state: string }>(rows: readonly Row[], today: PlainDate): Row | undefined {
  const lastPaid = rows.reduce((last, row) => (row.state === 'PAID' ? Math.max(last, row.seq) : last), 0);
  return rows.find((row) => row.seq > lastPaid && row.dueOn >= addDays(today, AMENDABLE_DAYS));
}

/** What is owed right before an instalment is paid, less its interest: the balance that the one before has left. */
const owedBefore = (row: CanonicalRow): bigint => BigInt(row.balance) + BigInt(row.principal);

/**
 * The canonical terms of the rest: what is left before `fromSeq` at the same rate, residual, timing and rounding, its
 * first date the old one. Errors: `amendment.from`, `amendment.months`, those of `buildSchedule`.
 */
export function restTerms({ plan, schedule, dueDay }: Pick<Standing, 'plan' | 'schedule' | 'dueDay'>, fromSeq: number, months: number): Result<CanonicalTerms> {
  const from = schedule[fromSeq - 1];
  if (!from) return err({ code: 'amendment.from' });
  if (!Number.isInteger(months) || months < 1 || fromSeq - 1 + months > MAX_TERM_MONTHS) return err({ code: 'amendment.months' });
  const { unit, ...rounding } = plan.rounding;
  const built = buildSchedule({
    currency: plan.currency, cashPriceMinor: owedBefore(from), firstPaymentMinor: 0n, residualMinor: BigInt(plan.residual), termMonths: months,
    annualRate: plan.annualRate, timing: plan.timing, advancePayments: 0, rounding: { unit: BigInt(unit), ...rounding }, endOfTerm: plan.endOfTerm,
  });
  return built.ok ? ok(canonicalTerms(built.value, { anchor: from.dueOn, dueDay })) : built;
}

/**
 * Another due day: the instalment `fromSeq` falls due on the first chosen day on or after its old date, those after it
 * month by month. Stub days are free: no amount moves.
 */
function onAnotherDay(schedule: readonly CanonicalRow[], fromSeq: number, dueDay: number): CanonicalRow[] {
  const [kept, moved] = [schedule.slice(0, fromSeq - 1), schedule.slice(fromSeq - 1)];
  const first = nextDueDay(moved[0]?.dueOn ?? '', dueDay);
  const dates = dueDates(first, moved.length, dueDay);
  return [...kept, ...moved.map((row, index) => ({ ...row, dueOn: dates[index] ?? first }))];
}

/** The whole schedule after a change. Errors: `amendment.from`, `amendment.day`, those of `restTerms`. */
export function amendedRows(standing: Pick<Standing, 'plan' | 'schedule' | 'dueDay'>, amendment: Amendment): Result<CanonicalRow[]> {
  const { schedule } = standing;
  if (amendment.kind === 'ADDRESS') return ok(schedule);
  const { fromSeq } = amendment;
  if (!schedule[fromSeq - 1]) return err({ code: 'amendment.from' });
  if (amendment.kind === 'DUE_DAY') {
    const { dueDay } = amendment;
    return Number.isInteger(dueDay) && dueDay >= 1 && dueDay <= 31 ? ok(onAnotherDay(schedule, fromSeq, dueDay)) : err({ code: 'amendment.day' });
  }
  const rest = restTerms(standing, fromSeq, amendment.months);
  return rest.ok ? ok([...schedule.slice(0, fromSeq - 1), ...rest.value.schedule.map((row) => ({ ...row, seq: row.seq + fromSeq - 1 }))]) : rest;
}

/** What a supplement with this change says. Errors: those of `amendedRows`, `amendment.nothing` (all stays as it is). */
export function amend(standing: Standing, amendment: Amendment): Result<Change> {
  const rows = amendedRows(standing, amendment);
  if (!rows.ok) return rows;
  const { number, termsSha256, address, dueDay, firstPayment, schedule } = standing;
  const change: Change = { ...amendment, of: { number, termsSha256 }, before: { address, dueDay, firstPayment, schedule }, schedule: rows.value };
  return canonicalText(agreedAfter(change)) === canonicalText(change.before) ? err({ code: 'amendment.nothing' }) : ok(change);
}

/** What is agreed once a change is in force. */
export const agreedAfter = (change: Change): Agreed => ({
  address: change.kind === 'ADDRESS' ? change.address : change.before.address,
  dueDay: change.kind === 'DUE_DAY' ? change.dueDay : change.before.dueDay,
  firstPayment: change.before.firstPayment,
  schedule: change.schedule,
});

/** An instalment beside what it was; one of them is missing where the schedule grew or shrank. */
export interface ChangedRow {
  seq: number;
  before?: CanonicalRow;
  after?: CanonicalRow;
}

/** The instalments that a change makes others, in their order; none for an address. */
export function changedRows({ before, schedule }: Pick<Change, 'before' | 'schedule'>): ChangedRow[] {
  const longest = Math.max(before.schedule.length, schedule.length);
  return Array.from({ length: longest }, (_, index) => {
    const [old, now] = [before.schedule[index], schedule[index]];
    return { seq: index + 1, ...(old && { before: old }), ...(now && { after: now }) };
  }).filter((row) => !row.before || !row.after || canonicalText(row.before) !== canonicalText(row.after));
}

const totalCost = (firstPayment: string, rows: readonly CanonicalRow[]): bigint => rows.reduce((total, row) => total + BigInt(row.amount), BigInt(firstPayment));

/** Old beside new, in minor units; `monthly` is the level instalment from the change on. */
export interface ChangeFigures {
  totalCostMinor: { before: bigint; after: bigint };
  monthlyMinor: { before: bigint; after: bigint };
  months: { before: number; after: number };
  lastDueOn: { before: PlainDate; after: PlainDate };
}

export function changeFigures(change: Change): ChangeFigures {
  const from = change.kind === 'ADDRESS' ? 0 : change.fromSeq - 1;
  const [old, now] = [change.before.schedule, change.schedule];
  const level = (rows: readonly CanonicalRow[]) => BigInt(rows[from]?.amount ?? '0');
  return {
    totalCostMinor: { before: totalCost(change.before.firstPayment, old), after: totalCost(change.before.firstPayment, now) },
    monthlyMinor: { before: level(old), after: level(now) },
    months: { before: old.length, after: now.length },
    lastDueOn: { before: old.at(-1)?.dueOn ?? '', after: now.at(-1)?.dueOn ?? '' },
  };
}
