import { photoFile } from '@/lib/catalogue/views/photo';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** The bytes of a file never change under its id. */
const OPEN = 'public, max-age=31536000, immutable';
const OWN = 'private, max-age=3600';

/** A photo. What a published listing shows is for everybody, without a session; a draft's for those who may see the draft. */
export const GET = route<{ params: Promise<{ id: string }> }>(async (deps, request, { params }) => {
  const { id } = await params;
  const file = (await photoFile(deps.db, null, id)) ?? (await photoFile(deps.db, await currentActor(), id));
  if (!file) return problemJson({ code: 'not-found' });
  const headers = {
    'content-type': file.contentType,
    'cache-control': file.open ? OPEN : OWN,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    etag: `"${file.sha256}"`,
  };
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
  return new Response(file.data, { headers });
});
