import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';

/** The last settlement day that was walked. */
export async function findLastDay(db: Db | Tx): Promise<string | null> {
  const row = await db.settlementDay.findFirst({ orderBy: { day: 'desc' }, select: { day: true } });
  return row && toPlainDate(row.day);
}

/** False where the day was walked already. */
export async function takeDay(tx: Tx, day: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.settlementDay.createMany({ data: [{ day: fromPlainDate(day), ranAt: toDate(at), made: 0 }], skipDuplicates: true });
  return count === 1;
}

export const noteMade = (tx: Tx, day: string, made: number) => tx.settlementDay.update({ where: { day: fromPlainDate(day) }, data: { made }, select: { day: true } });

/**
 * Makes one settlement for each seller and currency of every line that is owed to a seller, or by it, up to that day and
 * stands in none yet: lines of leases that were released by then (so that price and fee are never in two, also where days
 * were missed) and of which no refusal is open. What the last one carried is taken
 * into it (of those that a set-off left at nothing none needs to be), and what the seller owes by recourse is set off in the books. One statement for all; the caller holds the rule.
 */
export async function makeSettlements(tx: Tx, day: string, at: Temporal.Instant): Promise<{ made: number; toApprove: number }> {
  const rows = await tx.$queryRaw<{ made: number; toApprove: number }[]>`
    WITH open AS MATERIALIZED (
      SELECT j.entry_id, j.line, j.party_id AS seller_id, e.currency, j.account_code, CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END AS amount
        FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id JOIN seller s ON s.id = j.party_id
       WHERE j.account_code IN ('seller-payable', 'recourse-receivable') AND e.source_type <> 'settlement' AND e.occurred_on <= ${day}::date
         AND (j.lease_id IS NULL OR EXISTS (SELECT 1 FROM seller_release r WHERE r.lease_id = j.lease_id AND (r.released_at AT TIME ZONE 'Asia/Seoul')::date <= ${day}::date))
         AND NOT EXISTS (SELECT 1 FROM payment_refusal f WHERE f.lease_id = j.lease_id AND f.state = 'OPEN')
         AND NOT EXISTS (SELECT 1 FROM settlement_line x WHERE x.entry_id = j.entry_id AND x.line = j.line)),
    sums AS MATERIALIZED (
      SELECT o.seller_id, o.currency, 'st_' || substr(o.seller_id, 3, 18) || upper(left(md5(o.seller_id || ':' || o.currency || ':' || ${day} || ':' || ${at.epochMilliseconds}::text), 8)) AS id,
             sum(o.amount)::bigint AS lines, coalesce(-sum(o.amount) FILTER (WHERE o.account_code = 'recourse-receivable'), 0)::bigint AS recourse
        FROM open o GROUP BY o.seller_id, o.currency),
    made AS (
      INSERT INTO settlement (id, number, seller_id, currency, day, state, lines_minor, carried_minor, carried_from_id, total_minor, created_at)
      SELECT s.id, next_number('ST', ${toDate(at)}), s.seller_id, s.currency, ${day}::date, (CASE WHEN s.lines + coalesce(c.total_minor, 0) > 0 THEN 'DRAFT' ELSE 'CARRIED' END)::"SettlementState",
             s.lines, coalesce(c.total_minor, 0), c.id, s.lines + coalesce(c.total_minor, 0), ${toDate(at)}
        FROM sums s LEFT JOIN LATERAL (SELECT p.id, p.total_minor FROM settlement p WHERE p.seller_id = s.seller_id AND p.currency = s.currency AND p.state = 'CARRIED'
          AND NOT EXISTS (SELECT 1 FROM settlement n WHERE n.carried_from_id = p.id) ORDER BY p.total_minor LIMIT 1) c ON true
      RETURNING id, state),
    line AS (
      INSERT INTO settlement_line (entry_id, line, settlement_id, amount_minor)
      SELECT o.entry_id, o.line, s.id, o.amount FROM open o JOIN sums s ON s.seller_id = o.seller_id AND s.currency = o.currency),
    entry AS (
      INSERT INTO journal_entry (id, source_type, source_id, kind, currency, occurred_on, posted_at)
      SELECT 'j_' || substr(s.id, 4), 'settlement', s.id, 'recourse', s.currency, ${day}::date, ${toDate(at)} FROM sums s WHERE s.recourse <> 0),
    entry_line AS (
      INSERT INTO journal_line (entry_id, line, account_code, side, amount_minor, party_id)
      SELECT 'j_' || substr(s.id, 4), a.line, a.account, (CASE WHEN (s.recourse > 0) = (a.line = 1) THEN 'DEBIT' ELSE 'CREDIT' END)::"Side", abs(s.recourse), s.seller_id
        FROM sums s CROSS JOIN (VALUES (1, 'seller-payable'), (2, 'recourse-receivable')) AS a(line, account) WHERE s.recourse <> 0)
    SELECT count(*)::int AS made, count(*) FILTER (WHERE state = 'DRAFT')::int AS "toApprove" FROM made`;
  return rows[0] ?? { made: 0, toApprove: 0 };
}
