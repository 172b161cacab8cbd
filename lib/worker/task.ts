import type { Deps } from '@/lib/platform/db';

/** Background work of one name. It may run more than once for one job, so it ends in an idempotent use case; a throw is tried again. */
export type Task = (deps: Deps, payload: unknown) => Promise<void>;
