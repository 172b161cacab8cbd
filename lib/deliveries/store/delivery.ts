import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { toInstant } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { orderSources, type OrderState } from '@/lib/orders/model/states';
import { deliverySources, type Decision, type DeliveryState } from '../model/states';

export interface LockedDelivery {
  orderId: string;
  number: string;
  title: string;
  orderState: OrderState;
  endedReason: string | null;
  state: DeliveryState;
  purchaserId: string;
  sellerId: string;
  listingId: string;
  unitId: string;
  serials: string[];
  decision: Decision | null;
  shippedAt: Temporal.Instant | null;
  carrierDeliveredAt: Temporal.Instant | null;
  serialDiffers: boolean;
  silenceAt: Temporal.Instant | null;
  acceptBy: Temporal.Instant;
  relayBy: Temporal.Instant | null;
  notReceivedAt: Temporal.Instant | null;
}

const INSTANTS = ['shippedAt', 'carrierDeliveredAt', 'silenceAt', 'acceptBy', 'relayBy', 'notReceivedAt'] as const;

/** On whose side of the order a use case stands; background work, admins and the desk are on the mall's. */
export type Side = 'PURCHASER' | 'SELLER' | 'SYSTEM' | 'ADMIN' | 'DESK';

/** Whose orders an actor reaches on a side: its own, all for the mall, none on the other's side. */
const reach = (actor: Actor, side: Side) => ({
  purchaserId: actor.role === side && side === 'PURCHASER' ? actor.userId : null,
  sellerId: side === 'SELLER' ? sellerFor(actor, 'orders') : null,
  all: actor.role === side && (side === 'SYSTEM' || side === 'ADMIN' || side === 'DESK'),
});

/** The state of an order that the actor may act upon, locked until the end of the transaction; undefined when there is none. */
export async function lockOrder(tx: Tx, orderId: string, actor: Actor, side: Side): Promise<OrderState | undefined> {
  const { purchaserId, sellerId, all } = reach(actor, side);
  const rows = await tx.$queryRaw<{ state: OrderState }[]>`
    SELECT state::text AS state FROM lease_order
     WHERE id = ${orderId} AND (${all}::boolean OR purchaser_id = ${purchaserId} OR seller_id = ${sellerId}) FOR UPDATE`;
  return rows[0]?.state;
}

/** A delivery that the actor may act upon, its order locked first and then itself; undefined when there is none. */
export async function lockDelivery(tx: Tx, orderId: string, actor: Actor, side: Side): Promise<LockedDelivery | undefined> {
  if (!await lockOrder(tx, orderId, actor, side)) return undefined;
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT d.order_id AS "orderId", o.number, v.title, o.state::text AS "orderState", o.ended_reason AS "endedReason", d.state::text AS state, d.purchaser_id AS "purchaserId",
           d.seller_id AS "sellerId", o.listing_id AS "listingId", o.unit_id AS "unitId", coalesce(d.serials, '{}') AS serials, d.decision::text AS decision,
           d.shipped_at AS "shippedAt", d.carrier_delivered_at AS "carrierDeliveredAt", d.serial_differs AS "serialDiffers", d.silence_at AS "silenceAt",
           d.accept_by AS "acceptBy", d.relay_by AS "relayBy", d.not_received_at AS "notReceivedAt"
      FROM delivery d JOIN lease_order o ON o.id = d.order_id JOIN listing_version v ON v.id = o.listing_version_id
     WHERE d.order_id = ${orderId} FOR UPDATE OF d`;
  const [row] = rows;
  if (!row) return undefined;
  const instants = Object.fromEntries(INSTANTS.map((name) => [name, row[name] instanceof Date ? toInstant(row[name]) : null]));
  return { ...row, ...instants } as unknown as LockedDelivery;
}

/** Moves a delivery; false unless it stood in one of `from` (those the moves allow). */
export async function moveDelivery(
  tx: Tx, orderId: string, to: DeliveryState, data: Prisma.DeliveryUpdateManyMutationInput, from: readonly DeliveryState[] = deliverySources(to),
): Promise<boolean> {
  const sources = deliverySources(to).filter((state) => from.includes(state));
  const { count } = await tx.delivery.updateMany({ where: { orderId, state: { in: sources } }, data: { ...data, state: to } });
  return count === 1;
}

/** Writes what is not a move (a proof, a warning), while the delivery stands in one of `states`. */
export async function noteDelivery(tx: Tx, orderId: string, states: readonly DeliveryState[], data: Prisma.DeliveryUpdateManyMutationInput): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({ where: { orderId, state: { in: [...states] } }, data });
  return count === 1;
}

/** Moves the order beneath; false unless it stood where the moves allow. */
export async function moveOrder(tx: Tx, orderId: string, to: OrderState, data: Prisma.OrderUpdateManyMutationInput = {}): Promise<boolean> {
  const { count } = await tx.order.updateMany({ where: { id: orderId, state: { in: orderSources(to) } }, data: { ...data, state: to } });
  return count === 1;
}

/** Another unit goes out than the one allocated. */
export async function setOrderUnit(tx: Tx, orderId: string, unitId: string): Promise<void> {
  await tx.order.update({ where: { id: orderId, state: 'PLACED' }, data: { unitId } });
}
