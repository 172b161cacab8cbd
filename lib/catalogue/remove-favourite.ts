import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { writeOnce, type Deps } from '@/lib/platform/db';
import type { ListingInput } from './model/inputs';
import { deleteFavourite } from './store/favourites';

/** Takes the mark away; where there is none, nothing is left to do. Error: `not-found`. */
export async function removeFavourite(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  await writeOnce(deps, (tx) => deleteFavourite(tx, actor.userId, listingId));
  return ok({ listingId });
}
