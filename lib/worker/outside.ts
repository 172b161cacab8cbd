import type { Job } from 'graphile-worker';
import { ok } from '@/lib/kernel/result';
import { write, type Deps, type Wait } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { Task } from './task';

type Queued = Pick<Job, 'key' | 'max_attempts' | 'priority'>;

/**
 * Does a job that waits for somebody outside. Where they were not even asked (their line rests, or enough calls are on
 * their way to them) no attempt is spent: the job is queued anew under its own key for when they may be, and this one is
 * done. What was asked and failed is thrown, and tried again as any job is.
 */
export async function doOutside(deps: Deps, name: string, task: Task, payload: unknown, job: Queued): Promise<void> {
  const waits: Wait[] = [];
  try {
    await task({ ...deps, putOff: (wait) => { waits.push(wait); } }, payload);
  } catch (error) {
    const [wait] = waits;
    if (!wait) throw error;
    await putOff(deps, name, payload as Record<string, unknown>, { job, wait });
  }
}

async function putOff(deps: Deps, name: string, payload: Record<string, unknown>, { job, wait }: { job: Queued; wait: Wait }): Promise<void> {
  const { seconds, about } = wait;
  const { key, priority, max_attempts: maxAttempts } = job;
  await write(deps, async (tx) => ok(await addJob(tx, name, payload, { ...(key === null ? {} : { key }), maxAttempts, priority, inSeconds: seconds, about })));
  deps.log.debug('job put off', { task: name, key, seconds, about });
}
