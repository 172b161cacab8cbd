import type { Db, Deps } from '@/lib/platform/db';
import { TASKS } from '@/lib/worker/tasks';

interface QueuedJob {
  id: bigint;
  task: string;
  payload: Record<string, unknown>;
}

const queued = (db: Db) => db.$queryRaw<QueuedJob[]>`
  SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`;

/** Payloads of the queued jobs of a name whose payload has these values. */
export async function jobs(db: Db, task: string, having: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
  const rows = await queued(db);
  return rows.filter((job) => job.task === task && Object.entries(having).every(([key, value]) => job.payload[key] === value)).map(({ payload }) => payload);
}

/**
 * Does the queued work as a worker would, job by job, until nothing of these names is left. What throws stays queued
 * for the next time, and is returned.
 */
export async function workOff(deps: Deps, ...names: string[]): Promise<Error[]> {
  const failed = new Map<bigint, Error>();
  for (;;) {
    const [next] = await deps.db.$queryRaw<QueuedJob[]>`
      SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = ANY(${names}) AND j.id <> ALL(${[...failed.keys()]}::bigint[]) ORDER BY j.id LIMIT 1`;
    if (!next) return [...failed.values()];
    try {
      await TASKS[next.task]?.(deps, next.payload);
      await deps.db.$queryRaw`SELECT 1 FROM graphile_worker.complete_jobs(ARRAY[${next.id}]::bigint[])`;
    } catch (error) {
      failed.set(next.id, error as Error);
    }
  }
}

/** Lets go of all queued work, so that one test does not do another's. */
export async function forgetJobs(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM graphile_worker.complete_jobs((SELECT coalesce(array_agg(id), '{}') FROM graphile_worker._private_jobs))`;
}

/**
 * What a worker held when it was killed, it has held for so long that the next one takes it over as it begins: a walk need
 * not wait for what worker-killed.test.ts waits for.
 */
export async function deadForLong(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '1 minute' WHERE locked_at IS NOT NULL`;
  await db.$executeRaw`UPDATE graphile_worker._private_job_queues SET locked_at = locked_at - interval '1 minute' WHERE locked_at IS NOT NULL`;
}
