import { cardJson } from '@/lib/catalogue/model/card-json';
import { listingIdsInText, RECENT_MAX } from '@/lib/catalogue/model/finding';
import { cardsByIds } from '@/lib/catalogue/views/related';
import { problemJson, route } from '@/lib/web/route';

/** A suspended seller's goods leave the mall at once; here they may stay this long. */
const FRESH_SECONDS = 30;

/** The cards of listings that a device remembers, in its order; those that the mall does not show are left out. For everybody. */
export const GET = route(async ({ db }, request) => {
  const ids = listingIdsInText(new URL(request.url).searchParams.get('ids') ?? undefined);
  if (ids.length === 0 || ids.length > RECENT_MAX) return problemJson({ code: 'input', fields: { ids: 'invalid' } });
  const cards = await cardsByIds(db, ids);
  return Response.json({ cards: cards.map(cardJson) }, { headers: { 'cache-control': `public, max-age=${FRESH_SECONDS}` } });
});
