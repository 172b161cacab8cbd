import { canonicalText } from '@/lib/kernel/canonical-terms';
import type { Problem } from '@/lib/kernel/result';
import { termsToJson, type TermsInput, type TermsJson } from '@/lib/kernel/terms';
import { problem, type Served } from './problem';

/** The terms that are not the same in both, by their names in messages. None: it is the same plan. */
export function planDifferences(a: TermsInput, b: TermsInput): (keyof TermsJson)[] {
  const [one, other] = [termsToJson(a), termsToJson(b)];
  return (Object.keys(one) as (keyof TermsJson)[]).filter((key) => canonicalText(one[key]) !== canonicalText(other[key]));
}

/** Every term that is another than it may be, each by its pointer. */
export const termsRefused = (keys: readonly (keyof TermsJson)[], code: string): Served =>
  problem('field', keys.map((key) => ({ pointer: `/terms/${key}`, code })));

const placeOf = (path: string): string => ['/terms', ...path.split('.')].join('/');

/** Terms that cannot be read or priced, or do not follow, at each place that says so. */
export function termsProblem({ code, fields, params }: Problem): Served {
  if (fields) return problem('field', Object.entries(fields).map(([path, each]) => ({ pointer: placeOf(path), code: each })));
  return problem('field', [{ pointer: params?.at === undefined ? '/terms' : placeOf(String(params.at)), code }]);
}
