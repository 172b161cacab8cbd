import { translate } from '@/lib/platform/messages';
import { askedLocale } from '@/lib/web/asked-locale';
import { csvResponse } from '@/lib/web/csv-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';
import { faultyFile } from '@/lib/workplace/views/faulty-file';
import { importProgress } from '@/lib/workplace/views/imports';

/** The rows that were refused, each with its reasons, to mend and send again. */
export const GET = route<{ params: Promise<{ id: string }> }>(async ({ db, clock }, request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  if (!(await importProgress(db, actor, id))) return problemJson({ code: 'not-found' });
  const locale = askedLocale(request, actor);
  return csvResponse(faultyFile(db, actor, id, locale), translate(locale, 'workplace.faultyFileName'), clock);
});
