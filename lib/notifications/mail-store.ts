import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';

export interface WaitingMail {
  id: string;
  recipient: string;
  subject: string;
  body: string;
}

/** A mail that has not gone out yet. */
export const findWaitingMail = (db: Db, id: string): Promise<WaitingMail | null> =>
  db.mailMessage.findFirst({ where: { id, sentAt: null }, select: { id: true, recipient: true, subject: true, body: true } });

/** `body` replaces what was kept, so that no working link stays behind. */
export async function markSent(db: Db, id: string, at: Temporal.Instant, body?: string): Promise<boolean> {
  const { count } = await db.mailMessage.updateMany({
    where: { id, sentAt: null },
    data: { sentAt: toDate(at), lastError: null, attempts: { increment: 1 }, ...(body === undefined ? {} : { body }) },
  });
  return count === 1;
}

export async function markFailed(db: Db, id: string, error: string, body?: string): Promise<void> {
  await db.mailMessage.updateMany({
    where: { id, sentAt: null }, data: { attempts: { increment: 1 }, lastError: error.slice(0, 500), ...(body === undefined ? {} : { body }) },
  });
}
