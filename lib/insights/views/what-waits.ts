import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { MISSING_DAYS } from '@/lib/endings/model/returns';
import { isToDo } from '@/lib/guarantee/store/care';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

/** Something of the leases in force that waits for a person. */
export interface Waiting<Key extends string> {
  key: Key;
  count: number;
  /** Since when the first of them waits, RFC 3339; for what is still to come, when it is due. */
  oldestAt: string | null;
}

const DESK = ['hardship', 'lateClaims', 'objections', 'contests', 'refusals', 'rightsCases', 'returns', 'transfers', 'writeOffs', 'refunds'] as const;
const SELLER = ['claims', 'returns', 'care', 'missedCare'] as const;
export type DeskWaiting = Waiting<(typeof DESK)[number]>;
export type SellerWaiting = Waiting<(typeof SELLER)[number]>;

/** Care of so many days ahead is to be prepared. */
const CARE_DAYS = 14;

const VISITS = Prisma.sql`care_visit v JOIN guarantee g ON g.lease_id = v.lease_id JOIN lease l ON l.id = v.lease_id`;

/** Counts in one statement, in the order of their keys. */
async function ask<Key extends string>(db: Db, keys: readonly Key[], parts: Record<Key, Prisma.Sql>): Promise<Waiting<Key>[]> {
  const rows = await db.$queryRaw<{ key: string; count: number; oldest: Date | null }[]>(
    Prisma.join(keys.map((key) => Prisma.sql`SELECT ${key} AS key, count(*)::int AS count, min(since) AS oldest FROM (${parts[key]}) AS w(since)`), ' UNION ALL '));
  return keys.map((key) => {
    const row = rows.find((each) => each.key === key);
    return { key, count: row?.count ?? 0, oldestAt: row?.oldest?.toISOString() ?? null };
  });
}

/** What of leases in force waits at the desk: hardship, broken promises, disputes, contested care, payment refusals to answer and cases of rights, goods that do not come back or do not arrive, transfers, write-offs of others, and money to give back by hand. For the desk alone. */
export function deskWaits(db: Db, actor: Actor, at: Temporal.Instant): Promise<DeskWaiting[]> {
  if (actor.role !== 'DESK') return Promise.resolve([]);
  const missing = toDate(at.subtract({ hours: 24 * MISSING_DAYS }));
  return ask(db, DESK, {
    hardship: Prisma.sql`SELECT asked_at FROM hardship_request WHERE state = 'ASKED'`,
    lateClaims: Prisma.sql`SELECT due_by FROM service_claim WHERE due_by < ${toDate(at)}`,
    objections: Prisma.sql`SELECT objected_at FROM service_claim WHERE state = 'REJECTED' AND objection = 'OPEN'`,
    contests: Prisma.sql`SELECT contested_at FROM care_visit WHERE contested_at IS NOT NULL AND contest_outcome IS NULL`,
    refusals: Prisma.sql`SELECT sent_at FROM payment_refusal WHERE state = 'OPEN' AND financier_answer IS NULL`,
    rightsCases: Prisma.sql`SELECT opened_at FROM rights_case WHERE state = 'OPEN'`,
    returns: Prisma.sql`SELECT disputed_at FROM lease_return WHERE state = 'DISPUTED' UNION ALL
      SELECT ship_by FROM lease_return WHERE state = 'LABELLED' AND cause IN ('TERM', 'PAYMENT_REFUSED') AND ship_by <= ${missing} UNION ALL
      SELECT shipped_at FROM lease_return WHERE state = 'SHIPPED' AND shipped_at <= ${missing}`,
    transfers: Prisma.sql`SELECT agreed_at FROM lease_transfer WHERE state = 'AGREED'`,
    // Whoever proposed one cannot confirm it.
    writeOffs: Prisma.sql`SELECT proposed_at FROM write_off WHERE state = 'OPEN' AND proposed_by_id <> ${actor.userId}`,
    refunds: Prisma.sql`SELECT created_at FROM credit_refund WHERE state = 'BY_HAND' UNION ALL SELECT created_at FROM attempt_refund WHERE state = 'BY_HAND' UNION ALL SELECT created_at FROM withdrawal_refund WHERE state = 'BY_HAND'`,
  });
}

/** What of its leases waits for a shop: claims whose promise runs, goods that came back, and care that is near, or was missed and may come late, until its next round. Nothing for whoever has no business with orders. */
export function sellerWaits(db: Db, actor: Actor, at: Temporal.Instant): Promise<SellerWaiting[]> {
  const sellerId = sellerFor(actor, 'orders');
  if (sellerId === null) return Promise.resolve([]);
  const today = plainDateIn(at);
  return ask(db, SELLER, {
    claims: Prisma.sql`SELECT opened_at FROM service_claim WHERE keeper_id = ${sellerId} AND due_by IS NOT NULL`,
    returns: Prisma.sql`SELECT arrived_at FROM lease_return WHERE seller_id = ${sellerId} AND state = 'ARRIVED'`,
    care: Prisma.sql`SELECT coalesce(v.visit_on, v.planned_on)::timestamp AT TIME ZONE l.time_zone FROM ${VISITS}
       WHERE g.keeper_id = ${sellerId} AND v.state IN ('PLANNED', 'CONFIRMED') AND v.planned_on <= ${fromPlainDate(addDays(today, CARE_DAYS))}::date AND ${isToDo(today)}`,
    missedCare: Prisma.sql`SELECT v.planned_on::timestamp AT TIME ZONE l.time_zone FROM ${VISITS} WHERE g.keeper_id = ${sellerId} AND v.state = 'MISSED' AND ${isToDo(today)}`,
  });
}
