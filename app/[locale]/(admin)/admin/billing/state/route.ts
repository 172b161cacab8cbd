import { billingProgress } from '@/lib/billing/views/run';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** How far the run is, for the page that looks on. */
export const GET = route(async ({ db, clock }) => {
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  const progress = await billingProgress(db, actor, clock.now());
  return progress ? Response.json(progress, { headers: { 'cache-control': 'no-store' } }) : problemJson({ code: 'not-found' });
});
