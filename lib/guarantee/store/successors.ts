import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';

/** Notes that a seller is gone, once. */
export async function insertGone(tx: Tx, gone: { sellerId: string; byId: string; reason: string; at: Temporal.Instant; nameBy: Temporal.Instant }): Promise<boolean> {
  const { count } = await tx.guaranteeSuccessor.createMany({
    data: [{ sellerId: gone.sellerId, goneAt: toDate(gone.at), goneById: gone.byId, reason: gone.reason, nameBy: toDate(gone.nameBy) }], skipDuplicates: true,
  });
  return count === 1;
}

export const findGone = (tx: Tx, sellerId: string) => tx.guaranteeSuccessor.findUnique({ where: { sellerId }, include: { seller: { select: { businessName: true } } } });

/** A seller that may take over: approved, and not gone itself. */
export const findHeir = (tx: Tx, id: string) => tx.seller.findFirst({ where: { id, status: 'APPROVED', gone: { is: null } }, select: { id: true, businessName: true } });

export const nameHeir = (tx: Tx, sellerId: string, successorId: string, { byId, note, at }: { byId: string; note: string; at: Temporal.Instant }) =>
  tx.guaranteeSuccessor.update({ where: { sellerId }, data: { successorId, namedAt: toDate(at), namedById: byId, agreedNote: note } });

/** Claims of a seller's running leases that are not over, whose keeper changes. */
export const findClaimsToHand = (tx: Tx, sellerId: string): Promise<{ id: string }[]> =>
  tx.serviceClaim.findMany({ where: { state: { not: 'CLOSED' }, guarantee: { sellerId, lease: { state: 'ACTIVE', instalments: { none: { state: 'REFUSED' } } } } }, select: { id: true }, orderBy: { id: 'asc' } });

/** Guarantees and their open claims are the successor's now; how many. */
export async function handOver(tx: Tx, sellerId: string, keeperId: string): Promise<number> {
  await tx.$executeRaw`UPDATE service_claim c SET keeper_id = ${keeperId} FROM guarantee g WHERE g.lease_id = c.lease_id AND g.seller_id = ${sellerId} AND c.state <> 'CLOSED'`;
  return tx.$executeRaw`UPDATE guarantee g SET keeper_id = ${keeperId} FROM lease l WHERE l.id = g.lease_id AND l.state = 'ACTIVE' AND g.seller_id = ${sellerId}
     AND NOT EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'REFUSED')`;
}

/** Running leases of a seller whose guarantee is to be kept, for telling people and for their exits. */
export const findRunning = (tx: Tx, sellerId: string) => tx.lease.findMany({
  where: { sellerId, state: 'ACTIVE', instalments: { none: { state: 'REFUSED' } } }, orderBy: { id: 'asc' },
  select: { id: true, number: true, purchaserId: true, contract: { select: { id: true, institutionId: true, externalId: true, institution: { select: { kind: true } }, order: { select: { listingVersion: { select: { title: true } } } } } } },
});

export const findUnnamed = (db: Db, now: Temporal.Instant): Promise<{ sellerId: string }[]> =>
  db.guaranteeSuccessor.findMany({ where: { successorId: null, exitsOpenedAt: null, nameBy: { lte: toDate(now) } }, select: { sellerId: true }, take: 20 });

/** Marks that its purchasers may leave; false where somebody was named meanwhile. */
export async function markExits(tx: Tx, sellerId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.guaranteeSuccessor.updateMany({ where: { sellerId, successorId: null, exitsOpenedAt: null }, data: { exitsOpenedAt: toDate(at) } });
  return count === 1;
}
