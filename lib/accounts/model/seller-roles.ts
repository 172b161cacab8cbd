import { SELLER_ROLES, type Actor, type SellerRole } from '@/lib/kernel/actor';

const EVERYBODY = SELLER_ROLES;

/**
 * What can be seen and done in a shop, and who may. Every use case, page and notice of a seller names one of these:
 * `desk` the first page and the shop's standing; `listings` listings, photos, stock, prices; `orders` orders with where
 * they go, delivery notices, shipping, returns; `contracts` the sealed papers; `limits` exposure; `business` the data of
 * the business and where it is paid; `staff` the people.
 */
export const SELLER_PERMISSIONS = {
  desk: EVERYBODY,
  listings: ['OWNER', 'LISTINGS'],
  orders: ['OWNER', 'SHIPPING'],
  contracts: ['OWNER'],
  limits: ['OWNER'],
  business: ['OWNER'],
  staff: ['OWNER'],
} as const satisfies Record<string, readonly SellerRole[]>;
export type SellerPermission = keyof typeof SELLER_PERMISSIONS;

export const sellerPermissions = Object.keys(SELLER_PERMISSIONS) as SellerPermission[];

/** The seller for whom the actor may do this, or null: no seller, not theirs to do, and not a seller at all are the same. */
export function sellerFor(actor: Actor | null, permission: SellerPermission): string | null {
  if (actor?.role !== 'SELLER' || !actor.sellerId) return null;
  const roles: readonly SellerRole[] = SELLER_PERMISSIONS[permission];
  return actor.sellerRoles?.some((role) => roles.includes(role)) ? actor.sellerId : null;
}

export const maySeller = (actor: Actor, permission: SellerPermission): boolean => sellerFor(actor, permission) !== null;

/** Roles as they are kept: in one order, each once, and an owner's alone. */
export const tidyRoles = (chosen: readonly SellerRole[]): SellerRole[] =>
  (chosen.includes('OWNER') ? ['OWNER'] : SELLER_ROLES.filter((role) => chosen.includes(role)));

export const isOwner = (roles: readonly SellerRole[]): boolean => roles.includes('OWNER');
