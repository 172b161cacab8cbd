import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { DEFAULT_TERMS, type SellerTerms } from '../model/shares';

/** What was agreed with a seller on a day. */
export async function findTerms(db: Db | Tx, sellerId: string, day: string): Promise<SellerTerms> {
  const row = await db.sellerTerms.findFirst({ where: { sellerId, effectiveOn: { lte: fromPlainDate(day) } }, orderBy: { effectiveOn: 'desc' } });
  return row ?? DEFAULT_TERMS;
}

/** False where others begin on that day already. */
export async function insertTerms(tx: Tx, terms: SellerTerms & { sellerId: string; effectiveOn: string; setById: string }, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.sellerTerms.createMany({ data: [{ ...terms, effectiveOn: fromPlainDate(terms.effectiveOn), setAt: toDate(at) }], skipDuplicates: true });
  return count === 1;
}

export const findRule = (db: Db | Tx) => db.settlementRule.findUniqueOrThrow({ where: { id: 1 } });

/** The same, its row held: of two who make settlements, or a payout file, one waits for the other. */
export async function lockRule(tx: Tx) {
  await tx.$queryRaw`SELECT id FROM settlement_rule WHERE id = 1 FOR UPDATE`;
  return findRule(tx);
}

export const isSeller = async (tx: Tx, id: string): Promise<boolean> => (await tx.seller.count({ where: { id } })) === 1;
