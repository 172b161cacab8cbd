import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';

/** Background work of one name. It may run more than once for one job, so it ends in an idempotent use case; a throw is tried again. */
export type Task = (deps: Deps, payload: unknown) => Promise<void>;

/** A refusal is final for the job: repeating it would be refused again. It is logged with what the job was about, and the row says what it is. */
export async function settled(deps: Deps, task: string, work: Promise<Result<unknown>>, of: Record<string, string> = {}): Promise<void> {
  const result = await work;
  if (!result.ok) deps.log.warn('job refused', { task, ...of, code: result.error.code });
}
