import type { Role } from '@/lib/kernel/actor';

/** An address and its name under `common.nav`. */
export interface Place {
  key: string;
  href: string;
}

const PURCHASER: readonly Place[] = [
  { key: 'limits', href: '/limits' },
  { key: 'orders', href: '/orders' },
  { key: 'leases', href: '/leases' },
  { key: 'favourites', href: '/favourites' },
];

export const ACCOUNT: Place = { key: 'account', href: '/account' };

const OWN_DESK: Record<Exclude<Role, 'PURCHASER'>, Place> = {
  SELLER: { key: 'sellerDesk', href: '/seller' },
  DESK: { key: 'leaseDesk', href: '/desk' },
  ADMIN: { key: 'adminDesk', href: '/admin' },
};

/** What the mall's header offers beside search, by who looks. */
export function headerPlaces(role: Role | null): readonly Place[] {
  if (role === null) return [];
  return role === 'PURCHASER' ? PURCHASER : [OWN_DESK[role]];
}

export function accountPlaces(role: Role): readonly Place[] {
  const own = role === 'PURCHASER' ? PURCHASER : [OWN_DESK[role]];
  return [...own, { key: 'notifications', href: '/notifications' }, ACCOUNT];
}

/** Where a page is for its reader: in the address that the server knows it by, its language stands before it. */
export const withoutLocale = (path: string): string => path.replace(/^\/(?:ko|en)(?=\/|$)/, '') || '/';
