import { drawStatement } from '@/lib/settlements/document/draw-statement';
import { sellerPaper } from '@/lib/settlements/views/paper';
import { askedLocale } from '@/lib/web/asked-locale';
import { pdfResponse } from '@/lib/web/pdf-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** A settlement's statement as a PDF in their language, for the shop's owner. */
export const GET = route(async (deps, request, { params }: { params: Promise<{ id: string }> }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const paper = await sellerPaper(deps, actor, id);
  if (!paper) return problemJson({ code: 'not-found' });
  return pdfResponse(await drawStatement(paper, askedLocale(request, actor), deps.clock.now()), `settlement-${paper.day}.pdf`);
});
