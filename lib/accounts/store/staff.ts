import type { Temporal } from 'temporal-polyfill';
import type { Actor, SellerRole } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { isOwner, sellerFor } from '../model/seller-roles';
import type { SellerStatus } from '../model/seller';

/** Whoever changes a shop's people waits for whoever does so already. */
export async function lockSeller(tx: Tx, sellerId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM seller WHERE id = ${sellerId} FOR NO KEY UPDATE`;
}

export interface OwnShop {
  id: string;
  businessName: string;
  status: SellerStatus;
  /** The language of the owner who acts. */
  locale: string;
}

/** The actor's shop, locked, while the actor owns it: the session may have begun before somebody took that away. */
export async function lockOwnShop(tx: Tx, actor: Actor): Promise<OwnShop | null> {
  const sellerId = sellerFor(actor, 'staff');
  if (!sellerId) return null;
  await lockSeller(tx, sellerId);
  const owner = await tx.user.findFirst({
    where: { id: actor.userId, sellerId, sellerRoles: { has: 'OWNER' }, suspendedAt: null },
    select: { locale: true, seller: { select: { id: true, businessName: true, status: true } } },
  });
  return owner?.seller ? { ...owner.seller, locale: owner.locale } : null;
}

const MEMBER = { id: true, name: true, email: true, locale: true, sellerRoles: true, suspendedAt: true } as const;

/** Somebody who works for the seller now. */
export const findMember = (tx: Tx, sellerId: string, userId: string) =>
  tx.user.findFirst({ where: { id: userId, sellerId, leftSellerAt: null }, select: MEMBER });

export const countMembers = (tx: Tx, sellerId: string): Promise<number> => tx.user.count({ where: { sellerId, leftSellerAt: null } });

/** Whether without this person nobody who may sign in would own the shop. Locks its row, so that the answer holds. */
export async function isLastOwner(tx: Tx, person: { id: string; sellerId: string | null; sellerRoles: readonly SellerRole[] }): Promise<boolean> {
  const { id, sellerId, sellerRoles } = person;
  if (!sellerId || !isOwner(sellerRoles)) return false;
  await lockSeller(tx, sellerId);
  return (await tx.user.count({ where: { id: { not: id }, sellerId, sellerRoles: { has: 'OWNER' }, suspendedAt: null } })) === 0;
}

/** Gives a member other roles; they hold from the next request on. */
export async function setSellerRoles(tx: Tx, sellerId: string, userId: string, sellerRoles: SellerRole[]): Promise<boolean> {
  const { count } = await tx.user.updateMany({ where: { id: userId, sellerId, leftSellerAt: null }, data: { sellerRoles } });
  return count === 1;
}

/** Lets a member go and ends every session. The account stays: what it did is signed with it. */
export async function endMembership(tx: Tx, sellerId: string, userId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, sellerId, leftSellerAt: null }, data: { sellerRoles: [], leftSellerAt: toDate(at), sessionEpoch: { increment: 1 } },
  });
  return count === 1;
}

export interface Rejoining {
  sellerId: string;
  sellerRoles: SellerRole[];
  name: string;
  phone: string;
  passwordHash: string;
  locale: string;
}

/** Somebody who had left a seller works for one again, with a password of now. */
export async function rejoin(tx: Tx, userId: string, data: Rejoining): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, leftSellerAt: { not: null }, suspendedAt: null }, data: { ...data, leftSellerAt: null, sessionEpoch: { increment: 1 } },
  });
  return count === 1;
}
