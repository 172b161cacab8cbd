import { z } from 'zod';
import { changeFigures, type Change } from '@/lib/kernel/amendment';
import { addMonthsClamped, type PlainDate } from '@/lib/kernel/calendar';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';

const text = z.string();
/** Who has taken a lease over, and where they have its goods. What was struck out when the law no longer asks for it reads as nothing. */
export const holderShape = z.object({ name: text, phone: text, postcode: text, road: text, detail: text });
export type Holder = z.infer<typeof holderShape>;

/** By what name its purchaser goes: as who took it over said, else as the order was signed. */
export const purchaserName = (holder: unknown, signed: string | null): string => (holder === null ? signed ?? '' : holderShape.parse(holder).name);

export const addressOf = (holder: unknown): Pick<Holder, 'postcode' | 'road' | 'detail'> => {
  const { postcode, road, detail } = holderShape.parse(holder);
  return { postcode, road, detail };
};

/** One row of `lease_instalment`; amounts in minor units, `dueOn` a plain date. */
export interface InstalmentRow {
  seq: number;
  dueOn: string;
  amountMinor: bigint;
  interestMinor: bigint;
  principalMinor: bigint;
  balanceMinor: bigint;
}

/** The first payment as instalment 0, due when the lease begins, then the contract's schedule. Nothing is paid yet. */
export function instalmentRows(terms: CanonicalTerms, startsOn: string): InstalmentRow[] {
  const first = BigInt(terms.firstPayment);
  const opening: InstalmentRow = {
    seq: 0, dueOn: startsOn, amountMinor: first, interestMinor: 0n, principalMinor: first, balanceMinor: BigInt(terms.cashPrice) - first,
  };
  return [opening, ...terms.schedule.map((row) => ({
    seq: row.seq, dueOn: row.dueOn, amountMinor: BigInt(row.amount), interestMinor: BigInt(row.interest),
    principalMinor: BigInt(row.principal), balanceMinor: BigInt(row.balance),
  }))];
}

/** The last day of the term: the last due date, and a month on where instalments are due in advance. */
export function endsOn(terms: CanonicalTerms): string {
  const last = terms.schedule.at(-1)?.dueOn ?? terms.anchor;
  return terms.timing === 'ADVANCE' ? addMonthsClamped(last, 1) : last;
}

/** What is paid a month: as the order said, until a supplement has spread the rest anew. `changes`: those in force, in their order. */
export function monthlyMinor(orderedMinor: bigint, changes: readonly Change[]): bigint {
  const last = changes.findLast(({ kind }) => kind === 'SCHEDULE');
  return last ? changeFigures(last).monthlyMinor.after : orderedMinor;
}

/** REFUSED: the refusal to pay it stands. CANCELLED: the lease ended before it fell due. MERGED: part of what fell due at once. */
export type InstalmentState = 'DUE' | 'PAID' | 'REFUSED' | 'CANCELLED' | 'MERGED' | 'WRITTEN_OFF';

export interface PlannedRow {
  seq: number;
  dueOn: PlainDate;
  amountMinor: bigint;
  state: InstalmentState;
}

/** What falls due next: the first that is neither paid nor past its date. Undefined once the schedule is over. */
export const nextDue = <R extends PlannedRow>(rows: readonly R[], today: PlainDate): R | undefined =>
  rows.find((row) => row.state === 'DUE' && row.amountMinor > 0n && row.dueOn >= today);

/** Nothing is to be paid any more, though months are left: the refusal to pay them stands. */
export const isReleased = (rows: readonly { state: InstalmentState }[]): boolean => rows.some(({ state }) => state === 'REFUSED');

/** The rows that are its present purchaser's: of a lease that was taken over, those that fell due since. */
export const rowsSince = <R extends Pick<PlannedRow, 'dueOn'>>(rows: readonly R[], takenOverOn: PlainDate | null): readonly R[] => (takenOverOn === null ? rows : rows.filter(({ dueOn }) => dueOn >= takenOverOn));

/** How many of the months, the first payment aside, are past their date; none whose payment is refused. */
export const monthsPassed = (rows: readonly PlannedRow[], today: PlainDate): number => rows.filter((row) => row.seq > 0 && row.state !== 'REFUSED' && row.dueOn < today).length;

/** Whether what comes next falls due this month or later. */
export type DueWhen = 'thisMonth' | 'later';

export const dueWhen = (dueOn: PlainDate, today: PlainDate): DueWhen => (dueOn.slice(0, 7) === today.slice(0, 7) ? 'thisMonth' : 'later');

/** `past`: its date is over, and nobody has told the mall whether it was paid. `dropped`: nothing is to be paid any more. */
export type LeaseMark = 'paid' | 'past' | 'due' | 'left' | 'dropped';

/**
 * A mark for the first payment (none where nothing is paid first) and for each month. One alone is the moon: what falls
 * due next. While billing rests there is none.
 */
export function leaseMarks(rows: readonly PlannedRow[], today: PlainDate, rests = false): { first: LeaseMark | undefined; months: LeaseMark[] } {
  const next = rests ? undefined : nextDue(rows, today)?.seq;
  const markOf = ({ seq, state, dueOn }: PlannedRow): LeaseMark => (state === 'PAID' ? 'paid' : state !== 'DUE' ? 'dropped' : seq === next ? 'due' : dueOn < today ? 'past' : 'left');
  const opening = rows.find((row) => row.seq === 0 && row.amountMinor > 0n);
  return { first: opening && markOf(opening), months: rows.filter((row) => row.seq > 0).map(markOf) };
}
