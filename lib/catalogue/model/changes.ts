import type { Product } from './product';

/** What a version says, in the order in which it is compared. */
export const COMPARED = [
  'title', 'categoryCode', 'brand', 'model', 'description', 'condition', 'cashPriceMinor', 'endOfTerm', 'offers', 'firstPaymentMinBps',
  'firstPaymentMaxBps', 'returnChargeBps', 'lateRate', 'guarantee', 'specifications', 'deliveryDays', 'deliveryRegions', 'photos',
] as const satisfies readonly (keyof Product)[];

export type ComparedField = (typeof COMPARED)[number];

const text = (value: unknown) => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));

/** The fields in which two versions differ. */
export const changedFields = (before: Product, after: Product): ComparedField[] => COMPARED.filter((field) => text(before[field]) !== text(after[field]));
