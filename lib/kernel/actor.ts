export const ROLES = ['PURCHASER', 'SELLER', 'DESK', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. Use cases and views decide by it; it is made by the session, the worker or the callback route alone. */
export interface Actor {
  userId: string;
  role: Role | 'SYSTEM' | 'INSTITUTION';
  /** The seller a SELLER works for; absent for everybody else. */
  sellerId?: string;
  name: string;
}

/** Background work and deadlines act in this name. */
export const SYSTEM: Actor = { userId: 'system', role: 'SYSTEM', name: 'Dalmada' };
