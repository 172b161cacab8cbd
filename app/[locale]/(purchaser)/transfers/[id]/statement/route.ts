import { drawStatement } from '@/lib/endings/document/draw-statement';
import { givenStatement } from '@/lib/transfers/views/document';
import { askedLocale } from '@/lib/web/asked-locale';
import { pdfResponse } from '@/lib/web/pdf-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** What was billed and paid of a lease while it was theirs, for who has given it over. */
export const GET = route<{ params: Promise<{ id: string }> }>(async (deps, request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const statement = await givenStatement(deps.db, actor, id);
  if (!statement) return problemJson({ code: 'not-found' });
  return pdfResponse(await drawStatement(statement, askedLocale(request, actor), deps.clock.now()), `${statement.number}.pdf`);
});
