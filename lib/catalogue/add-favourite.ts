import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { FAVOURITES_MAX } from './model/finding';
import type { ListingInput } from './model/inputs';
import { hasFavourite, insertFavourite, isInTheMall, lockedFavouriteCount } from './store/favourites';

/**
 * Marks goods of the mall to find them again; marking twice is marking once. No trace in the audit log: what somebody
 * likes changes nothing for anybody else, and is nobody's business. Errors: `not-found`, `finding.not-offered`,
 * `finding.too-many-favourites`.
 */
export async function addFavourite(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const count = await lockedFavouriteCount(tx, actor.userId);
    if (await hasFavourite(tx, actor.userId, listingId)) return ok({ listingId });
    if (!(await isInTheMall(tx, listingId))) return err({ code: 'finding.not-offered' });
    if (count >= FAVOURITES_MAX) return err({ code: 'finding.too-many-favourites', params: { max: FAVOURITES_MAX } });
    await insertFavourite(tx, actor.userId, listingId, deps.clock.now());
    return ok({ listingId });
  });
}
