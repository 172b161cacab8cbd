import type { Result } from '@/lib/kernel/result';
import type { Deps } from './db';

/** Somebody was first: there is nothing left to do, and nothing to tell. */
const isPast = (code: string): boolean => code === 'not-found' || code.endsWith('.moved-on');

/**
 * Does one of what a sweep has found, so that what cannot be done holds none of the others up. A refusal that is not simply
 * of what has moved on meanwhile is logged with its code, a failure with its error: nobody else would hear of either.
 */
export async function oneOfMany(deps: Pick<Deps, 'log'>, what: string, of: Record<string, string>, work: () => Promise<Result<unknown>>): Promise<void> {
  try {
    const result = await work();
    if (!result.ok && !isPast(result.error.code)) deps.log.warn(what, { ...of, code: result.error.code });
  } catch (error) {
    deps.log.error(what, { ...of, error });
  }
}
