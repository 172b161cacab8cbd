import { favouriteIds } from '@/lib/catalogue/views/finding';
import { route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** What the hearts of a page that is the same for everybody need to know of who looks at it. */
export const GET = route(async ({ db }) => {
  const actor = await currentActor();
  const headers = { 'cache-control': 'private, no-store' };
  if (!actor) return Response.json({ looker: 'visitor', favourites: [] }, { headers });
  if (actor.role !== 'PURCHASER') return Response.json({ looker: 'other', favourites: [] }, { headers });
  return Response.json({ looker: 'purchaser', favourites: await favouriteIds(db, actor) }, { headers });
});
