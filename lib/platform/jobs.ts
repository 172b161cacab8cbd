import type { Tx } from './db';
import { json } from './audit';

/** How often a job is tried before it is left for a person. */
export const JOB_ATTEMPTS = 25;

export interface JobOptions {
  /** The same key again while the job waits is the same job. */
  key?: string;
  maxAttempts?: number;
  /** Jobs of one queue are done one after another. */
  queue?: string;
  /** Greater is later; most jobs are 0. */
  priority?: number;
  /** It waits so long by the database's clock, which the workers go by. */
  inSeconds?: number;
  /** Whom it waits for: see `wakeJobs`. */
  about?: string;
}

/** Queues background work in the transaction of the write that caused it: committed together or not at all. */
export async function addJob(tx: Tx, name: string, payload: Record<string, unknown>, options: JobOptions = {}): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${name}::text, ${json(payload)}::json, job_key := ${options.key ?? null}::text,
                                   max_attempts := ${options.maxAttempts ?? JOB_ATTEMPTS}::int, queue_name := ${options.queue ?? null}::text,
                                   priority := ${options.priority ?? 0}::int, run_at := now() + make_interval(secs => ${options.inSeconds ?? null}::float8),
                                   flags := ${options.about === undefined ? null : [options.about]}::text[])`;
}

/** Jobs that wait for somebody are done now; whoever waits for another goes on waiting. */
export async function wakeJobs(tx: Tx, about: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now())
      FROM graphile_worker.jobs WHERE jsonb_exists(flags, ${about}::text) AND run_at > now() AND locked_at IS NULL HAVING count(*) > 0`;
}
