import { transferDocument } from '@/lib/transfers/views/document';
import { pdfResponse } from '@/lib/web/pdf-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** The agreement for its two purchasers and the desk: sealed once it is, or with `?of=read` what was read and signed. */
export const GET = route<{ params: Promise<{ id: string }> }>(async (deps, request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const document = await transferDocument(deps.db, actor, id, new URL(request.url).searchParams.get('of') === 'read');
  if (!document) return problemJson({ code: 'not-found' });
  return pdfResponse(Buffer.from(document.data), document.name);
});
