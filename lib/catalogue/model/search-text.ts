import { kindNames } from './kinds';
import type { Product } from './product';
import { searchable } from './search';

/** What a listing is found by: what it says of itself, its category and seller, and the other names of what it is. */
export function listingText(product: Product, { categoryNames, sellerName }: { categoryNames: readonly string[]; sellerName: string }): string {
  const { title, brand, model, description } = product;
  return searchable(title, brand, model, ...categoryNames, sellerName, ...kindNames(searchable(title), searchable(description)));
}
