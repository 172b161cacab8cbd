import { contractDocument } from '@/lib/contracts/views/document';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** The sealed document, or with `?of=delivered` what was read and signed, for its parties alone; the view hashes it again, so that a changed byte is never given out. */
export const GET = route<{ params: Promise<{ id: string }> }>(async (deps, request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const which = new URL(request.url).searchParams.get('of') === 'delivered' ? 'delivered' : 'newest';
  const document = await contractDocument(deps.db, actor, id, which);
  if (!document) return problemJson({ code: 'not-found' });
  return new Response(document.data as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf', 'content-length': String(document.data.byteLength), 'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${document.name}"`, 'cache-control': 'private, no-store',
    },
  });
});
