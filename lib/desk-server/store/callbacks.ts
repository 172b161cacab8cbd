import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { Party } from './limits';

/** graphile-worker waits e^n seconds after the nth failure, e^10 at most: 22 attempts span a little over three days. */
const THREE_DAYS_OF_ATTEMPTS = 22;

export interface NewCallback {
  /** The webhook's id, the same in every attempt. */
  id: string;
  body: string;
}

/** Writes a callback and queues its delivery, with what it tells of: one after another to each caller, so that one that hangs holds one worker. */
export async function queueCallback(tx: Tx, party: Party, callback: NewCallback, at: Temporal.Instant): Promise<void> {
  await tx.tenantCallback.create({ data: { ...party, ...callback, createdAt: toDate(at) } });
  await addJob(tx, 'deliver-callback', { callbackId: callback.id }, { maxAttempts: THREE_DAYS_OF_ATTEMPTS, queue: `callbacks:${party.tenantCode}:${party.callerCode}` });
}

export interface CallbackRow extends NewCallback {
  party: Party;
  delivered: boolean;
}

export async function findCallback(db: Db, id: string): Promise<CallbackRow | null> {
  const row = await db.tenantCallback.findUnique({ where: { id } });
  return row && { id, body: row.body, delivered: row.deliveredAt !== null, party: { tenantCode: row.tenantCode, callerCode: row.callerCode } };
}

/** After every attempt; outside any other transaction. */
export async function noteAttempt(db: Db, id: string, status: number | null, deliveredAt: Temporal.Instant | null): Promise<void> {
  await db.tenantCallback.update({
    where: { id }, data: { attempts: { increment: 1 }, lastStatus: status, ...(deliveredAt ? { deliveredAt: toDate(deliveredAt) } : {}) },
  });
}
