import { termsFromJson } from './fields';
import { err, ok, type Problem, type Result } from './result';
import type { TermsInput } from './terms';
import { inputProblem } from './zod-problem';
import { recomputeTerms, type Recomputed } from './verify-terms';

/** What a file may state: canonical terms, to be checked, or bare terms, which can only be priced. */
export type Stated = { kind: 'CANONICAL'; recomputed: Recomputed } | { kind: 'BARE'; terms: TermsInput };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Terms lie bare in a file, or in the answer of a quote, or under `terms`. */
function innermost(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (isObject(value.canonical) && isObject(value.canonical.terms)) return value.canonical.terms;
  return isObject(value.terms) && !('schedule' in value && 'version' in value) ? value.terms : value;
}

/**
 * Reads JSON text of whatever carries terms. Errors: `json`, those of `recomputeTerms`, and `input` with the fields of
 * bare terms that are not such.
 */
export function readStatedTerms(text: string): Result<Stated> {
  let value: unknown;
  try {
    value = innermost(JSON.parse(text));
  } catch {
    return err({ code: 'json' });
  }
  if (isObject(value) && 'schedule' in value) {
    const recomputed = recomputeTerms(value);
    return recomputed.ok ? ok({ kind: 'CANONICAL', recomputed: recomputed.value }) : recomputed;
  }
  const bare = termsFromJson.safeParse(value);
  return bare.success ? ok({ kind: 'BARE', terms: bare.data }) : err<Problem>({ ...inputProblem(bare.error), code: 'terms.unreadable' });
}
