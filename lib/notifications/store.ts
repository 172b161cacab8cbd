import type { Temporal } from 'temporal-polyfill';
import type { Role } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import type { NoticeParams } from './model';

export interface Recipient {
  id: string;
  email: string;
  locale: string;
}

const RECIPIENT = { id: true, email: true, locale: true } as const;

export const findPerson = (tx: Tx, userId: string): Promise<Recipient[]> =>
  tx.user.findMany({ where: { id: userId }, select: RECIPIENT });

/** Everybody who works for the seller and may still sign in. */
export const findStaff = (tx: Tx, sellerId: string): Promise<Recipient[]> =>
  tx.user.findMany({ where: { sellerId, suspendedAt: null }, select: RECIPIENT, orderBy: { id: 'asc' } });

export const findRole = (tx: Tx, role: Role): Promise<Recipient[]> =>
  tx.user.findMany({ where: { role, suspendedAt: null }, select: RECIPIENT, orderBy: { id: 'asc' } });

export interface NoticeRow {
  kind: string;
  params: NoticeParams;
  href: string;
  eventKey: string;
  at: Temporal.Instant;
}

/** Ids of those who did not have this notice yet; the same event never notifies the same person twice. */
export async function insertNotices(tx: Tx, userIds: string[], notice: NoticeRow): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await tx.notification.createManyAndReturn({
    data: userIds.map((userId) => ({
      id: newId('n'), userId, kind: notice.kind, params: notice.params, href: notice.href,
      eventKey: notice.eventKey, createdAt: toDate(notice.at),
    })),
    skipDuplicates: true,
    select: { userId: true },
  });
  return rows.map((row) => row.userId);
}

export async function markRead(tx: Tx, userId: string, noticeId: string | null, at: Temporal.Instant): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: { userId, readAt: null, ...(noticeId ? { id: noticeId } : {}) }, data: { readAt: toDate(at) },
  });
  return count;
}
