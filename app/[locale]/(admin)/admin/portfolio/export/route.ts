import { exportedTable, TABLES } from '@/lib/insights/views/export';
import { translate } from '@/lib/platform/messages';
import { askedLocale } from '@/lib/web/asked-locale';
import { csvResponse } from '@/lib/web/csv-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';
import { scopeOf } from '../scope';

/** One of the portfolio's pictures as a file, of what the page shows. */
export const GET = route(async (deps, request) => {
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const table = TABLES.find((each) => each === params['table']);
  if (actor.role !== 'ADMIN' || !table) return problemJson({ code: 'not-found' });
  const locale = askedLocale(request, actor);
  return csvResponse(exportedTable(deps, actor, scopeOf(params), { table, locale }), `${translate(locale, 'insights.csv.name')}-${table}`, deps.clock);
});
