import type { DeliveryState } from './states';

/** The seller's tabs and the states each shows; `all` has no filter. */
export const SELLER_TABS = {
  all: [],
  accept: ['NOTICED'],
  ship: ['ACCEPTED'],
  shipping: ['SHIPPED'],
  deciding: ['RECEIVED', 'INSPECTED', 'DECIDED', 'RETURNING'],
  done: ['RELAYED', 'RETURNED', 'DECLINED', 'LAPSED', 'CANCELLED'],
} as const satisfies Record<string, readonly DeliveryState[]>;

export type SellerTab = keyof typeof SELLER_TABS;
export const sellerTabs = Object.keys(SELLER_TABS) as SellerTab[];
export const isSellerTab = (text: unknown): text is SellerTab => typeof text === 'string' && Object.hasOwn(SELLER_TABS, text);
