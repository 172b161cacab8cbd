export const ROLES = ['PURCHASER', 'SELLER', 'DESK', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** What somebody does in a shop. An owner does everything there; the other two may be held together. */
export const SELLER_ROLES = ['OWNER', 'LISTINGS', 'SHIPPING'] as const;
export type SellerRole = (typeof SELLER_ROLES)[number];

/** Who acts. Use cases and views decide by it; it is made by the session, the worker or the callback route alone. */
export interface Actor {
  userId: string;
  role: Role | 'SYSTEM' | 'INSTITUTION';
  /** The seller a SELLER works for; absent for everybody else. */
  sellerId?: string;
  /** What a SELLER does there. Without any, nothing of the seller's is seen or changed. */
  sellerRoles?: readonly SellerRole[];
  name: string;
}

/** Background work and deadlines act in this name. */
export const SYSTEM: Actor = { userId: 'system', role: 'SYSTEM', name: 'Dalmada' };

/** Who runs the mall: an admin, or a command given on its own machine. */
export const isOfTheHouse = ({ role }: Pick<Actor, 'role'>): boolean => role === 'ADMIN' || role === 'SYSTEM';
