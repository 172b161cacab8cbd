import type { Temporal } from 'temporal-polyfill';
import { json } from '@/lib/platform/audit';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Actor } from '@/lib/kernel/actor';
import type { OrderDraft } from '../model/draft';
import { orderSources, type OrderState } from '../model/states';

export interface LockedForm {
  id: string;
  purchaserId: string;
  listingId: string;
  approvalId: string;
  unitId: string | null;
  holdUntil: Temporal.Instant | null;
  approvalStatus: string;
  approvalExpiresAt: Temporal.Instant;
}

/** A form that is still being written, locked until the end of the transaction; undefined when it is no longer one. */
export async function lockForm(tx: Tx, orderId: string, purchaserId?: string): Promise<LockedForm | undefined> {
  const rows = await tx.$queryRaw<(Omit<LockedForm, 'holdUntil' | 'approvalExpiresAt'> & { holdUntil: Date | null; approvalExpiresAt: Date })[]>`
    SELECT o.id, o.purchaser_id AS "purchaserId", o.listing_id AS "listingId", o.approval_id AS "approvalId", o.unit_id AS "unitId",
           o.hold_until AS "holdUntil", a.status::text AS "approvalStatus", a.expires_at AS "approvalExpiresAt"
      FROM lease_order o JOIN approval a ON a.id = o.approval_id
     WHERE o.id = ${orderId} AND o.state = 'FORM' AND (${purchaserId ?? null}::text IS NULL OR o.purchaser_id = ${purchaserId ?? null})
       FOR UPDATE OF o`;
  const [row] = rows;
  return row && { ...row, holdUntil: row.holdUntil && toInstant(row.holdUntil), approvalExpiresAt: toInstant(row.approvalExpiresAt) };
}

/** Takes a form's unit away or gives it one, and says until when it is held; the hold on the limits is D's own row. */
export async function setFormHold(tx: Tx, orderId: string, hold: { unitId: string; until: Temporal.Instant; openedAt: Temporal.Instant } | null): Promise<void> {
  await tx.order.update({
    where: { id: orderId, state: 'FORM' },
    data: hold
      ? { unitId: hold.unitId, holdUntil: toDate(hold.until), formOpenedAt: toDate(hold.openedAt) }
      : { unitId: null, holdUntil: null },
  });
}

/** Ends an order: exactly one row in a state from which `to` may be reached (of `from`, where that is given), else false. */
export async function endOrderRow(
  tx: Tx, orderId: string, to: OrderState, end: { reason: string; at: Temporal.Instant; from?: OrderState },
): Promise<boolean> {
  const { count } = await tx.order.updateMany({
    where: { id: orderId, state: { in: orderSources(to).filter((state) => !end.from || state === end.from) } },
    data: { state: to, endedAt: toDate(end.at), endedReason: end.reason },
  });
  return count === 1;
}

/** Forms whose hold is over, or whose approval is: oldest first. */
export async function findIdleForms(db: Db, at: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM lease_order o JOIN approval a ON a.id = o.approval_id
     WHERE o.state = 'FORM' AND (o.hold_until <= ${toDate(at)} OR a.status <> 'LIVE' OR a.expires_at <= ${toDate(at)})
     ORDER BY o.hold_until LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

interface Save {
  actor: Actor;
  orderId: string;
  draft: OrderDraft;
  step: number;
  at: Temporal.Instant;
  /** Bounds of the hold after this keystroke, see `holdUntil`. */
  idleUntil: Temporal.Instant;
  holdHours: number;
}

/**
 * Keeps what was typed and, while the form holds, holds on: order, hold and audit row in one statement. A hold that is
 * over stays over: it is taken anew by `resumeOrderForm`. Undefined when it is no form of this purchaser any more.
 */
export async function saveDraft(tx: Tx, save: Save): Promise<{ holdUntil: Date | null } | undefined> {
  const { actor, orderId, draft, step, at, idleUntil, holdHours } = save;
  const now = toDate(at);
  const rows = await tx.$queryRaw<{ holdUntil: Date | null }[]>`
    WITH saved AS (
      UPDATE lease_order o SET draft = ${json(draft)}::jsonb, step = ${step}, saved_at = ${now},
             hold_until = CASE WHEN o.hold_until > ${now} AND o.unit_id IS NOT NULL
               THEN least(${toDate(idleUntil)}::timestamptz, o.form_opened_at + make_interval(hours => ${holdHours}::int), a.expires_at) ELSE o.hold_until END
        FROM approval a
       WHERE o.id = ${orderId} AND o.purchaser_id = ${actor.userId} AND o.state = 'FORM' AND a.id = o.approval_id
      RETURNING o.id, o.hold_until),
    held AS (
      UPDATE limit_hold h SET until = s.hold_until FROM saved s WHERE h.order_id = s.id AND h.state = 'HELD' AND s.hold_until > ${now}),
    noted AS (
      INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, at)
      SELECT 'order', s.id, 'order.draft-saved', ${actor.userId}, ${actor.role}, ${now} FROM saved s)
    SELECT CASE WHEN hold_until > ${now} THEN hold_until END AS "holdUntil" FROM saved`;
  return rows[0];
}

/** Whether there is such an order of this purchaser, in whatever state. */
export const isOrderOf = async (db: Db | Tx, id: string, purchaserId: string): Promise<boolean> => await db.order.count({ where: { id, purchaserId } }) > 0;

/** What must be given back and told when an order ends. */
export const findOrderToEnd = (tx: Tx, orderId: string) => tx.order.findUniqueOrThrow({
  where: { id: orderId },
  select: { id: true, number: true, purchaserId: true, sellerId: true, unitId: true, listingVersion: { select: { title: true } } },
});
