import { claimPhoto } from '@/lib/guarantee/views/photo';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** A picture of a claim's thread, for its parties alone: no cache of anybody's keeps it. */
export const GET = route<{ params: Promise<{ id: string }> }>(async ({ db }, _, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  const photo = actor && await claimPhoto(db, actor, id);
  if (!photo) return problemJson({ code: 'not-found' });
  return new Response(photo.data, {
    headers: {
      'content-type': photo.contentType, 'cache-control': 'private, no-store', 'content-disposition': 'attachment; filename="claim.webp"', 'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
});
