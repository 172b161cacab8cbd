import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { ABOUT, LISTED, refusalRow, refusalSight, withdrawalRow, withdrawalSight, type RefusalSight, type RightsRow, type WithdrawalSight } from './sights';

const MOST = 100;

/** Goods that a shop takes back, and refusals that it answers; each list for who may do it, those waiting first. */
export async function sellerRights(db: Db, actor: Actor): Promise<{ returns: RightsRow[]; refusals: RightsRow[] }> {
  const [orders, contracts] = [sellerFor(actor, 'orders'), sellerFor(actor, 'contracts')];
  const [returns, refusals] = await Promise.all([
    orders === null ? [] : db.withdrawal.findMany({ where: { sellerId: orders }, include: LISTED, orderBy: [{ state: 'asc' }, { returnBy: 'asc' }, { id: 'asc' }], take: MOST }),
    contracts === null ? [] : db.paymentRefusal.findMany({ where: { sellerId: contracts }, include: LISTED, orderBy: [{ state: 'asc' }, { sellerBy: 'asc' }, { id: 'asc' }], take: MOST }),
  ]);
  return { returns: returns.map(withdrawalRow), refusals: refusals.map((row) => refusalRow(row, 'SELLER')) };
}

/** One withdrawal from a contract of the shop, or null. */
export async function sellerWithdrawal(db: Db, actor: Actor, id: string): Promise<WithdrawalSight | null> {
  const sellerId = sellerFor(actor, 'orders');
  const row = sellerId === null ? null : await db.withdrawal.findFirst({ where: { id, sellerId }, include: ABOUT });
  return row && withdrawalSight(row);
}

/** One payment refusal of a contract of the shop, or null. */
export async function sellerRefusal(db: Db, actor: Actor, id: string): Promise<RefusalSight | null> {
  const sellerId = sellerFor(actor, 'contracts');
  const row = sellerId === null ? null : await db.paymentRefusal.findFirst({ where: { id, sellerId }, include: ABOUT });
  return row && refusalSight(row);
}
