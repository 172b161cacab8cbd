import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { json } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

interface Placing {
  orderId: string;
  at: Temporal.Instant;
  acceptBy: Temporal.Instant;
}

export interface Placed {
  purchaserId: string;
  sellerId: string;
  unitId: string;
  number: string;
  title: string;
}

/**
 * SIGNED → PLACED once its approval has been used, with the delivery notice and the audit row, in one statement;
 * undefined when there is nothing to place.
 */
export async function placeOrder(tx: Tx, { orderId, at, acceptBy }: Placing): Promise<Placed | undefined> {
  const now = toDate(at);
  const rows = await tx.$queryRaw<Placed[]>`
    WITH placed AS (
      UPDATE lease_order o SET state = 'PLACED', placed_at = ${now}
       WHERE o.id = ${orderId} AND o.state = 'SIGNED'
         AND EXISTS (SELECT 1 FROM limit_hold h WHERE h.order_id = o.id AND h.approval_id = o.approval_id AND h.state = 'USED')
      RETURNING o.id, o.purchaser_id, o.seller_id, o.institution_id, o.unit_id, o.number, o.listing_version_id),
    noticed AS (
      INSERT INTO delivery (order_id, purchaser_id, seller_id, institution_id, noticed_at, accept_by)
      SELECT id, purchaser_id, seller_id, institution_id, ${now}, ${toDate(acceptBy)} FROM placed),
    noted AS (
      INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, data, at)
      SELECT 'order', id, 'order.placed', ${SYSTEM.userId}, ${SYSTEM.role}, ${json({ acceptBy: acceptBy.toString() })}::jsonb, ${now} FROM placed)
    SELECT p.purchaser_id AS "purchaserId", p.seller_id AS "sellerId", p.unit_id AS "unitId", p.number, v.title
      FROM placed p JOIN listing_version v ON v.id = p.listing_version_id`;
  return rows[0];
}

/** What was to be repaired goes back instead. */
export async function closeClaims(tx: Tx, orderId: string): Promise<void> {
  await tx.claim.updateMany({ where: { orderId, state: 'OPEN' }, data: { state: 'CLOSED' } });
}

export async function insertClaim(tx: Tx, claim: { id: string; orderId: string; text: string; openedAt: Date }): Promise<void> {
  await tx.claim.create({ data: claim });
}
