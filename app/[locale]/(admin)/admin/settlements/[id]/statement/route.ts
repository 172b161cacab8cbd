import { translate } from '@/lib/platform/messages';
import { adminStatement } from '@/lib/settlements/views/admin';
import { askedLocale } from '@/lib/web/asked-locale';
import { csvResponse } from '@/lib/web/csv-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** A settlement's lines as a file, for an admin. */
export const GET = route(async ({ db, clock }, request, { params }: { params: Promise<{ id: string }> }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const locale = askedLocale(request, actor);
  const pieces = await adminStatement(db, actor, id, locale);
  return pieces ? csvResponse(pieces, translate(locale, 'settlements.title'), clock) : problemJson({ code: 'not-found' });
});
