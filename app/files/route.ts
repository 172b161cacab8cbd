import { maySeller } from '@/lib/accounts/model/seller-roles';
import { storePhoto } from '@/lib/catalogue/store-photo';
import { MAX_IMAGE_BYTES } from '@/lib/platform/image';
import { limitedBytes } from '@/lib/platform/read-body';
import { problemJson, route } from '@/lib/web/route';
import { isSameOrigin } from '@/lib/web/same-origin';
import { currentActor } from '@/lib/web/session';

/** What multipart adds around one file. */
const ENVELOPE = 16 * 1024;

const REFUSED: Record<string, number> = { 'not-found': 404, busy: 503 };

async function oneFile(request: Request, body: Uint8Array<ArrayBuffer>): Promise<File | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data')) return null;
  try {
    const entries = [...(await new Response(body, { headers: { 'content-type': type } }).formData()).entries()];
    const [name, value] = entries[0] ?? [];
    return entries.length === 1 && name === 'file' && value instanceof File ? value : null;
  } catch {
    return null;
  }
}

/** A seller puts up one photo: multipart, field `file`. A server action would take no more than 1 MB. */
export const POST = route(async (deps, request) => {
  if (!isSameOrigin(request)) return problemJson({ code: 'forbidden' }, 403);
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  if (!maySeller(actor, 'listings')) return problemJson({ code: 'not-found' });
  // What says that it is too large is not read at all: cut off half-way, the connection would be lost to the next request.
  const tooLarge = Number(request.headers.get('content-length') ?? 0) > MAX_IMAGE_BYTES + ENVELOPE;
  const body = tooLarge ? undefined : await limitedBytes(request.body, MAX_IMAGE_BYTES + ENVELOPE);
  if (!body) return problemJson({ code: 'file-size' }, 413);
  const file = await oneFile(request, body);
  if (!file) return problemJson({ code: 'file-broken' }, 422);
  const stored = await storePhoto(deps, actor, { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) });
  return stored.ok ? Response.json(stored.value, { status: 201 }) : problemJson(stored.error, REFUSED[stored.error.code] ?? 422);
});
