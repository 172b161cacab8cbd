import { translate } from '@/lib/platform/messages';
import { reconciliation, reconciliationFile } from '@/lib/settlements/views/remittances';
import { askedLocale } from '@/lib/web/asked-locale';
import { csvResponse } from '@/lib/web/csv-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** Every line of a month of a financier as a file, for an admin. */
export const GET = route(async ({ db, clock }, request, { params }: { params: Promise<{ code: string }> }) => {
  const [actor, { code }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const period = new URL(request.url).searchParams.get('period') ?? '';
  const there = /^20[0-9]{2}-(0[1-9]|1[0-2])$/.test(period) && await reconciliation(db, actor, code, period);
  if (!there) return problemJson({ code: 'not-found' });
  const locale = askedLocale(request, actor);
  return csvResponse(reconciliationFile(db, actor, { code, period }, locale), `${translate(locale, 'settlements.remittances.title')}-${code}-${period}`, clock);
});
