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

/** One person; or everybody who works for a seller, or has a role, and may still sign in. */
export type Audience = { userId: string } | { sellerId: string } | { role: Role };

const whereOf = (audience: Audience) => ('userId' in audience ? { id: audience.userId }
  : 'sellerId' in audience ? { sellerId: audience.sellerId, suspendedAt: null }
    : { role: audience.role, suspendedAt: null });

const isOf = (audience: Audience, user: { id: string; sellerId: string | null; role: Role }) => ('userId' in audience ? user.id === audience.userId
  : 'sellerId' in audience ? user.sellerId === audience.sellerId
    : user.role === audience.role);

/** The people of each audience, in the audiences' order. */
export async function findRecipients(tx: Tx, audiences: readonly Audience[]): Promise<Recipient[][]> {
  const users = await tx.user.findMany({
    where: { OR: audiences.map(whereOf) }, select: { id: true, email: true, locale: true, sellerId: true, role: true, suspendedAt: true }, orderBy: { id: 'asc' },
  });
  return audiences.map((audience) => users.filter((user) => isOf(audience, user) && ('userId' in audience || !user.suspendedAt))
    .map(({ id, email, locale }) => ({ id, email, locale })));
}

export interface NoticeRow {
  userId: string;
  kind: string;
  params: NoticeParams;
  href: string;
  eventKey: string;
  at: Temporal.Instant;
}

/** Says of each who did not have this notice yet; the same event never notifies the same person twice. */
export async function insertNotices(tx: Tx, rows: readonly NoticeRow[]): Promise<(userId: string, eventKey: string) => boolean> {
  if (rows.length === 0) return () => false;
  const written = await tx.notification.createManyAndReturn({
    data: rows.map(({ userId, kind, params, href, eventKey, at }) => ({ id: newId('n'), userId, kind, params, href, eventKey, createdAt: toDate(at) })),
    skipDuplicates: true,
    select: { userId: true, eventKey: true },
  });
  const fresh = new Set(written.map(({ userId, eventKey }) => `${userId} ${eventKey}`));
  return (userId, eventKey) => fresh.has(`${userId} ${eventKey}`);
}

export async function markRead(tx: Tx, userId: string, noticeId: string | null, at: Temporal.Instant): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: { userId, readAt: null, ...(noticeId ? { id: noticeId } : {}) }, data: { readAt: toDate(at) },
  });
  return count;
}
