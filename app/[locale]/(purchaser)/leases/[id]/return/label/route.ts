import { drawLabel } from '@/lib/endings/document/draw-label';
import { returnOffer } from '@/lib/endings/views/returns';
import { askedLocale } from '@/lib/web/asked-locale';
import { pdfResponse } from '@/lib/web/pdf-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** The label of the return that its purchaser is to send. */
export const GET = route<{ params: Promise<{ id: string }> }>(async (deps, request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const offer = await returnOffer(deps.db, actor, id, deps.clock.now());
  if (offer?.current?.state !== 'LABELLED') return problemJson({ code: 'not-found' });
  return pdfResponse(await drawLabel(offer.current, askedLocale(request, actor), deps.clock.now()), `${offer.current.number}.pdf`);
});
