import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** How exactly it is known when a session was last used: it is written no more often than this. */
export const SEEN_MINUTES = 10;

export async function insertSession(tx: Tx, { userId, device, at }: { userId: string; device: string; at: Temporal.Instant }): Promise<string> {
  const id = newId('us');
  await tx.userSession.create({ data: { id, userId, device, createdAt: toDate(at), lastSeenAt: toDate(at) }, select: { id: true } });
  return id;
}

/** Ends one session of a person; false where it is over already, or not theirs. */
export async function endSession(tx: Tx, userId: string, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.userSession.updateMany({ where: { id, userId, endedAt: null }, data: { endedAt: toDate(at) } });
  return count === 1;
}

/** Ends every session of a person but the named one. */
export async function endOtherSessions(tx: Tx, userId: string, keep: string | null, at: Temporal.Instant): Promise<number> {
  const { count } = await tx.userSession.updateMany({ where: { userId, endedAt: null, ...(keep ? { id: { not: keep } } : {}) }, data: { endedAt: toDate(at) } });
  return count;
}

/** Notes that a session is in use, unless that was noted a short while ago. */
export async function markSeen(db: Db | Tx, id: string, at: Temporal.Instant): Promise<void> {
  await db.userSession.updateMany({ where: { id, endedAt: null, lastSeenAt: { lt: toDate(at.subtract({ minutes: SEEN_MINUTES })) } }, data: { lastSeenAt: toDate(at) } });
}

/** The session's password was typed just now: until then another way to sign in may be linked. */
export async function allowLinking(tx: Tx, userId: string, id: string, until: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.userSession.updateMany({ where: { id, userId, endedAt: null }, data: { linkUntil: toDate(until) } });
  return count === 1;
}

/** Uses that leave up: true for one caller only. */
export async function useLinking(tx: Tx, userId: string, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.userSession.updateMany({ where: { id, userId, endedAt: null, linkUntil: { gt: toDate(at) } }, data: { linkUntil: null } });
  return count === 1;
}

/** Sessions that nobody has used since then are gone. */
export async function deleteSessionsBefore(tx: Tx, before: Temporal.Instant): Promise<number> {
  const { count } = await tx.userSession.deleteMany({ where: { lastSeenAt: { lt: toDate(before) } } });
  return count;
}

/** The demo's clock has jumped: what was skipped is no absence. */
export async function shiftSessions(tx: Tx, seconds: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE user_session SET created_at = created_at + make_interval(secs => ${seconds}::double precision),
           last_seen_at = last_seen_at + make_interval(secs => ${seconds}::double precision) WHERE ended_at IS NULL`;
}
