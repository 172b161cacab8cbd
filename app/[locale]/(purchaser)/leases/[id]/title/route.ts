import { titleDocument } from '@/lib/endings/views/title';
import { pdfResponse } from '@/lib/web/pdf-response';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** The sealed paper that says whose the goods are, for their purchaser alone. */
export const GET = route<{ params: Promise<{ id: string }> }>(async ({ db }, _, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const title = await titleDocument(db, actor, id);
  return title ? pdfResponse(Buffer.from(title.data), `${title.number}.pdf`) : problemJson({ code: 'not-found' });
});
