import { returnPhoto } from '@/lib/endings/views/returns';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** A picture of an inspection, for the return's parties alone: no cache of anybody's keeps it. */
export const GET = route<{ params: Promise<{ id: string }> }>(async ({ db }, _, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  const photo = actor && await returnPhoto(db, actor, id);
  if (!photo) return problemJson({ code: 'not-found' });
  return new Response(photo.data, {
    headers: {
      'content-type': photo.contentType, 'cache-control': 'private, no-store', 'content-disposition': 'attachment; filename="return.webp"', 'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
});
