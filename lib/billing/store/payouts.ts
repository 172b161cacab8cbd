import type { Temporal } from 'temporal-polyfill';
import { failedLine, type Payout } from '@/lib/payments/gateway';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { keyOfStray } from './refunds';

/** The day of the last payout that was taken in; null before the first. */
export async function lastPaidOn(db: Db | Tx, gateway: string): Promise<string | null> {
  const row = await db.gatewayPayout.findFirst({ where: { gateway }, orderBy: { paidOn: 'desc' }, select: { paidOn: true } });
  return row && toPlainDate(row.paidOn);
}

/** Keeps a payout with what it is made of; false where it is here. A line that another payout has brought is refused. */
export async function insertPayout(tx: Tx, gateway: string, { id: payoutId, paidOn, currency, lines }: Payout, at: Temporal.Instant): Promise<boolean> {
  const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  const { count } = await tx.gatewayPayout.createMany({ data: [{ gateway, payoutId, paidOn: fromPlainDate(paidOn), currency, amountMinor, takenAt: toDate(at) }], skipDuplicates: true });
  if (count === 1) await tx.gatewayPayoutLine.createMany({ data: lines.map((line) => ({ gateway, payoutId, ...line })) });
  return count === 1;
}

/** Refunds of which a payout says that they failed, and which still count as paid: what each was asked for under, and the gateway's number of it. */
export async function findFailedTold(db: Db, gateway: string): Promise<{ key: string; reference: string }[]> {
  const rows = await db.$queryRaw<{ id: string; stray: boolean; reference: string }[]>`
    SELECT r.id, r.stray, x.reference FROM (
        SELECT left(reference, ${-failedLine('').length}::int) AS reference FROM gateway_payout_line WHERE gateway = ${gateway} AND kind = 'REFUND' AND reference LIKE '%:failed') x
      CROSS JOIN LATERAL (SELECT attempt_id AS id, true AS stray, attempt_id FROM attempt_refund WHERE reference = x.reference
        UNION ALL SELECT id, false, attempt_id FROM credit_refund WHERE reference = x.reference
        UNION ALL SELECT id, false, attempt_id FROM withdrawal_refund WHERE reference = x.reference) r
      JOIN collection_attempt a ON a.id = r.attempt_id JOIN payment_method m ON m.id = a.method_id AND m.gateway = ${gateway} ORDER BY x.reference`;
  return rows.map(({ id, stray, reference }) => ({ key: stray ? keyOfStray(id) : id, reference }));
}

/** Gateways that hold money of ours and were not asked since then; each is noted as asked. */
export async function findUnasked(tx: Tx, since: Temporal.Instant, at: Temporal.Instant): Promise<string[]> {
  const rows = await tx.$queryRaw<{ gateway: string }[]>`
    INSERT INTO gateway_watch (gateway, asked_at)
    SELECT DISTINCT m.gateway, ${toDate(at)}::timestamptz FROM payment_method m WHERE m.token IS NOT NULL
    ON CONFLICT (gateway) DO UPDATE SET asked_at = EXCLUDED.asked_at WHERE gateway_watch.asked_at <= ${toDate(since)} RETURNING gateway`;
  return rows.map(({ gateway }) => gateway);
}
