import { termsFromJson } from '@/lib/kernel/fields';
import { readJsonText } from '@/lib/kernel/json-text';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import type { TermsInput } from '@/lib/kernel/terms';
import { canonicalShape, recomputeTerms, whenOf, type Recomputed } from '@/lib/kernel/verify-terms';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { answerQuote } from './quote';

/** A value of a file that is not what follows from the file's own terms; undefined: there is none. */
export interface Difference {
  path: string;
  given: string | undefined;
  own: string | undefined;
}

/** What a file may state: canonical terms or the answer of a quote, to be checked, or bare terms, which can only be priced. */
export type Stated =
  | { kind: 'CANONICAL'; recomputed: Recomputed }
  | { kind: 'ANSWER'; terms: TermsInput; values: number; differences: Difference[] }
  | { kind: 'BARE'; terms: TermsInput };

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCanonical = (value: Json) => 'version' in value || 'schedule' in value;

/** Every value by its path: `schedule.3.amount` → `"97980"`. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, path === '' ? key : `${path}.${key}`));
}

function differencesOf(own: unknown, given: unknown): { values: number; differences: Difference[] } {
  const [ours, theirs] = [new Map(leaves(own)), new Map(leaves(given))];
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])];
  return {
    values: ours.size,
    differences: paths.filter((path) => ours.get(path) !== theirs.get(path)).map((path) => ({ path, own: ours.get(path), given: theirs.get(path) })),
  };
}

const unreadable = (problem: Problem): Problem => ({ ...problem, code: 'terms.unreadable' });

function bare(value: unknown): Result<TermsInput> {
  const read = termsFromJson.safeParse(value);
  return read.success ? ok(read.data) : err(unreadable(inputProblem(read.error)));
}

/** Asks for the quote again that a file says it is the answer to. */
async function asAnswer(given: Json): Promise<Result<Stated>> {
  const terms = bare(given.terms);
  if (!terms.ok) return terms;
  const canonical = canonicalShape.safeParse(isObject(given.canonical) ? given.canonical.terms : undefined);
  const { returnChargeBps, payoff } = given;
  const own = await answerQuote(terms.value, {
    returnChargeBps: Number.isInteger(returnChargeBps) ? Number(returnChargeBps) : 0,
    ...(canonical.success && whenOf(canonical.data)),
    ...(canonical.success && isObject(payoff) && typeof payoff.on === 'string' && { payoffOn: payoff.on }),
  });
  return own.ok ? ok({ kind: 'ANSWER', terms: terms.value, ...differencesOf(own.value, given) }) : own;
}

/**
 * Reads JSON text of whatever carries terms. Errors: `json` and `repeated-key`, `terms.unreadable` with the fields that
 * are not such, and those of `recomputeTerms` and `answerQuote`.
 */
export async function readStatedTerms(text: string): Promise<Result<Stated>> {
  const read = readJsonText(text.replace(/^\uFEFF/, ''));
  if (!read.ok) return read;
  const value = read.value;
  if (isObject(value) && isObject(value.terms)) {
    if (isCanonical(value.terms)) return asCanonical(value.terms);
    if ('schedule' in value || 'totalCost' in value) return asAnswer(value);
    const terms = bare(value.terms);
    return terms.ok ? ok({ kind: 'BARE', terms: terms.value }) : terms;
  }
  if (isObject(value) && isCanonical(value)) return asCanonical(value);
  const terms = bare(value);
  return terms.ok ? ok({ kind: 'BARE', terms: terms.value }) : terms;
}

function asCanonical(value: Json): Result<Stated> {
  const recomputed = recomputeTerms(value);
  return recomputed.ok ? ok({ kind: 'CANONICAL', recomputed: recomputed.value }) : recomputed;
}
