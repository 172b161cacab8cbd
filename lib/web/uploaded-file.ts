import 'server-only';
import { err, ok, type Result } from '@/lib/kernel/result';
import { limitedBytes } from '@/lib/platform/read-body';

/** What multipart adds around one file. */
const ENVELOPE = 16 * 1024;

/** The one file of a multipart body, field `file`, of at most so many bytes. Errors: `file-size`, `file-broken`. */
export async function uploadedFile(request: Request, most: number): Promise<Result<File>> {
  // What says that it is too large is not read at all: cut off half-way, the connection would be lost to the next request.
  const tooLarge = Number(request.headers.get('content-length') ?? 0) > most + ENVELOPE;
  const body = tooLarge ? undefined : await limitedBytes(request.body, most + ENVELOPE);
  if (!body) return err({ code: 'file-size' });
  const file = await oneFile(request.headers.get('content-type') ?? '', body);
  return file ? ok(file) : err({ code: 'file-broken' });
}

async function oneFile(type: string, body: Uint8Array<ArrayBuffer>): Promise<File | null> {
  if (!type.toLowerCase().startsWith('multipart/form-data')) return null;
  try {
    const entries = [...(await new Response(body, { headers: { 'content-type': type } }).formData()).entries()];
    const [name, value] = entries[0] ?? [];
    return entries.length === 1 && name === 'file' && value instanceof File ? value : null;
  } catch {
    return null;
  }
}
