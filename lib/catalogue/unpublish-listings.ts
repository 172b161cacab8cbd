import { maySeller } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import type { ListingsInput } from './model/inputs';
import { unpublishListing } from './unpublish-listing';

export interface Unpublished {
  done: string[];
  /** Why each of the others stayed. */
  left: { listingId: string; code: string }[];
}

/** Takes several listings out of the mall, each by itself: one that cannot go does not hold the others. Errors: `not-found`. */
export async function unpublishListings(deps: Deps, actor: Actor, { listingIds }: ListingsInput): Promise<Result<Unpublished>> {
  if (!maySeller(actor, 'listings')) return err({ code: 'not-found' });
  const report: Unpublished = { done: [], left: [] };
  for (const listingId of new Set(listingIds)) {
    const result = await unpublishListing(deps, actor, { listingId });
    if (result.ok) report.done.push(listingId);
    else report.left.push({ listingId, code: result.error.code });
  }
  return ok(report);
}
