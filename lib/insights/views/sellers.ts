import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { addMonthsClamped, plainDateIn, startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';
import { toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { withdrawalLastDay } from '@/lib/rights/model/withdrawal';
import { monthOf } from '../model/months';
import type { Scope } from './portfolio';

export interface GuaranteeRow {
  sellerId: string;
  seller: string;
  running: number;
  /** Leases that were given a credit in the period, and how much in all. */
  credited: number;
  creditMinor: bigint;
}

/** Sellers whose broken promises cost the most come first. */
const MOST_SELLERS = 50;

/** What sellers' guarantees have given back in the last months, beside how many of their leases run. */
export async function guaranteeBySeller({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, { institutionId, currency, months }: Scope): Promise<GuaranteeRow[]> {
  if (actor.role !== 'ADMIN') return [];
  const since = toDate(startOfDayIn(addMonthsClamped(monthOf(plainDateIn(clock.now())), -months)));
  const of = institutionId === undefined ? Prisma.empty : Prisma.sql`AND l.institution_id = ${institutionId}`;
  return db.$queryRaw`
    SELECT s.id AS "sellerId", s.business_name AS seller, r.running, r.credited, r.minor AS "creditMinor"
      FROM (SELECT l.seller_id, count(*) FILTER (WHERE l.state = 'ACTIVE')::int AS running, count(c.lease_id)::int AS credited, coalesce(sum(c.minor), 0)::bigint AS minor
              FROM lease l LEFT JOIN (
                SELECT k.lease_id, sum(k.amount_minor) AS minor FROM lease_credit k
                 WHERE k.cause = 'GUARANTEE' AND k.created_at >= ${since} AND k.currency = ${currency} GROUP BY k.lease_id) c ON c.lease_id = l.id
             WHERE l.currency = ${currency} ${of} GROUP BY l.seller_id) r
      JOIN seller s ON s.id = r.seller_id
     ORDER BY r.minor DESC, r.running DESC, s.id LIMIT ${MOST_SELLERS}`;
}

export interface SettlementDay {
  /** The last day to withdraw: from the next one on it may be paid. Null where that is not known yet. */
  after: PlainDate | null;
  leases: number;
  minor: bigint;
}

/**
 * What sellers are owed by the books, grouped by the days that the withdrawal is counted from, where the lease is. A payment
 * is of a settlement, not of a lease: lines of one that was paid, or carried into one that was, are owed no more.
 */
const payable = (db: Db, where: Prisma.Sql) => db.$queryRaw<{ contractOn: Date | null; goodsOn: Date | null; leases: number; minor: bigint }[]>`
  WITH RECURSIVE over AS (
    SELECT id, carried_from_id FROM settlement WHERE state = 'PAID'
    UNION ALL SELECT c.id, c.carried_from_id FROM settlement c JOIN over ON over.carried_from_id = c.id),
  owed AS (
    SELECT j.lease_id, sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END)::bigint AS minor FROM journal_line j
     WHERE j.account_code = 'seller-payable' AND j.lease_id IS NOT NULL ${where}
       AND NOT EXISTS (SELECT 1 FROM settlement_line x JOIN over ON over.id = x.settlement_id WHERE x.entry_id = j.entry_id AND x.line = j.line)
     GROUP BY j.lease_id HAVING sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) <> 0)
  SELECT (c.sealed_at AT TIME ZONE l.time_zone)::date AS "contractOn", (coalesce(d.received_at, d.carrier_delivered_at, d.decided_at) AT TIME ZONE l.time_zone)::date AS "goodsOn",
         count(*)::int AS leases, sum(o.minor)::bigint AS minor
    FROM owed o JOIN lease l ON l.id = o.lease_id JOIN contract c ON c.id = l.contract_id LEFT JOIN delivery d ON d.order_id = c.order_id
   GROUP BY 1, 2`;

/** The days after which what is owed may be paid, the first one first; several days of the contract may end on one. */
async function byDay(db: Db, where: Prisma.Sql): Promise<SettlementDay[]> {
  const days = new Map<PlainDate | null, SettlementDay>();
  for (const { contractOn, goodsOn, leases, minor } of await payable(db, where)) {
    const after = contractOn && goodsOn ? withdrawalLastDay({ contractOn: toPlainDate(contractOn), goodsOn: toPlainDate(goodsOn) }) : null;
    const day = days.get(after) ?? { after, leases: 0, minor: 0n };
    days.set(after, { after, leases: day.leases + leases, minor: day.minor + minor });
  }
  return [...days.values()].sort((one, other) => (one.after ?? '9').localeCompare(other.after ?? '9'));
}

/** What the mall owes its sellers, by the day after which it may be paid. By the books: what is settled is no more there. */
export async function settlementCalendar(db: Db, actor: Actor, { institutionId }: Scope): Promise<SettlementDay[]> {
  if (actor.role !== 'ADMIN') return [];
  return byDay(db, institutionId === undefined ? Prisma.empty : Prisma.sql`AND j.lease_id IN (SELECT id FROM lease WHERE institution_id = ${institutionId})`);
}

export interface SellerIncome {
  running: number;
  ended: number;
  /** What is still to be paid out, by the day after which it may be. */
  toCome: SettlementDay[];
  toComeMinor: bigint;
  heldBackMinor: bigint;
  /** What the guarantee has given the shop's purchasers. */
  creditMinor: bigint;
}

/** What a shop has to come; for whoever may see where it is paid, else null. */
export async function sellerIncome(db: Db, actor: Actor): Promise<SellerIncome | null> {
  const sellerId = sellerFor(actor, 'business');
  if (sellerId === null) return null;
  const [toCome, [leases], [held], [credit]] = await Promise.all([
    byDay(db, Prisma.sql`AND j.party_id = ${sellerId}`),
    db.$queryRaw<{ running: number; ended: number }[]>`SELECT count(*) FILTER (WHERE state = 'ACTIVE')::int AS running, count(*) FILTER (WHERE state = 'ENDED')::int AS ended FROM lease WHERE seller_id = ${sellerId}`,
    db.$queryRaw<{ minor: bigint }[]>`SELECT coalesce(sum(CASE side WHEN 'CREDIT' THEN amount_minor ELSE -amount_minor END), 0)::bigint AS minor FROM journal_line WHERE account_code = 'seller-holdback' AND party_id = ${sellerId}`,
    db.$queryRaw<{ minor: bigint }[]>`SELECT coalesce(sum(k.amount_minor), 0)::bigint AS minor FROM lease_credit k JOIN lease l ON l.id = k.lease_id WHERE k.cause = 'GUARANTEE' AND l.seller_id = ${sellerId}`,
  ]);
  return {
    running: leases?.running ?? 0, ended: leases?.ended ?? 0, toCome, toComeMinor: toCome.reduce((sum, { minor }) => sum + minor, 0n),
    heldBackMinor: held?.minor ?? 0n, creditMinor: credit?.minor ?? 0n,
  };
}
