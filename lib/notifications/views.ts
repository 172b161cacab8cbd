import type { Actor } from '@/lib/kernel/actor';
import type { Locale } from '@/lib/kernel/money';
import type { Db } from '@/lib/platform/db';
import type { Env } from '@/lib/platform/env';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { alwaysInApp, TOPICS, type ChooseNotices, type NoticeParams } from './model';
import { noticeText } from './notice-text';

const PAGE = 20;
const NEWEST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

export interface NoticeRow {
  id: string;
  title: string;
  body: string;
  href: string | null;
  /** RFC 3339 */
  createdAt: string;
  unread: boolean;
}

/** For the header. */
export const unreadCount = (db: Db, actor: Actor): Promise<number> =>
  db.notification.count({ where: { userId: actor.userId, readAt: null } });

/** One's own notices, newest first, in the reader's language. */
export async function myNotices(db: Db, actor: Actor, locale: Locale, request: KeyRequest = {}): Promise<KeyPage<NoticeRow>> {
  const keys = keysOf(request);
  const found = await db.notification.findMany({
    where: { userId: actor.userId, hidden: false }, orderBy: NEWEST, ...keyed(keys, PAGE),
  });
  const page = cutKeyed(found, keys, PAGE);
  const rows = page.rows.map((row) => ({
    id: row.id, ...noticeText(row.kind, row.params as NoticeParams, locale), href: row.href,
    createdAt: row.createdAt.toISOString(), unread: row.readAt === null,
  }));
  return { ...page, rows };
}

/** What one chose for every topic; everything where nothing was chosen. */
export async function myChoices(db: Db, actor: Actor): Promise<ChooseNotices[]> {
  const rows = await db.notificationChoice.findMany({ where: { userId: actor.userId }, select: { topic: true, inApp: true, byMail: true } });
  return TOPICS.map((topic) => {
    const chosen = rows.find((row) => row.topic === topic);
    return { topic, inApp: alwaysInApp(topic) || (chosen?.inApp ?? true), byMail: chosen?.byMail ?? true };
  });
}

export interface MailRow {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  createdAt: string;
  sentAt: string | null;
  lastError: string | null;
}

/** The demo's mailbox: everybody's mail, for everybody. Null in live mode, where it does not exist. */
export async function mailbox(db: Db, env: Env, filter: KeyRequest & { recipient?: string }): Promise<KeyPage<MailRow> | null> {
  if (env.mode !== 'demo') return null;
  const keys = keysOf(filter);
  const found = await db.mailMessage.findMany({
    where: filter.recipient ? { recipient: { contains: filter.recipient.toLowerCase() } } : {},
    orderBy: NEWEST, ...keyed(keys, PAGE),
  });
  const page = cutKeyed(found, keys, PAGE);
  return { ...page, rows: page.rows.map(mailRow) };
}

/** One mail of the demo's mailbox; null in live mode. */
export async function mailboxLetter(db: Db, env: Env, id: string): Promise<MailRow | null> {
  if (env.mode !== 'demo' || !isId(id)) return null;
  const row = await db.mailMessage.findUnique({ where: { id } });
  return row && mailRow(row);
}

type StoredMail = Awaited<ReturnType<Db['mailMessage']['findMany']>>[number];

const mailRow = (row: StoredMail): MailRow => ({
  id: row.id, recipient: row.recipient, subject: row.subject, body: row.body, lastError: row.lastError,
  createdAt: row.createdAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null,
});
