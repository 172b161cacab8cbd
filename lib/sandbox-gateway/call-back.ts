import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { insertEvent, newName } from './store';

interface News { type: string; data: Record<string, unknown>; dueAt: Temporal.Instant; copies?: number; now: Temporal.Instant }

/** Has the mall told of something, now or later. */
export async function callBack(tx: Tx, { type, data, dueAt, copies = 1, now }: News): Promise<void> {
  const id = newName('we');
  await insertEvent(tx, { id, copies, body: JSON.stringify({ type, timestamp: dueAt.toString(), data }) }, dueAt);
  if (dueAt.epochMilliseconds <= now.epochMilliseconds) await addJob(tx, 'deliver-sandbox-event', { eventId: id }, { key: `deliver-sandbox-event:${id}`, maxAttempts: 5 });
}
