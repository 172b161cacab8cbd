import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';

/** So many leases, or months of holdbacks, a transaction. */
const MOST = 500;
/** Of what has ended, so long is looked at every minute; what comes later when its month is over. */
const ENDED_DAYS = 62;

/**
 * Leases whose sellers are not paid yet and may be, but for the days: in force, the first payment collected (or nobody
 * expects it), no withdrawal or refusal open, and of an outside financier only what it says it has paid. After an id.
 */
export const findReleasable = (db: Db, before: Temporal.Instant, after: string): Promise<{ id: string; contractId: string }[]> => db.$queryRaw`
  SELECT l.id, l.contract_id AS "contractId" FROM lease l JOIN institution k ON k.id = l.institution_id
   WHERE l.id > ${after} AND l.created_at < ${toDate(before)} AND NOT l.seller_released AND (l.end_cause IS NULL OR l.end_cause <> 'WITHDRAWN')
     AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.contract_id = l.contract_id)
     AND NOT EXISTS (SELECT 1 FROM payment_refusal f WHERE f.lease_id = l.id AND f.state = 'OPEN')
     AND NOT EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.seq = 0 AND i.amount_minor > 0 AND i.state = 'DUE')
     AND (k.kind = 'DESK' OR EXISTS (SELECT 1 FROM financier_payment p WHERE p.contract_id = l.contract_id))
   ORDER BY l.id LIMIT ${MOST}`;

export const isReleased = async (tx: Tx, leaseId: string): Promise<boolean> => (await tx.sellerRelease.count({ where: { leaseId } })) === 1;
export const insertRelease = (tx: Tx, row: Prisma.SellerReleaseUncheckedCreateInput) => tx.sellerRelease.create({ data: row, select: { leaseId: true } });

/** Of a first payment that nobody expected any more as its lease was released: what its seller was not passed on. */
export async function findKeptFromSeller(tx: Tx, leaseId: string): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ kept: bigint }[]>`
    SELECT coalesce(sum(j.amount_minor), 0)::bigint AS kept FROM journal_entry e JOIN journal_line j ON j.entry_id = e.id
     WHERE e.source_type = 'lease' AND e.source_id = ${leaseId} AND e.kind = 'released' AND j.account_code = 'write-off' AND j.side = 'CREDIT'`;
  return row?.kept ?? 0n;
}

/** Sellers of whom something held back may go back by that day: meanwhile no service credit takes it. */
export const holdSellers = (tx: Tx, today: string, at: Temporal.Instant) => tx.$queryRaw`
  SELECT s.id FROM seller s WHERE s.id IN (
    SELECT r.seller_id FROM seller_release r WHERE r.over_on IS NULL AND (r.next_on <= ${today}::date
      OR r.lease_id IN (SELECT d.id FROM lease d WHERE d.state = 'ENDED' AND d.ended_at > ${toDate(at.subtract({ hours: 24 * ENDED_DAYS }))})))
   ORDER BY s.id FOR NO KEY UPDATE`;

/**
 * One month of each holdback that has one to look at by that day: without a service credit of the guarantee in it, its part
 * goes back to the seller, otherwise the part stays another month; at the lease's end the rest. What the guarantee took is
 * gone. While nothing more is to be paid of a lease (art. 16) and its goods are not back, nothing of it goes back either.
 * One statement; how many months were looked at.
 */
