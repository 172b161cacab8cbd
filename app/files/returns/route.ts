import { storeReturnPhoto } from '@/lib/endings/store-return-photo';
import { MAX_IMAGE_BYTES } from '@/lib/platform/image';
import { problemJson, route } from '@/lib/web/route';
import { isSameOrigin } from '@/lib/web/same-origin';
import { currentActor } from '@/lib/web/session';
import { uploadedFile } from '@/lib/web/uploaded-file';

const REFUSED: Record<string, number> = { 'not-found': 404, busy: 503 };

/** One picture for an inspection: multipart, field `file`. */
export const POST = route(async (deps, request) => {
  if (!isSameOrigin(request)) return problemJson({ code: 'forbidden' }, 403);
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  const file = await uploadedFile(request, MAX_IMAGE_BYTES);
  if (!file.ok) return problemJson(file.error, file.error.code === 'file-size' ? 413 : 422);
  const stored = await storeReturnPhoto(deps, actor, { bytes: Buffer.from(await file.value.arrayBuffer()) });
  return stored.ok ? Response.json(stored.value, { status: 201 }) : problemJson(stored.error, REFUSED[stored.error.code] ?? 422);
});
