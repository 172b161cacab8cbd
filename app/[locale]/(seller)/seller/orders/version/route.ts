import { awaitedCounts } from '@/lib/contracts/views/to-sign';
import { sellerOrdersVersion } from '@/lib/deliveries/views/version';
import { versionJson } from '@/lib/web/order-version';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** For the seller's open list, which asks every 15 seconds. */
export const GET = route(async ({ db, clock }) => {
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  return versionJson(await sellerOrdersVersion(db, actor, clock.now(), await awaitedCounts(db, actor)));
});
