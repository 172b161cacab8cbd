import { z } from 'zod';
import { givenPassword } from '@/lib/accounts/model/password';

/** An export can be fetched this long. */
export const EXPORT_DAYS = 7;

/** E-Commerce Act, enforcement decree, art. 6 (1): contracts and withdrawals, payments and supply. Complaints (3 years) end earlier. */
export const KEPT_YEARS = 5;

export const exportJob = z.object({ exportId: z.string() });
export type ExportJob = z.output<typeof exportJob>;
export const openExportInput = z.strictObject({ exportId: z.string().max(60, 'invalid'), password: givenPassword });
export type OpenExport = z.output<typeof openExportInput>;

export const closeAccountInput = z.strictObject({ password: givenPassword, understood: z.boolean({ error: 'consent' }).refine((ticked) => ticked, 'consent') });
export type CloseAccount = z.output<typeof closeAccountInput>;

/** Why an account cannot be closed yet, in the order in which a person would put it right. */
export const OBSTACLES = [
  'request', 'order', 'limit', 'lease', 'transfer', 'bill', 'listing', 'seller-order', 'seller-lease', 'seller-claim', 'seller-return', 'seller-withdrawal', 'seller-kept',
  'seller-payable', 'seller-holdback', 'seller-recourse', 'last-owner', 'last-admin',
] as const;
export type ObstacleKind = (typeof OBSTACLES)[number];

export interface Obstacle {
  kind: ObstacleKind;
  /** What people call it: a number or a title; empty where there is nothing to name. */
  name: string;
  id: string;
  /** Where money is left, how much. */
  minor: bigint | null;
  currency: string | null;
}

const PLACE: Record<ObstacleKind, (id: string) => string> = {
  request: (id) => `/limits/${id}`, order: (id) => `/orders/${id}`, limit: (id) => `/limits/${id}`, lease: (id) => `/leases/${id}`, transfer: (id) => `/transfers/${id}`, bill: (id) => `/leases/${id}`,
  listing: (id) => `/seller/listings/${id}`, 'seller-order': (id) => `/seller/orders/${id}`, 'seller-lease': (id) => `/seller/orders/${id}`,
  'seller-claim': (id) => `/seller/claims/${id}`, 'seller-return': (id) => `/seller/returns/${id}`, 'seller-withdrawal': (id) => `/seller/rights/withdrawals/${id}`,
  'seller-kept': () => '/seller/claims', 'seller-payable': () => '/seller/settlements', 'seller-holdback': () => '/seller/settlements', 'seller-recourse': () => '/seller/settlements',
  'last-owner': () => '/seller/staff',
  'last-admin': () => '/admin/people',
};
/** Where it is put right. */
export const placeOf = ({ kind, id }: Obstacle): string => PLACE[kind](id);
