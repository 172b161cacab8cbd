import type { Db, Tx } from '@/lib/platform/db';
import type { Obstacle } from '../model';

/** Of one kind: a full shelf must not hide that money is left. */
const MOST_OF_A_KIND = 20;

/**
 * What an account still has under way. A purchaser: answers that are waited for, open orders, limits in use, running
 * leases, bills of those that have ended. A seller's last member: published listings, open orders, running leases, claims,
 * goods on their way back, guarantees kept for another shop, and once no lease runs what the mall owes it or it the mall;
 * whoever has colleagues may go, unless they own the shop alone. The last admin stays.
 */
export const findObstacles = (db: Db | Tx, userId: string): Promise<Obstacle[]> => db.$queryRaw<Obstacle[]>`
  WITH me AS (SELECT id, role, seller_id FROM app_user WHERE id = ${userId}),
  my_seller AS (
    SELECT m.seller_id FROM me m WHERE m.seller_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM app_user u WHERE u.seller_id = m.seller_id AND u.id <> m.id AND u.closed_at IS NULL AND u.suspended_at IS NULL AND u.email_confirmed_at IS NOT NULL)),
  found AS (
    SELECT 1 AS rank, 'request' AS kind, r.number AS name, r.id, NULL::bigint AS minor, NULL::text AS currency FROM limit_request r
     WHERE r.purchaser_id = ${userId} AND r.state = 'OPEN'
       AND EXISTS (SELECT 1 FROM limit_ask a WHERE a.limit_request_id = r.id AND a.state IN ('QUEUED', 'PENDING', 'REFERRED'))
    UNION ALL
    SELECT 2, 'order', o.number, o.id, NULL, NULL FROM lease_order o
     LEFT JOIN delivery d ON d.order_id = o.id
     WHERE o.purchaser_id = ${userId}
       AND (o.state IN ('FORM', 'SIGNED', 'PLACED', 'ACCEPTED') OR (o.state IN ('REFUSED', 'ENDED', 'WITHDRAWN') AND d.state = 'RETURNING')
            OR (o.state = 'CONTRACTED' AND NOT EXISTS (SELECT 1 FROM contract c JOIN lease l ON l.contract_id = c.id WHERE c.order_id = o.id)))
    UNION ALL
    SELECT DISTINCT 3, 'limit', r.number, r.id, NULL::bigint, NULL::text FROM limit_hold h
      JOIN lease_order o ON o.id = h.order_id JOIN approval a ON a.id = h.approval_id JOIN limit_ask k ON k.id = a.ask_id JOIN limit_request r ON r.id = k.limit_request_id
      LEFT JOIN contract c ON c.order_id = o.id AND c.supplement_no = 0 LEFT JOIN lease l ON l.contract_id = c.id
     WHERE a.purchaser_id = ${userId} AND h.state IN ('HELD', 'USED') AND l.state IS DISTINCT FROM 'ENDED'
    UNION ALL
    SELECT 4, 'lease', l.number, l.id, NULL, NULL FROM lease l WHERE l.purchaser_id = ${userId} AND l.state = 'ACTIVE'
    UNION ALL
    SELECT 5, 'bill', l.number, l.id, sum(v.amount_minor - v.credit_minor)::bigint, l.currency FROM lease l JOIN invoice v ON v.lease_id = l.id
     WHERE l.purchaser_id = ${userId} AND l.state = 'ENDED' AND v.state IN ('OPEN', 'DEFERRED') GROUP BY l.id
    UNION ALL
    SELECT 4, 'transfer', t.number, t.id, NULL, NULL FROM lease_transfer t WHERE ${userId} IN (t.from_id, t.to_id) AND t.state IN ('ASKED', 'AGREED', 'APPROVED', 'SIGNED')
    UNION ALL
    SELECT 6, 'listing', g.title, g.id, NULL, NULL FROM listing g JOIN my_seller s ON s.seller_id = g.seller_id WHERE g.status = 'PUBLISHED'
    UNION ALL
    SELECT 7, 'seller-order', o.number, o.id, NULL, NULL FROM lease_order o JOIN my_seller s ON s.seller_id = o.seller_id LEFT JOIN delivery d ON d.order_id = o.id
     WHERE o.state IN ('PLACED', 'ACCEPTED') OR (o.state IN ('REFUSED', 'ENDED') AND d.state = 'RETURNING')
            OR (o.state = 'CONTRACTED' AND NOT EXISTS (SELECT 1 FROM contract c JOIN lease l ON l.contract_id = c.id WHERE c.order_id = o.id))
    UNION ALL
    SELECT 8, 'seller-lease', l.number, c.order_id, NULL, NULL FROM lease l JOIN my_seller s ON s.seller_id = l.seller_id JOIN contract c ON c.id = l.contract_id WHERE l.state = 'ACTIVE'
    UNION ALL
    SELECT 9, 'seller-claim', l.number, k.id, NULL, NULL FROM service_claim k JOIN my_seller s ON s.seller_id = k.keeper_id JOIN lease l ON l.id = k.lease_id WHERE k.state <> 'CLOSED'
    UNION ALL
    SELECT 10, 'seller-return', r.number, r.id, NULL, NULL FROM lease_return r JOIN my_seller s ON s.seller_id = r.seller_id WHERE r.state NOT IN ('SETTLED', 'CANCELLED', 'LOST')
    UNION ALL
    SELECT 11, 'seller-withdrawal', c.number, w.id, NULL, NULL FROM withdrawal w JOIN my_seller s ON s.seller_id = w.seller_id JOIN contract c ON c.id = w.contract_id WHERE w.state IN ('SENT', 'DISPUTED')
    UNION ALL
    SELECT 12, 'seller-kept', l.number, l.id, NULL, NULL FROM guarantee g JOIN my_seller s ON s.seller_id = g.keeper_id AND g.seller_id <> s.seller_id JOIN lease l ON l.id = g.lease_id WHERE l.state = 'ACTIVE'
    UNION ALL
    SELECT 13, j.account_code, '', s.seller_id, abs(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END))::bigint, e.currency
      FROM my_seller s JOIN journal_line j ON j.party_id = s.seller_id AND j.account_code IN ('seller-payable', 'seller-holdback', 'recourse-receivable') JOIN journal_entry e ON e.id = j.entry_id
     WHERE NOT EXISTS (SELECT 1 FROM lease l WHERE l.seller_id = s.seller_id AND l.state = 'ACTIVE')
     GROUP BY s.seller_id, j.account_code, e.currency HAVING sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) <> 0
    UNION ALL
    SELECT 14, 'last-owner', '', m.id, NULL, NULL FROM me m JOIN app_user own ON own.id = m.id
     WHERE 'OWNER' = ANY (own.seller_roles)
       AND EXISTS (SELECT 1 FROM app_user u WHERE u.seller_id = m.seller_id AND u.id <> m.id AND u.closed_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM app_user u WHERE u.seller_id = m.seller_id AND u.id <> m.id AND 'OWNER' = ANY (u.seller_roles) AND u.closed_at IS NULL AND u.suspended_at IS NULL)
    UNION ALL
    SELECT 15, 'last-admin', '', m.id, NULL, NULL FROM me m WHERE m.role = 'ADMIN'
       AND NOT EXISTS (SELECT 1 FROM app_user u WHERE u.role = 'ADMIN' AND u.id <> m.id AND u.closed_at IS NULL AND u.suspended_at IS NULL))
  SELECT CASE kind WHEN 'recourse-receivable' THEN 'seller-recourse' ELSE kind END AS kind, name, id, minor, currency
    FROM (SELECT f.*, row_number() OVER (PARTITION BY f.rank ORDER BY f.id) AS place FROM found f) each WHERE place <= ${MOST_OF_A_KIND} ORDER BY rank, id`;
