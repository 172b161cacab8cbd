import { frozenOn } from '@/lib/leases/freeze-store';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

export interface Anew {
  purchaserId: string;
  /** Of one lease alone. */
  leaseId?: string | undefined;
  /** What the plan has given up too, and its purchaser is to pay by hand. */
  byHand: boolean;
  day: string;
}

/** What could not be collected from a purchaser before, or was put off for want of a method, of the lease `l`; what nobody ever tried, because its purchaser pays it by hand, is not in it. */
const failedBefore = ({ purchaserId, leaseId, byHand, day }: Anew): Prisma.Sql => Prisma.sql`
  l.purchaser_id = ${purchaserId} AND (${leaseId ?? null}::text IS NULL OR l.id = ${leaseId ?? null}) AND v.state = 'OPEN' AND (v.try_on IS NOT NULL OR ${byHand})
     AND ((v.try_on IS NOT NULL AND v.due_on <= ${day}::date) OR EXISTS (SELECT 1 FROM collection_attempt a WHERE a.invoice_id = v.id AND a.state = 'DECLINED'))
     AND NOT EXISTS (SELECT 1 FROM collection_attempt a WHERE a.invoice_id = v.id AND a.state IN ('PENDING', 'UNKNOWN', 'SUCCEEDED'))`;

/** It is tried today. How many. */
export const tryAnew = (tx: Tx, anew: Anew): Promise<number> => tx.$executeRaw`
  UPDATE invoice v SET try_on = ${anew.day}::date FROM lease l
   WHERE l.id = v.lease_id AND (v.try_on IS NULL OR v.try_on > ${anew.day}::date) AND ${failedBefore(anew)}`;

/** What would be taken with it, in each currency: what rests is not. */
export const sumAnew = (db: Db, anew: Anew): Promise<{ currency: string; minor: bigint; count: number }[]> => db.$queryRaw`
  SELECT v.currency, sum(v.amount_minor - v.credit_minor)::bigint AS minor, count(*)::int AS count FROM invoice v JOIN lease l ON l.id = v.lease_id
   WHERE ${failedBefore(anew)} AND NOT ${frozenOn(Prisma.sql`v.lease_id`, anew.day)} GROUP BY v.currency ORDER BY v.currency`;
