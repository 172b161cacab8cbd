import type { Tx } from '@/lib/platform/db';
import type { Funds, Held } from '../model/parts';

interface Asked {
  sellerId: string;
  leaseId: string;
  currency: string;
}

/**
 * What there is to pay for a seller's broken promise, by the ledger: what is held back for the lease itself first, then for
 * the seller's others, the oldest first. The seller's row and the reserve's account are held until the transaction ends, so
 * that of two credits at once, or a credit and a holdback that goes back, the second sees what the first has taken. The
 * reserve is one for all sellers: it is there for those of whom nothing is left.
 */
export async function fundsOf(tx: Tx, { sellerId, leaseId, currency }: Asked): Promise<Funds & { held: Held[] }> {
  await tx.$queryRaw`SELECT id FROM seller WHERE id = ${sellerId} FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT code FROM ledger_account WHERE code = 'guarantee-reserve' FOR NO KEY UPDATE`;
  const held = await tx.$queryRaw<Held[]>`
    SELECT h.lease_id AS "leaseId", h.minor FROM (
      SELECT j.lease_id, sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END)::bigint AS minor
        FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
       WHERE e.currency = ${currency} AND j.account_code = 'seller-holdback' AND j.party_id = ${sellerId} GROUP BY j.lease_id) h
     WHERE h.minor > 0 ORDER BY h.lease_id IS DISTINCT FROM ${leaseId}, h.lease_id`;
  const [row] = await tx.$queryRaw<{ payable: bigint; reserve: bigint }[]>`
    SELECT coalesce(sum(x.minor) FILTER (WHERE x.account_code = 'seller-payable'), 0)::bigint AS payable,
           coalesce(sum(x.minor) FILTER (WHERE x.account_code = 'guarantee-reserve'), 0)::bigint AS reserve
      FROM (SELECT j.account_code, CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END AS minor
              FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
             WHERE e.currency = ${currency} AND ((j.account_code = 'seller-payable' AND j.party_id = ${sellerId}) OR j.account_code = 'guarantee-reserve')) x`;
  return { held, holdbackMinor: held.reduce((sum, { minor }) => sum + minor, 0n), payableMinor: row?.payable ?? 0n, reserveMinor: row?.reserve ?? 0n };
}
