import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { stageOf, type OrderFacts } from '../model/standing';
import { FACTS, factsOf } from './facts';

/** A short text that changes with what it was made of. */
const versionText = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))).digest('base64url').slice(0, 16);

/**
 * What an open page of an order was drawn from: its facts, the stage that follows from them and the clock, and how it
 * went on after its relay (`story`). A page that holds an older version than the server's is drawn anew.
 */
export const versionOf = (facts: OrderFacts, now: string, story: unknown): string => versionText([facts, stageOf(facts, now), story]);

/** The facts of an order of this purchaser, or of one that has reached this seller; null for anybody else's. */
export async function followedFacts(db: Db, actor: Actor, orderId: string): Promise<OrderFacts | null> {
  const own = actor.role === 'SELLER' ? { sellerId: sellerFor(actor, 'orders') ?? '', delivery: { isNot: null } } : { purchaserId: actor.userId };
  const row = await db.order.findFirst({ where: { id: orderId, ...own }, select: FACTS });
  return row && factsOf(row);
}

/**
 * The same for all that has reached a seller, in one statement: how many stand where, when something last happened to
 * them, what is late by now, and what the seller's limits have taken; and how they go on after their relay (`story`).
 * Null for who is nobody's staff.
 */
export async function sellerOrdersVersion(db: Db, actor: Actor, at: Temporal.Instant, story: unknown): Promise<string | null> {
  const sellerId = sellerFor(actor, 'orders');
  if (!sellerId) return null;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT d.state::text, o.state::text AS "orderState", count(*)::int, count(*) FILTER (WHERE d.state = 'ACCEPTED' AND d.ship_by < ${toDate(at)})::int AS late,
           max(greatest(d.noticed_at, d.accepted_at, d.shipped_at, d.carrier_delivered_at, d.not_received_at, d.received_at, d.inspected_at, d.decided_at,
                        d.relayed_at, d.returned_at, o.ended_at)) AS last,
           (SELECT sum(held_minor)::text || '/' || sum(used_minor)::text || '/' || sum(approved_minor)::text FROM seller_limit WHERE seller_id = ${sellerId}) AS limits
      FROM delivery d JOIN lease_order o ON o.id = d.order_id WHERE d.seller_id = ${sellerId} GROUP BY 1, 2 ORDER BY 1, 2`;
  return versionText([rows, story]);
}
