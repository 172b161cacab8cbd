import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

export interface Queue {
  count: number;
  /** When the one that waits longest began to wait, RFC 3339. */
  oldestAt: string | null;
}

export type WaitingQueues = Record<'sellers' | 'listings' | 'contracts' | 'limits' | 'alerts', Queue>;

const NONE: Queue = { count: 0, oldestAt: null };

const queue = (count: number, oldest: Date | null | undefined): Queue => ({ count, oldestAt: oldest?.toISOString() ?? null });

/** What waits for a person, over every storey of the road, for the admin's first page. */
export async function whatWaits(db: Db, actor: Actor): Promise<WaitingQueues> {
  if (actor.role !== 'ADMIN') return { sellers: NONE, listings: NONE, contracts: NONE, limits: NONE, alerts: NONE };
  const [sellers, listings, contracts, limits, alerts] = await Promise.all([
    db.seller.aggregate({
      where: { status: 'PENDING', users: { some: { emailConfirmedAt: { not: null } } } }, _count: true, _min: { createdAt: true },
    }),
    db.listing.aggregate({ where: { submittedAt: { not: null } }, _count: true, _min: { submittedAt: true } }),
    db.contract.aggregate({ where: { state: 'DRAWN' }, _count: true, _min: { drawnAt: true } }),
    db.limitAsk.aggregate({ where: { state: 'REFERRED', institution: { kind: 'DESK' } }, _count: true, _min: { askedAt: true } }),
    db.institutionEvent.aggregate({ where: { outcome: 'QUARANTINED' }, _count: true, _min: { receivedAt: true } }),
  ]);
  return {
    sellers: queue(sellers._count, sellers._min.createdAt), listings: queue(listings._count, listings._min.submittedAt),
    contracts: queue(contracts._count, contracts._min.drawnAt), limits: queue(limits._count, limits._min.askedAt),
    alerts: queue(alerts._count, alerts._min.receivedAt),
  };
}