export async function releaseMonths(tx: Tx, today: string, at: Temporal.Instant): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    WITH due AS MATERIALIZED (
      SELECT r.lease_id, r.seller_id, r.currency, r.holdback_minor, r.months, r.month, r.clean, l.state = 'ENDED' AS ended, l.starts_on,
             CASE WHEN l.state = 'ENDED' THEN LEAST(r.next_on, ${today}::date) ELSE r.next_on END AS day, l.time_zone
        FROM seller_release r JOIN lease l ON l.id = r.lease_id
       WHERE r.over_on IS NULL AND (l.state = 'ENDED' OR NOT EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'REFUSED')) AND r.lease_id IN (SELECT n.lease_id FROM seller_release n WHERE n.over_on IS NULL AND n.next_on <= ${today}::date
         UNION ALL SELECT d.id FROM lease d WHERE d.state = 'ENDED' AND d.ended_at > ${toDate(at.subtract({ hours: 24 * ENDED_DAYS }))}) ORDER BY r.next_on, r.lease_id LIMIT ${MOST} FOR UPDATE OF r),
    looked AS MATERIALIZED (
      SELECT d.*, b.balance,
             d.ended OR NOT EXISTS (SELECT 1 FROM lease_credit c WHERE c.lease_id = d.lease_id AND c.cause = 'GUARANTEE'
               AND (c.created_at AT TIME ZONE d.time_zone)::date >= (d.starts_on + (d.month - 1) * interval '1 month')::date AND (c.created_at AT TIME ZONE d.time_zone)::date < (d.starts_on + d.month * interval '1 month')::date) AS kept
        FROM due d JOIN LATERAL (SELECT coalesce(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END), 0)::bigint AS balance
          FROM journal_line j WHERE j.account_code = 'seller-holdback' AND j.party_id = d.seller_id AND j.lease_id = d.lease_id) b ON true),
    parts AS MATERIALIZED (
      SELECT *, CASE WHEN NOT kept OR balance <= 0 THEN 0 WHEN ended OR clean + 1 >= months THEN balance ELSE LEAST(balance, holdback_minor / months) END AS part,
             'j_' || substr(lease_id, 3, 18) || upper(left(md5(lease_id || ':holdback:' || month), 8)) AS entry_id FROM looked),
    entry AS (
      INSERT INTO journal_entry (id, source_type, source_id, kind, currency, occurred_on, posted_at)
      SELECT entry_id, 'holdback', lease_id, CASE WHEN ended THEN 'rest' ELSE 'month-' || month END, currency, day, ${toDate(at)} FROM parts WHERE part > 0 RETURNING id),
    line AS (
      INSERT INTO journal_line (entry_id, line, account_code, side, amount_minor, party_id, lease_id)
      SELECT p.entry_id, s.line, s.account, s.side::"Side", p.part, p.seller_id, p.lease_id
        FROM parts p CROSS JOIN (VALUES (1, 'seller-holdback', 'DEBIT'), (2, 'seller-payable', 'CREDIT')) AS s(line, account, side) WHERE p.part > 0),
    moved AS (
      UPDATE seller_release r SET month = p.month + 1, clean = LEAST(r.months, r.clean + CASE WHEN p.kept THEN 1 ELSE 0 END), next_on = (p.starts_on + (p.month + 1) * interval '1 month')::date,
             over_on = CASE WHEN p.balance - p.part <= 0 THEN p.day END
        FROM parts p WHERE p.lease_id = r.lease_id RETURNING 1)
    SELECT count(*)::int AS n FROM moved`;
  return rows[0]?.n ?? 0;
}

/** Leases whose goods came back, in house, and whose seller was not asked for its share yet. */
export const findReturned = (db: Db): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT l.id FROM seller_release r JOIN lease l ON l.id = r.lease_id JOIN institution k ON k.id = l.institution_id
   WHERE r.clawed_at IS NULL AND k.kind = 'DESK' AND l.end_cause IN ('RETURNED', 'BREACHED') ORDER BY l.id LIMIT ${MOST}`;

/** A release whose row is held; null where its seller was asked already. */
export async function lockUnclawed(tx: Tx, leaseId: string) {
  const [row] = await tx.$queryRaw<{ lease_id: string }[]>`SELECT lease_id FROM seller_release WHERE lease_id = ${leaseId} AND clawed_at IS NULL FOR UPDATE`;
  return row ? tx.sellerRelease.findUniqueOrThrow({ where: { leaseId }, include: { lease: true } }) : null;
}

export const markClawed = (tx: Tx, leaseId: string, at: Temporal.Instant) => tx.sellerRelease.update({ where: { leaseId }, data: { clawedAt: toDate(at) }, select: { leaseId: true } });

/** What goods that came back still stand at in the books. */
export async function findRecovered(tx: Tx, leaseId: string): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ balance: bigint }[]>`
    SELECT coalesce(sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END), 0)::bigint AS balance FROM journal_line WHERE lease_id = ${leaseId} AND account_code = 'recovered-goods'`;
  return row?.balance ?? 0n;
}

interface FinancierPaid {
  contractId: string;
  institutionId: string;
  amountMinor: bigint;
  currency: string;
  paidAt: string;
  eventId: string;
}

/** What a financier says it has paid, once a contract; the amount that was noted before, where there was one. */
export async function notePayment(tx: Tx, payment: FinancierPaid, at: Temporal.Instant): Promise<bigint | null> {
  const { count } = await tx.financierPayment.createMany({ data: [{ ...payment, paidAt: new Date(payment.paidAt), notedAt: toDate(at) }], skipDuplicates: true });
  return count === 1 ? null : (await tx.financierPayment.findUniqueOrThrow({ where: { contractId: payment.contractId } })).amountMinor;
}

/** A contract of this financier by its own id, with what it pays the seller for it. */
export async function findSettled(tx: Tx, institutionId: string, externalId: string) {
  const contract = await tx.contract.findFirst({ where: { institutionId, externalId, supplementNo: 0 }, select: { id: true, number: true, terms: true, institution: { select: { nameKo: true } } } });
  if (!contract) return null;
  const { currency, cashPrice, firstPayment } = contract.terms as { currency: string; cashPrice: string; firstPayment: string };
  return { id: contract.id, number: contract.number, institution: contract.institution, currency, paysMinor: BigInt(cashPrice) - BigInt(firstPayment) };
}

