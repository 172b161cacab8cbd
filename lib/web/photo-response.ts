import 'server-only';
import { photoFile, type PhotoFile } from '@/lib/catalogue/views/photo';
import type { photoSize } from '@/lib/catalogue/model/photo-sizes';
import type { Deps } from '@/lib/platform/db';
import { problemJson } from './route';
import { currentActor } from './session';

/** The bytes under an address never change, except that a photo's renditions take a moment to be made. */
function caching({ open, final }: PhotoFile): string {
  if (!final) return 'private, max-age=30';
  return open ? 'public, max-age=31536000, immutable' : 'private, max-age=3600';
}

/** A photo. What a published listing shows is for everybody, without a session; a draft's for those who may see the draft. */
export async function photoResponse(deps: Deps, request: Request, fileId: string, size?: ReturnType<typeof photoSize>): Promise<Response> {
  const wanted = { fileId, size, held: request.headers.get('if-none-match') };
  const photo = (await photoFile(deps.db, null, wanted)) ?? (await photoFile(deps.db, await currentActor(), wanted));
  if (!photo) return problemJson({ code: 'not-found' });
  const headers = {
    'content-type': photo.contentType,
    'cache-control': caching(photo),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(photo.name.replace(/webp$/, photo.contentType.slice('image/'.length)))}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    etag: photo.etag,
  };
  return photo.data === null ? new Response(null, { status: 304, headers }) : new Response(photo.data, { headers });
}
