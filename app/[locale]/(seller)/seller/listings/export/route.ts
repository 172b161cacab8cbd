import { maySeller } from '@/lib/accounts/model/seller-roles';
import { selectedIds } from '@/lib/catalogue/views/seller-list';
import { translate } from '@/lib/platform/messages';
import { askedLocale } from '@/lib/web/asked-locale';
import { csvResponse } from '@/lib/web/csv-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';
import { pickedIn } from '@/lib/workplace/model/picked';
import { exportedListings } from '@/lib/workplace/views/export';

/** The seller's listings as a file: all of them, those that were picked, or (`empty=1`) the headings alone to fill in. */
export const GET = route(async ({ db, clock }, request) => {
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  if (!maySeller(actor, 'listings')) return problemJson({ code: 'not-found' });
  const locale = askedLocale(request, actor);
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const picked = pickedIn(params);
  const ids = params['empty'] === '1' ? [] : picked && (await selectedIds(db, actor, picked));
  return csvResponse(exportedListings(db, actor, locale, ids), translate(locale, 'workplace.fileName'), clock);
});
