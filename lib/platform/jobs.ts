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
}

/** Queues background work in the transaction of the write that caused it: committed together or not at all. */
export async function addJob(tx: Tx, name: string, payload: Record<string, unknown>, options: JobOptions = {}): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${name}::text, ${json(payload)}::json, job_key := ${options.key ?? null}::text,
                                   max_attempts := ${options.maxAttempts ?? JOB_ATTEMPTS}::int, queue_name := ${options.queue ?? null}::text,
                                   priority := ${options.priority ?? 0}::int)`;
}

/** Jobs of these names that wait for another attempt are tried now. */
export async function wakeJobs(tx: Tx, names: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now())
      FROM graphile_worker.jobs WHERE task_identifier = ANY (${names}::text[]) AND attempts > 0 AND run_at > now() AND locked_at IS NULL HAVING count(*) > 0`;
}
