import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

/*
 * What is paid of a lease is money, in one place: what gateways collected on its bills, and money that came for another of
 * its bills and was put to them, and what came by transfer of what was written off. What service credits took off is told
 * beside it, and never counted as paid. Of a lease that was taken over, what is its present purchaser's: bills made since.
 */

/**
 * What was recovered of the lease `l` and counts for none of its bills. A gateway may take such a bill after a part of it was
 * recovered: it is paid whole, and an entry that moves no money says how much of that came by transfer.
 */
const RECOVERED = Prisma.sql`
  LATERAL (SELECT CASE WHEN sum(r.amount_minor) > 0 THEN sum(r.amount_minor) - (
       SELECT coalesce(sum(j.amount_minor), 0) FROM invoice v JOIN journal_entry e ON e.source_type = 'invoice' AND e.source_id = v.id AND e.kind = 'collected' JOIN journal_line j ON j.entry_id = e.id AND j.account_code = 'billed-receivable'
        WHERE v.lease_id = l.id AND v.state = 'PAID' AND NOT EXISTS (SELECT 1 FROM journal_line o WHERE o.entry_id = e.id AND o.account_code NOT IN ('billed-receivable', 'write-off', 'financier-claim'))) ELSE 0 END::bigint AS minor
     FROM write_off_recovery r WHERE r.lease_id = l.id AND (l.taken_over_at IS NULL OR r.recorded_at >= l.taken_over_at)) came ON true`;

/** `paid` and `credited` of the lease `l` of a query, as `m`. What was taken off a bill that is cancelled is taken off nothing. */
export const PAID_AND_CREDITED = Prisma.sql`
  ${RECOVERED} JOIN
  LATERAL (SELECT coalesce(sum(v.amount_minor - v.credit_minor) FILTER (WHERE v.state = 'PAID'), 0)::bigint + coalesce(sum(u.put), 0)::bigint + came.minor AS paid, coalesce(sum(u.credited), 0)::bigint AS credited
     FROM invoice v LEFT JOIN LATERAL (
       SELECT sum(x.amount_minor) FILTER (WHERE c.cause = 'PAYMENT') AS put, sum(x.amount_minor) FILTER (WHERE c.cause <> 'PAYMENT') AS credited
         FROM lease_credit_use x JOIN lease_credit c ON c.id = x.credit_id WHERE x.invoice_id = v.id AND v.credit_minor > 0) u ON true
    WHERE v.lease_id = l.id AND v.state <> 'CANCELLED' AND (l.taken_over_at IS NULL OR v.created_at >= l.taken_over_at)) m ON true`;

export interface PaidAndCredited {
  paidMinor: bigint;
  creditedMinor: bigint;
}

export async function findPaid(db: Db | Tx, leaseIds: readonly string[]): Promise<Map<string, PaidAndCredited>> {
  const rows = await db.$queryRaw<(PaidAndCredited & { id: string })[]>`
    SELECT l.id, m.paid AS "paidMinor", m.credited AS "creditedMinor" FROM lease l JOIN ${PAID_AND_CREDITED} WHERE l.id = ANY(${[...leaseIds]})`;
  return new Map(rows.map(({ id, ...sums }) => [id, sums]));
}

interface Used {
  invoiceId: string;
  kind: string;
  seq: number | null;
  /** Money that was put to it, and what service credits took off it. */
  putMinor: bigint;
  creditedMinor: bigint;
}

/** Bills of a lease from which something was taken off, those that are cancelled aside. */
export const findUsed = (db: Db | Tx, leaseId: string): Promise<Used[]> => db.$queryRaw`
  SELECT v.id AS "invoiceId", v.kind::text AS kind, v.seq, coalesce(sum(x.amount_minor) FILTER (WHERE c.cause = 'PAYMENT'), 0)::bigint AS "putMinor",
         coalesce(sum(x.amount_minor) FILTER (WHERE c.cause <> 'PAYMENT'), 0)::bigint AS "creditedMinor"
    FROM lease l JOIN invoice v ON v.lease_id = l.id JOIN lease_credit_use x ON x.invoice_id = v.id JOIN lease_credit c ON c.id = x.credit_id
   WHERE l.id = ${leaseId} AND v.credit_minor > 0 AND v.state <> 'CANCELLED' AND (l.taken_over_at IS NULL OR v.created_at >= l.taken_over_at) GROUP BY v.id`;
