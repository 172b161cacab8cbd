import type { Temporal } from 'temporal-polyfill';
import { SELLER_PERMISSIONS, type SellerPermission } from '@/lib/accounts/model/seller-roles';
import type { Role } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { topicOf, type ChooseNotices, type NoticeParams } from './model';

export interface Recipient {
  id: string;
  email: string;
  locale: string;
  /** What the person chose for the notice's topic. */
  inApp: boolean;
  byMail: boolean;
}

/** One person; or everybody in a shop who may do what it is about, or who has a role, and may still sign in. */
export type Audience = { userId: string } | { sellerId: string; permission: SellerPermission } | { role: Role };

/** The people of each audience with what they chose, in the audiences' order: one statement for all of them. */
export async function findRecipients(tx: Tx, audiences: readonly (Audience & { kind: string })[]): Promise<Recipient[][]> {
  const of = <K extends 'userId' | 'sellerId' | 'role'>(key: K) => audiences.map((audience) => (key in audience ? (audience as Record<K, string>)[key] : null));
  // An array of arrays would have to be even: the roles of each go as one text.
  const roles = audiences.map((audience) => ('sellerId' in audience ? SELLER_PERMISSIONS[audience.permission].join() : null));
  // A branch for each kind, because each has its index.
  const rows = await tx.$queryRaw<(Recipient & { position: number })[]>`
    WITH audience AS (
      SELECT * FROM unnest(${of('userId')}::text[], ${of('sellerId')}::text[], ${roles}::text[], ${of('role')}::"Role"[],
        ${audiences.map(({ kind }) => topicOf(kind))}::text[]) WITH ORDINALITY AS a(user_id, seller_id, seller_roles, role, topic, position)),
    person AS (
      SELECT a.position, a.topic, u.id, u.email, u.locale FROM audience a JOIN app_user u ON u.id = a.user_id WHERE u.closed_at IS NULL
      UNION ALL
      SELECT a.position, a.topic, u.id, u.email, u.locale FROM audience a JOIN app_user u ON u.seller_id = a.seller_id
       WHERE u.suspended_at IS NULL AND u.closed_at IS NULL AND u.seller_roles && string_to_array(a.seller_roles, ',')::"SellerRole"[]
      UNION ALL
      SELECT a.position, a.topic, u.id, u.email, u.locale FROM audience a JOIN app_user u ON u.role = a.role WHERE u.suspended_at IS NULL AND u.closed_at IS NULL)
    SELECT p.position::int, p.id, p.email, p.locale, coalesce(c.in_app, true) AS "inApp", coalesce(c.by_mail, true) AS "byMail"
      FROM person p LEFT JOIN notification_choice c ON c.user_id = p.id AND c.topic = p.topic ORDER BY p.id`;
  return audiences.map((_, index) => rows.filter(({ position }) => position === index + 1).map(({ position: _position, ...person }) => person));
}

export interface NoticeRow {
  userId: string;
  kind: string;
  params: NoticeParams;
  href: string;
  eventKey: string;
  at: Temporal.Instant;
  /** Kept for its event's key, not shown. */
  hidden: boolean;
}

/** Says of each who did not have this notice yet; the same event never notifies the same person twice. */
export async function insertNotices(tx: Tx, rows: readonly NoticeRow[]): Promise<(userId: string, eventKey: string) => boolean> {
  if (rows.length === 0) return () => false;
  const written = await tx.notification.createManyAndReturn({
    data: rows.map(({ userId, kind, params, href, eventKey, at, hidden }) => ({
      id: newId('n'), userId, kind, params, href, eventKey, hidden, createdAt: toDate(at), readAt: hidden ? toDate(at) : null,
    })),
    skipDuplicates: true,
    select: { userId: true, eventKey: true },
  });
  const fresh = new Set(written.map(({ userId, eventKey }) => `${userId} ${eventKey}`));
  return (userId, eventKey) => fresh.has(`${userId} ${eventKey}`);
}

/** Marks one, or all that were there at an instant. @returns how many were unread */
export async function markRead(tx: Tx, userId: string, noticeId: string | null, at: Temporal.Instant): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: { userId, readAt: null, ...(noticeId ? { id: noticeId } : { createdAt: { lte: toDate(at) } }) }, data: { readAt: toDate(at) },
  });
  return count;
}

export async function saveChoice(tx: Tx, userId: string, { topic, inApp, byMail }: ChooseNotices): Promise<void> {
  await tx.notificationChoice.upsert({
    where: { userId_topic: { userId, topic } }, create: { userId, topic, inApp, byMail }, update: { inApp, byMail }, select: { topic: true },
  });
}
