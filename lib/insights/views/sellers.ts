import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { addMonthsClamped, plainDateIn, startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { withdrawalLastDay } from '@/lib/rights/model/withdrawal';
import { monthOf } from '../model/months';
import { MALL_CURRENCY, type Scope } from './portfolio';

/** How a seller has kept the guarantees of its leases. All but `running` and `openClaims` is of the period. */
export interface GuaranteeRow {
  sellerId: string;
  seller: string;
  running: number;
  claims: number;
  openClaims: number;
  /** Claims that were answered, or should have been, and those of them that were in time. */
  toAnswer: number;
  answeredInTime: number;
  /** The same of repairs. */
  toRepair: number;
  repairedInTime: number;
  breaches: number;
  /** Scheduled visits whose day is over, and those of them that nobody came to. */
  visits: number;
  missed: number;
  /** Leases that were given a credit, and how much in all. */
  credited: number;
  creditMinor: bigint;
}

/** Sellers whose broken promises cost the most come first, then who broke most. */
const MOST_SELLERS = 50;

/** What sellers' guarantees have come to in the last months: claims, promises, care and credits, beside how many of their leases run. */
export async function guaranteeBySeller({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, { institutionId, currency, months }: Scope): Promise<GuaranteeRow[]> {
  if (actor.role !== 'ADMIN') return [];
  const firstDay = addMonthsClamped(monthOf(plainDateIn(clock.now())), -months);
  const since = toDate(startOfDayIn(firstDay));
  const of = Prisma.sql`l.currency = ${currency} ${institutionId === undefined ? Prisma.empty : Prisma.sql`AND l.institution_id = ${institutionId}`}`;
  return db.$queryRaw`
    WITH claims AS (
      SELECT l.seller_id, count(*) FILTER (WHERE c.opened_at >= ${since})::int AS claims, count(*) FILTER (WHERE c.state <> 'CLOSED')::int AS open,
             count(*) FILTER (WHERE c.opened_at >= ${since} AND (c.answered_at IS NOT NULL OR a.claim_id IS NOT NULL))::int AS to_answer, count(*) FILTER (WHERE c.opened_at >= ${since} AND c.answered_at IS NOT NULL AND a.claim_id IS NULL)::int AS answered,
             count(*) FILTER (WHERE c.opened_at >= ${since} AND (c.usable_at IS NOT NULL OR r.claim_id IS NOT NULL))::int AS to_repair, count(*) FILTER (WHERE c.opened_at >= ${since} AND c.usable_at IS NOT NULL AND r.claim_id IS NULL)::int AS repaired
        FROM service_claim c JOIN lease l ON l.id = c.lease_id
        LEFT JOIN guarantee_breach a ON a.claim_id = c.id AND a.promise = 'RESPONSE' LEFT JOIN guarantee_breach r ON r.claim_id = c.id AND r.promise = 'REPAIR'
       WHERE (c.opened_at >= ${since} OR c.state <> 'CLOSED') AND ${of} GROUP BY l.seller_id),
    broken AS (SELECT l.seller_id, count(*)::int AS breaches FROM guarantee_breach b JOIN lease l ON l.id = b.lease_id WHERE b.broken_at >= ${since} AND ${of} GROUP BY l.seller_id),
    care AS (
      SELECT l.seller_id, count(*)::int AS visits, count(*) FILTER (WHERE v.missed)::int AS missed
        FROM care_visit v JOIN lease l ON l.id = v.lease_id WHERE v.state IN ('DONE', 'MISSED') AND v.planned_on >= ${fromPlainDate(firstDay)}::date AND ${of} GROUP BY l.seller_id),
    leases AS (
      SELECT l.seller_id, count(*) FILTER (WHERE l.state = 'ACTIVE')::int AS running, count(c.lease_id)::int AS credited, coalesce(sum(c.minor), 0)::bigint AS minor
        FROM lease l LEFT JOIN (
          SELECT k.lease_id, sum(k.amount_minor) AS minor FROM lease_credit k
           WHERE k.cause = 'GUARANTEE' AND k.created_at >= ${since} AND k.currency = ${currency} GROUP BY k.lease_id) c ON c.lease_id = l.id
       WHERE ${of} GROUP BY l.seller_id)
    SELECT s.id AS "sellerId", s.business_name AS seller, r.running, coalesce(c.claims, 0) AS claims, coalesce(c.open, 0) AS "openClaims", coalesce(c.to_answer, 0) AS "toAnswer", coalesce(c.answered, 0) AS "answeredInTime",
           coalesce(c.to_repair, 0) AS "toRepair", coalesce(c.repaired, 0) AS "repairedInTime", coalesce(b.breaches, 0) AS breaches, coalesce(v.visits, 0) AS visits, coalesce(v.missed, 0) AS missed, r.credited, r.minor AS "creditMinor"
      FROM leases r JOIN seller s ON s.id = r.seller_id LEFT JOIN claims c ON c.seller_id = s.id LEFT JOIN broken b ON b.seller_id = s.id LEFT JOIN care v ON v.seller_id = s.id
     ORDER BY r.minor DESC, coalesce(b.breaches, 0) + coalesce(v.missed, 0) DESC, r.running DESC, s.id LIMIT ${MOST_SELLERS}`;
}

/** How far money is that may be paid: in the next settlement, in one that was made, at the bank; or what a shop owes and was carried on. */
export type OwedStage = 'next' | 'settled' | 'bank' | 'carried';

export interface SettlementDay {
  /** The last day to withdraw: once it is over, fee and holdback are taken off. Null where that is not known yet, and for every stage. */
  after: PlainDate | null;
  /** Of what is beyond that: fee and holdback are off it. */
  stage?: OwedStage;
  leases: number;
  minor: bigint;
}

/** Whose money: of one shop, of one financier's leases, or of all. */
interface Owing { sellerId?: string; institutionId?: string | undefined; currency: string }

const OF_SELLERS = Prisma.sql`j.account_code IN ('seller-payable', 'recourse-receivable') AND NOT EXISTS (SELECT 1 FROM settlement_line x WHERE x.entry_id = j.entry_id AND x.line = j.line)`;
const SIGNED = Prisma.sql`CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END`;

/** What stands in no settlement, less what is owed back, by the days that the withdrawal is counted from, where the lease is; together where that is over. */
const unsettled = (db: Db, { sellerId, institutionId, currency }: Owing) => db.$queryRaw<{ released: boolean; contractOn: Date | null; goodsOn: Date | null; leases: number; minor: bigint }[]>`
  WITH owed AS (
    SELECT j.lease_id, sum(${SIGNED})::bigint AS minor FROM journal_line j
     WHERE ${OF_SELLERS} AND j.lease_id IS NOT NULL ${sellerId === undefined ? Prisma.empty : Prisma.sql`AND j.party_id = ${sellerId}`} GROUP BY j.lease_id HAVING sum(${SIGNED}) <> 0)
  SELECT l.seller_released AS released, CASE WHEN NOT l.seller_released THEN (c.sealed_at AT TIME ZONE l.time_zone)::date END AS "contractOn",
         CASE WHEN NOT l.seller_released THEN (coalesce(d.received_at, d.carrier_delivered_at, d.decided_at) AT TIME ZONE l.time_zone)::date END AS "goodsOn",
         count(*)::int AS leases, sum(o.minor)::bigint AS minor
    FROM owed o JOIN lease l ON l.id = o.lease_id JOIN contract c ON c.id = l.contract_id LEFT JOIN delivery d ON d.order_id = c.order_id
   WHERE l.currency = ${currency} ${institutionId === undefined ? Prisma.empty : Prisma.sql`AND l.institution_id = ${institutionId}`} GROUP BY 1, 2, 3`;

/** The same of no lease: what was set off early, until the next settlement has it. */
async function ofNoLease(db: Db, { sellerId, institutionId, currency }: Owing): Promise<bigint> {
  if (institutionId !== undefined) return 0n;
  const [row] = await db.$queryRaw<{ minor: bigint }[]>`
    SELECT coalesce(sum(${SIGNED}), 0)::bigint AS minor FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
     WHERE ${OF_SELLERS} AND j.lease_id IS NULL AND e.source_type <> 'settlement' AND e.currency = ${currency} ${sellerId === undefined ? Prisma.empty : Prisma.sql`AND j.party_id = ${sellerId}`}`;
  return row?.minor ?? 0n;
}

/** What is settled and not paid, and what the last settlements carried on; of one financier's leases, their lines alone. */
const settled = (db: Db, { sellerId, institutionId, currency }: Owing) => db.$queryRaw<{ stage: OwedStage; leases: number; minor: bigint }[]>`
  WITH waits AS (
    SELECT s.id, s.total_minor, CASE s.state WHEN 'IN_FILE' THEN 'bank' WHEN 'CARRIED' THEN 'carried' ELSE 'settled' END AS stage FROM settlement s
     WHERE s.currency = ${currency} ${sellerId === undefined ? Prisma.empty : Prisma.sql`AND s.seller_id = ${sellerId}`}
       AND (s.state IN ('DRAFT', 'APPROVED', 'FAILED', 'IN_FILE') OR (s.state = 'CARRIED' AND s.total_minor < 0 AND ${institutionId === undefined} AND NOT EXISTS (SELECT 1 FROM settlement n WHERE n.carried_from_id = s.id)))),
  lines AS (
    SELECT w.stage, count(DISTINCT l.id)::int AS leases, sum(x.amount_minor)::bigint AS minor FROM waits w JOIN settlement_line x ON x.settlement_id = w.id
      JOIN journal_line j ON j.entry_id = x.entry_id AND j.line = x.line JOIN lease l ON l.id = j.lease_id ${institutionId === undefined ? Prisma.empty : Prisma.sql`AND l.institution_id = ${institutionId}`} GROUP BY w.stage)
  SELECT t.stage, coalesce(n.leases, 0) AS leases, ${institutionId === undefined ? Prisma.sql`t.minor` : Prisma.sql`coalesce(n.minor, 0)`}::bigint AS minor
    FROM (SELECT stage, sum(total_minor)::bigint AS minor FROM waits GROUP BY stage) t LEFT JOIN lines n ON n.stage = t.stage ORDER BY array_position(ARRAY['settled', 'bank', 'carried'], t.stage)`;

/** All that is owed to sellers by the books, less what they owe: the days until which may be withdrawn, the first one first, then the stages. */
async function owedTo(db: Db, of: Owing): Promise<SettlementDay[]> {
  const days = new Map<PlainDate | null, SettlementDay>();
  const [lines, beside, stages] = await Promise.all([unsettled(db, of), ofNoLease(db, of), settled(db, of)]);
  const next: SettlementDay = { after: null, stage: 'next', leases: 0, minor: beside };
  for (const { released, contractOn, goodsOn, leases, minor } of lines) {
    const after = contractOn && goodsOn ? withdrawalLastDay({ contractOn: toPlainDate(contractOn), goodsOn: toPlainDate(goodsOn) }) : null;
    const day = released ? next : days.get(after) ?? { after, leases: 0, minor: 0n };
    if (!released) days.set(after, day);
    day.leases += leases;
    day.minor += minor;
  }
  return [
    ...[...days.values()].sort((one, other) => (one.after ?? '9').localeCompare(other.after ?? '9')), ...(next.leases > 0 || next.minor !== 0n ? [next] : []),
    ...stages.filter(({ leases, minor }) => leases > 0 || minor !== 0n).map((row): SettlementDay => ({ after: null, ...row })),
  ];
}

/** What the mall owes its sellers: by the day until which may be withdrawn, and how far it is after that. It adds up to the books. */
export async function settlementCalendar(db: Db, actor: Actor, { institutionId, currency }: Scope): Promise<SettlementDay[]> {
  return actor.role === 'ADMIN' ? owedTo(db, { institutionId, currency }) : [];
}

export interface SellerIncome {
  running: number;
  ended: number;
  /** What is still to be paid out, less what the shop owes, by the day after which it may be and by how far it is: what the books say. */
  toCome: SettlementDay[];
  toComeMinor: bigint;
  /** What of the next settlement is to be paid, where a debt was carried into it; else null. */
  payableMinor: bigint | null;
  heldBackMinor: bigint;
  /** What the guarantee has given the shop's purchasers. */
  creditMinor: bigint;
}

function payableOf(toCome: readonly SettlementDay[]): bigint | null {
  if (!toCome.some(({ stage }) => stage === 'carried')) return null;
  const minor = toCome.reduce((sum, day) => (day.stage === 'next' || day.stage === 'carried' ? sum + day.minor : sum), 0n);
  return minor > 0n ? minor : 0n;
}

/** What a shop has to come; for whoever may see where it is paid, else null. */
export async function sellerIncome(db: Db, actor: Actor): Promise<SellerIncome | null> {
  const sellerId = sellerFor(actor, 'business');
  if (sellerId === null) return null;
  const [toCome, [leases], [held], [credit]] = await Promise.all([
    owedTo(db, { sellerId, currency: MALL_CURRENCY }),
    db.$queryRaw<{ running: number; ended: number }[]>`SELECT count(*) FILTER (WHERE state = 'ACTIVE')::int AS running, count(*) FILTER (WHERE state = 'ENDED')::int AS ended FROM lease WHERE seller_id = ${sellerId}`,
    db.$queryRaw<{ minor: bigint }[]>`SELECT coalesce(sum(CASE side WHEN 'CREDIT' THEN amount_minor ELSE -amount_minor END), 0)::bigint AS minor FROM journal_line WHERE account_code = 'seller-holdback' AND party_id = ${sellerId}`,
    db.$queryRaw<{ minor: bigint }[]>`SELECT coalesce(sum(k.amount_minor), 0)::bigint AS minor FROM lease_credit k JOIN lease l ON l.id = k.lease_id WHERE k.cause = 'GUARANTEE' AND l.seller_id = ${sellerId}`,
  ]);
  return {
    running: leases?.running ?? 0, ended: leases?.ended ?? 0, toCome, toComeMinor: toCome.reduce((sum, { minor }) => sum + minor, 0n), payableMinor: payableOf(toCome),
    heldBackMinor: held?.minor ?? 0n, creditMinor: credit?.minor ?? 0n,
  };
}
