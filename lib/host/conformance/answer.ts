import type { Decimal } from '@/lib/kernel/annuity';
import type { Result } from '@/lib/kernel/result';
import type { Inputs } from './inputs';

/** What a function gives: one value, a list, or rows. */
export type Answer = Decimal | number | string | readonly Answer[];

export type Functions = Readonly<Record<string, (inputs: Inputs, expected: unknown) => Answer>>;

/** There is no answer, and the function says so. */
export class NoAnswer extends Error {}

export function answer<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new NoAnswer(result.error.code);
}
