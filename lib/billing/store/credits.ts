import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { idTime } from '@/lib/platform/id';

export interface Using {
  /** Of invoices billed on that day. */
  day: string;
  at: Temporal.Instant;
  /** Of leases from this one to that one, both included. */
  leases: { from: string; to: string };
}

/** Leases, whichever they are. */
export const ALL = { from: '', to: '~' };

/**
 * What leases have to their good is taken off what was billed to them that day and nobody has tried to collect: the oldest
 * credit off the oldest invoice first, each as far as it goes, one statement for all. An invoice that is covered is paid.
 * The lines are those of `creditedLines` in `lib/leases/books.ts`.
 */
export async function takeCreditsOff(tx: Tx, { day, at, leases }: Using): Promise<void> {
  const [on, now] = [fromPlainDate(day), toDate(at)];
  await tx.$executeRaw`
    WITH locked AS MATERIALIZED (
      SELECT v.id, v.lease_id, v.seq, v.currency, v.amount_minor, v.due_on FROM invoice v
       WHERE v.lease_id IN (SELECT lease_id FROM lease_credit WHERE used_minor < amount_minor AND lease_id >= ${leases.from} AND lease_id <= ${leases.to})
         AND v.billed_on = ${on}::date AND v.state = 'OPEN' AND v.kind = 'INSTALMENT' AND v.credit_minor = 0
         AND NOT EXISTS (SELECT 1 FROM collection_attempt a WHERE a.invoice_id = v.id) ORDER BY v.id FOR UPDATE),
    asked AS (SELECT v.*, sum(v.amount_minor) OVER (PARTITION BY v.lease_id ORDER BY v.due_on, v.id) AS up_to FROM locked v),
    held AS MATERIALIZED (
      SELECT c.id, c.lease_id, c.amount_minor - c.used_minor AS left_minor, c.created_at FROM lease_credit c
       WHERE c.used_minor < c.amount_minor AND c.lease_id IN (SELECT lease_id FROM locked) ORDER BY c.id FOR UPDATE),
    credit AS (SELECT h.*, sum(h.left_minor) OVER (PARTITION BY h.lease_id ORDER BY h.created_at, h.id) AS up_to FROM held h),
    taken AS MATERIALIZED (
      SELECT c.id AS credit_id, v.id AS invoice_id, v.lease_id, v.seq, v.currency, v.amount_minor AS asked_minor,
             (least(v.up_to, c.up_to) - greatest(v.up_to - v.amount_minor, c.up_to - c.left_minor))::bigint AS amount_minor,
             'j_' || ${idTime()} || upper(left(md5(c.id || ':' || v.id), 16)) AS entry_id
        FROM asked v JOIN credit c ON c.lease_id = v.lease_id AND c.up_to - c.left_minor < v.up_to AND v.up_to - v.amount_minor < c.up_to),
    used AS (INSERT INTO lease_credit_use (credit_id, invoice_id, amount_minor, at) SELECT credit_id, invoice_id, amount_minor, ${now} FROM taken),
    less AS (
      UPDATE lease_credit c SET used_minor = c.used_minor + t.amount_minor FROM (SELECT credit_id, sum(amount_minor)::bigint AS amount_minor FROM taken GROUP BY 1) t WHERE c.id = t.credit_id),
    off AS (SELECT invoice_id, lease_id, seq, sum(amount_minor)::bigint AS amount_minor, sum(amount_minor) = min(asked_minor) AS covered FROM taken GROUP BY 1, 2, 3),
    reduced AS (
      UPDATE invoice v SET credit_minor = o.amount_minor, state = CASE WHEN o.covered THEN 'PAID' ELSE v.state END, paid_at = CASE WHEN o.covered THEN ${now}::timestamptz END,
             try_on = CASE WHEN o.covered THEN NULL ELSE v.try_on END FROM off o WHERE v.id = o.invoice_id),
    paid AS (UPDATE lease_instalment i SET state = 'PAID' FROM off o WHERE o.covered AND i.lease_id = o.lease_id AND i.seq = o.seq AND i.state = 'DUE'),
    entry AS (
      INSERT INTO journal_entry (id, source_type, source_id, kind, currency, occurred_on, posted_at)
      SELECT entry_id, 'credit-use', credit_id || ':' || invoice_id, 'credited', currency, ${on}::date, ${now} FROM taken)
    INSERT INTO journal_line (entry_id, line, account_code, side, amount_minor, party_id, lease_id)
    SELECT t.entry_id, s.line, s.account, s.side::"Side", t.amount_minor, CASE WHEN s.line <= 2 THEN l.purchaser_id ELSE l.institution_id END, t.lease_id
      FROM taken t JOIN lease l ON l.id = t.lease_id JOIN institution k ON k.id = l.institution_id
     CROSS JOIN (VALUES (1, 'service-credit-payable', 'DEBIT'), (2, 'billed-receivable', 'CREDIT'), (3, 'financier-claim', 'DEBIT'), (4, 'remittance-payable', 'CREDIT')) AS s(line, account, side)
     WHERE s.line <= 2 OR (k.kind <> 'DESK' AND t.seq > 0)`;
}
