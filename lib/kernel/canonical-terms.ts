import canonicalize from 'canonicalize';
import { dueDates, SEOUL, type PlainDate } from './calendar';
import { err, type Result } from './result';
import { buildSchedule, type Schedule } from './schedule';
import { termsToJson, type TermsInput, type TermsJson } from './terms';

export interface CanonicalRow {
  seq: number;
  dueOn: PlainDate;
  amount: string;
  interest: string;
  principal: string;
  balance: string;
}

/**
 * The terms of a contract in the institution protocol's canonical form, version 1; amounts are strings of minor units.
 * `anchor` is the first due date. Where it is its month's last day, the due day is the latest day in the schedule.
 */
export interface CanonicalTerms extends TermsJson {
  version: 1;
  anchor: PlainDate;
  timeZone: string;
  totalCost: string;
  totalToOwn: string;
  schedule: CanonicalRow[];
}

/** When instalments fall due: the first date, and the chosen day of the month that it is clamped from. */
export interface Anchor {
  anchor: PlainDate;
  /** 1–31 */
  dueDay: number;
  timeZone?: string;
}

/** A priced plan with its dates, as it is hashed, embedded in the contract and sent to the financier. */
export function canonicalTerms(schedule: Schedule, { anchor, dueDay, timeZone = SEOUL }: Anchor): CanonicalTerms {
  const dates = dueDates(anchor, schedule.rows.length, dueDay);
  return {
    ...termsToJson(schedule.terms),
    version: 1,
    anchor,
    timeZone,
    totalCost: schedule.totalCostMinor.toString(),
    totalToOwn: schedule.totalToOwnMinor.toString(),
    schedule: schedule.rows.map((row, index) => ({
      seq: row.seq,
      dueOn: dates[index] ?? anchor,
      amount: row.amountMinor.toString(),
      interest: row.interestMinor.toString(),
      principal: row.principalMinor.toString(),
      balance: row.balanceMinor.toString(),
    })),
  };
}

/** RFC 8785 (JSON Canonicalization Scheme) text of a JSON value. Throws when there is none. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not a JSON value');
  return text;
}

/** SHA-256 of a text's UTF-8 bytes in lower-case hex, by Web Crypto: the same in Node and in a browser. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The hash that identifies terms: SHA-256 of their canonical text. */
export const termsSha256 = (terms: CanonicalTerms): Promise<string> => sha256Hex(canonicalText(terms));

/** What a plan costs, in the words of a limit request and of an approval. */
export interface Quote {
  monthlyInstalment: string;
  totalCost: string;
  totalToOwn: string;
}

export const quoteOf = (schedule: Schedule): Quote => ({
  monthlyInstalment: schedule.instalmentMinor.toString(),
  totalCost: schedule.totalCostMinor.toString(),
  totalToOwn: schedule.totalToOwnMinor.toString(),
});

/** A price that is another than it is said to be, in minor units. */
export interface QuoteDifference {
  field: keyof Quote;
  own: string;
  given: string;
}

/** The prices of a quote that are not those of the plan, in the order of the protocol. */
export function quoteDifferences(schedule: Schedule, quote: Quote): QuoteDifference[] {
  const own = quoteOf(schedule);
  return (['monthlyInstalment', 'totalCost', 'totalToOwn'] as const).flatMap((field) => (own[field] === quote[field] ? [] : [{ field, own: own[field], given: quote[field] }]));
}

/**
 * Whether a quote follows from its own terms (an institution's approval or offer, recomputed). Errors: those of
 * `buildSchedule`, and `terms.do-not-follow` with `params.at`, the field that differs.
 */
export function verifyQuote(terms: TermsInput, quote: Quote): Result<Schedule> {
  const built = buildSchedule(terms);
  if (!built.ok) return built;
  const [first] = quoteDifferences(built.value, quote);
  return first ? err({ code: 'terms.do-not-follow', params: { at: first.field } }) : built;
}
