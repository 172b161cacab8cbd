import type { Tx } from '@/lib/platform/db';
import type { Funds } from '../model/parts';

/**
 * What there is to pay for a seller's broken promise, by the ledger. The seller's row and the reserve's account are held
 * until the transaction ends, so that of two credits at once the second sees what the first has taken. The reserve is one
 * for all sellers: it is there for those of whom nothing is left.
 */
export async function fundsOf(tx: Tx, sellerId: string, currency: string): Promise<Funds> {
  await tx.$queryRaw`SELECT id FROM seller WHERE id = ${sellerId} FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT code FROM ledger_account WHERE code = 'guarantee-reserve' FOR NO KEY UPDATE`;
  const [row] = await tx.$queryRaw<{ holdback: bigint; payable: bigint; reserve: bigint }[]>`
    SELECT coalesce(sum(x.minor) FILTER (WHERE x.account_code = 'seller-holdback'), 0)::bigint AS holdback,
           coalesce(sum(x.minor) FILTER (WHERE x.account_code = 'seller-payable'), 0)::bigint AS payable,
           coalesce(sum(x.minor) FILTER (WHERE x.account_code = 'guarantee-reserve'), 0)::bigint AS reserve
      FROM (SELECT j.account_code, CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END AS minor
              FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
             WHERE e.currency = ${currency} AND ((j.account_code IN ('seller-holdback', 'seller-payable') AND j.party_id = ${sellerId}) OR j.account_code = 'guarantee-reserve')) x`;
  return { holdbackMinor: row?.holdback ?? 0n, payableMinor: row?.payable ?? 0n, reserveMinor: row?.reserve ?? 0n };
}
