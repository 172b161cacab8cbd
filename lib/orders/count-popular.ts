import { ok } from '@/lib/kernel/result';
import { writePopularity } from '@/lib/catalogue/store/offers';
import { write, type Deps } from '@/lib/platform/db';
import { signedSince } from './store/popular';

/** Orders count for so long. */
const DAYS = 90;

/** Sweep: how often each listing was ordered lately, for the order "popular" of the mall's lists. */
export async function countPopular(deps: Deps): Promise<void> {
  await write(deps, async (tx) => {
    const counted = await signedSince(tx, deps.clock.now().subtract({ hours: DAYS * 24 }));
    return ok(await writePopularity(tx, counted.map(({ listingId }) => listingId), counted.map(({ orders }) => orders)));
  });
}
