import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

export type SessionActor = Actor & { locale: string };

/** The actor behind a session, or null when its epoch is over, the person is suspended or has left the seller. One query: suspending a seller raises the epochs of its staff. */
export async function sessionActor(db: Db, userId: string, epoch: number): Promise<SessionActor | null> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { id: true, name: true, role: true, sellerId: true, sellerRoles: true, leftSellerAt: true, sessionEpoch: true, suspendedAt: true, locale: true },
  });
  if (!user || user.sessionEpoch !== epoch || user.suspendedAt || user.leftSellerAt) return null;
  return { userId: user.id, role: user.role, name: user.name, locale: user.locale, ...(user.sellerId ? { sellerId: user.sellerId, sellerRoles: user.sellerRoles } : {}) };
}
