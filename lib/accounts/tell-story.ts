import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { SellerStory } from './model/seller';
import { sellerFor } from './model/seller-roles';
import { updateStory } from './store/seller';

/** A seller says in its own words who it is; everybody reads it beside what it sells. Errors: `not-found`. */
export async function tellStory(deps: Deps, actor: Actor, story: SellerStory): Promise<Result<SellerStory>> {
  const sellerId = sellerFor(actor, 'business');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    await updateStory(tx, sellerId, story);
    await audit(tx, { actor, action: 'seller.story-told', subject: { type: 'seller', id: sellerId }, data: story, at: deps.clock.now() });
    return ok(story);
  });
}
