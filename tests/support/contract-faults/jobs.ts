import { TASKS } from '@/lib/worker/tasks';
import type { Db, Deps } from '@/lib/platform/db';
import { under, type Fate } from './death';
import { STEPS, type Step } from './plan';

export interface Job {
  id: bigint;
  task: Step;
  payload: unknown;
}

/** By what a job is known to be about one contract: its order, itself, or a callback. */
export interface About {
  orderId: string;
  contractId: string;
  eventIds: readonly string[];
}

/** Jobs about a contract that a worker may take, in the order in which they were queued; those given up are nobody's any more. */
export const jobsAbout = (db: Db, { orderId, contractId, eventIds }: About): Promise<Job[]> => db.$queryRaw`
  SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
   WHERE j.attempts < j.max_attempts AND t.identifier = ANY(${[...STEPS]})
     AND (j.payload ->> 'orderId' = ${orderId} OR j.payload ->> 'contractId' = ${contractId} OR j.payload ->> 'eventId' = ANY(${[...eventIds]})) ORDER BY j.id`;

/** A worker that dies does not come back to its job: the row is gone, or stays as given up. */
export async function lose(db: Db, { id }: Job, row: boolean): Promise<void> {
  if (row) await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE id = ${id}`;
  else await db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE id = ${id}`;
}

/**
 * Does a job as so many workers would at once, each of which believes that it has it; it is put away when one has done
 * it. @returns what was thrown
 */
export async function attempt(deps: Deps, fate: Fate, { id, task, payload }: Job, workers: number): Promise<Error[]> {
  const { db } = deps;
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'test' WHERE id = ${id}`;
  const done = await Promise.allSettled(Array.from({ length: workers }, () => under(fate, async () => {
    await TASKS[task]?.(deps, payload);
    fate.reach(`${task}:done`);
  })));
  if (done.some(({ status }) => status === 'fulfilled')) await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE id = ${id}`;
  else await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE id = ${id}`;
  return done.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
}
