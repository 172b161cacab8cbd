import type { Temporal } from 'temporal-polyfill';
import type { Actor, Role, SellerRole } from '@/lib/kernel/actor';
import { toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';

export type SessionActor = Actor & { locale: string; sessionId: string };

export interface LiveSession {
  actor: SessionActor;
  /** Noted to a few minutes. */
  lastSeenAt: Temporal.Instant;
}

interface Row {
  id: string;
  name: string;
  role: Role;
  sellerId: string | null;
  sellerRoles: SellerRole[];
  locale: string;
  lastSeenAt: Date;
}

/**
 * The actor behind a session, or null when it was ended, its epoch is over, or the person is suspended, gone or has left the seller. One
 * query: suspending a seller raises the epochs of its staff. A token from before sessions had rows names none: null.
 */
export async function liveSession(db: Db, claim: { userId: string; epoch: number; sessionId: string | undefined }): Promise<LiveSession | null> {
  if (!claim.sessionId) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT u.id, u.name, u.role, u.seller_id AS "sellerId", u.seller_roles::text[] AS "sellerRoles", u.locale, s.last_seen_at AS "lastSeenAt"
      FROM user_session s JOIN app_user u ON u.id = s.user_id
     WHERE s.id = ${claim.sessionId} AND s.user_id = ${claim.userId} AND s.ended_at IS NULL
       AND u.session_epoch = ${claim.epoch} AND u.suspended_at IS NULL AND u.closed_at IS NULL AND u.left_seller_at IS NULL`;
  if (!row) return null;
  const { id, name, role, locale, sellerId, sellerRoles, lastSeenAt } = row;
  return { actor: { userId: id, role, name, locale, sessionId: claim.sessionId, ...(sellerId ? { sellerId, sellerRoles } : {}) }, lastSeenAt: toInstant(lastSeenAt) };
}

export interface SessionRow {
  id: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

const AT_MOST = 100;

/** Where a person is signed in, the device in hand first, then by last use. */
export async function mySessions(db: Db, actor: SessionActor): Promise<SessionRow[]> {
  const rows = await db.userSession.findMany({
    where: { userId: actor.userId, endedAt: null }, orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }], take: AT_MOST,
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  });
  const all = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(), current: row.id === actor.sessionId }));
  return [...all.filter(({ current }) => current), ...all.filter(({ current }) => !current)];
}
