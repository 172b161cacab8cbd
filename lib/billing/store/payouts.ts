import type { Temporal } from 'temporal-polyfill';
import type { Payout } from '@/lib/payments/gateway';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';

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

/** Gateways that hold money of ours and were not asked since then; each is noted as asked. */
export async function findUnasked(tx: Tx, since: Temporal.Instant, at: Temporal.Instant): Promise<string[]> {
  const rows = await tx.$queryRaw<{ gateway: string }[]>`
    INSERT INTO gateway_watch (gateway, asked_at)
    SELECT DISTINCT m.gateway, ${toDate(at)}::timestamptz FROM payment_method m WHERE m.token IS NOT NULL
    ON CONFLICT (gateway) DO UPDATE SET asked_at = EXCLUDED.asked_at WHERE gateway_watch.asked_at <= ${toDate(since)} RETURNING gateway`;
  return rows.map(({ gateway }) => gateway);
}
