import type { Db, Deps } from '@/lib/platform/db';
import { TASKS } from '@/lib/worker/tasks';
import type { Random } from './random';

interface Job {
  id: bigint;
  task: string;
  payload: unknown;
}

/** What waits for a worker: not given up, and no other worker's. */
const waiting = (db: Db) => db.$queryRaw<Job[]>`
  SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
   WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts ORDER BY j.id`;

/** As a worker does it: the job is its own while it works, so that the same key queued meanwhile is another job. */
async function attempt(deps: Deps, { id, task, payload }: Job): Promise<Error | undefined> {
  const { db } = deps;
  const taken = await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'test' WHERE id = ${id} AND locked_at IS NULL`;
  if (taken === 0) return undefined;
  try {
    await TASKS[task]?.(deps, payload);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE id = ${id}`;
    return undefined;
  } catch (error) {
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE id = ${id}`;
    return error as Error;
  }
}

/** So many of the waiting jobs, any of them, side by side; what throws waits for another time. @returns what was thrown */
export async function workSome(deps: Deps, random: Random, count: number): Promise<Error[]> {
  const chosen = random.shuffled(await waiting(deps.db)).slice(0, count);
  return (await Promise.all(chosen.map((job) => attempt(deps, job)))).filter((error) => error !== undefined);
}

/** How many jobs wait. */
export const countWaiting = async (db: Db): Promise<number> => (await waiting(db)).length;
