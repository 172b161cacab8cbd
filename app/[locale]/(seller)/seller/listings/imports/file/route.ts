import { maySeller } from '@/lib/accounts/model/seller-roles';
import { askedLocale } from '@/lib/web/asked-locale';
import { problemJson, route } from '@/lib/web/route';
import { isSameOrigin } from '@/lib/web/same-origin';
import { currentActor } from '@/lib/web/session';
import { uploadedFile } from '@/lib/web/uploaded-file';
import { MAX_CSV_BYTES } from '@/lib/workplace/model/inputs';
import { readImport } from '@/lib/workplace/read-import';

/** A seller sends a file of listings to be looked through: multipart, field `file`. */
export const POST = route(async (deps, request) => {
  if (!isSameOrigin(request)) return problemJson({ code: 'forbidden' }, 403);
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  if (!maySeller(actor, 'listings')) return problemJson({ code: 'not-found' });
  const file = await uploadedFile(request, MAX_CSV_BYTES);
  if (!file.ok) return problemJson(file.error.code === 'file-size' ? { code: 'workplace.file-size' } : file.error, file.error.code === 'file-size' ? 413 : 422);
  const read = await readImport(deps, actor, { name: file.value.name, bytes: Buffer.from(await file.value.arrayBuffer()), locale: askedLocale(request, actor) });
  return read.ok ? Response.json(read.value, { status: 201 }) : problemJson(read.error, 422);
});
