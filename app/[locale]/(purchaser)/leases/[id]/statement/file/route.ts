import { drawStatement } from '@/lib/endings/document/draw-statement';
import { leaseStatement } from '@/lib/endings/views/statement';
import { askedLocale } from '@/lib/web/asked-locale';
import { pdfResponse } from '@/lib/web/pdf-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** The statement of a purchaser's own lease as it stands, as a PDF in their language. */
export const GET = route<{ params: Promise<{ id: string }> }>(async (deps, request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const at = deps.clock.now();
  const statement = await leaseStatement(deps.db, actor, id, at);
  if (!statement) return problemJson({ code: 'not-found' });
  return pdfResponse(await drawStatement(statement, askedLocale(request, actor), at), `${statement.number}.pdf`);
});
