import { canonicalText } from '@/lib/kernel/canonical-terms';
import { termsToJson, type TermsInput, type TermsJson } from '@/lib/kernel/terms';
import { problem, type Served } from './problem';

/** The terms that are not the same in both, by their names in messages. None: it is the same plan. */
export function planDifferences(a: TermsInput, b: TermsInput): (keyof TermsJson)[] {
  const [one, other] = [termsToJson(a), termsToJson(b)];
  return (Object.keys(one) as (keyof TermsJson)[]).filter((key) => canonicalText(one[key]) !== canonicalText(other[key]));
}

/** Every term that is another than it may be, each by its pointer. */
export const termsRefused = (keys: readonly (keyof TermsJson)[], detail: string): Served =>
  problem('field', keys.map((key) => ({ pointer: `/terms/${key}`, detail })));
