import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { CleanImage } from '@/lib/platform/image';
import type { KeptPhoto } from './model/photo';
import { addRenderJob } from './render-photo';
import { countStrayPhotos, insertPhoto, takeSamePhoto } from './store/photos';

/** Photos that a seller may have lying about without a listing that shows them. */
const MAX_STRAY = 100;

export const sha256Of = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');

interface Wanted {
  sellerId: string;
  name: string;
  /** A fingerprint of what it is made from: made once for a seller, whatever how often it is asked for. */
  source: string;
  action: 'photo.stored' | 'photo.cropped';
  make: () => Promise<Result<CleanImage>>;
}

/** Keeps a photo that is drawn outside of the transaction, and queues the job that draws it in sizes. Errors: `too-many`, and those of drawing it. */
export async function keepPhoto(deps: Deps, actor: Actor, { sellerId, name, source, action, make }: Wanted): Promise<Result<KeptPhoto>> {
  const same = () => write(deps, async (tx) => {
    const at = deps.clock.now();
    const fileId = await takeSamePhoto(tx, { sellerId, source, at });
    if (!fileId) return err({ code: 'not-found' });
    await audit(tx, { actor, action, subject: { type: 'file', id: fileId }, at });
    return ok({ fileId });
  });
  const known = await same();
  if (known.ok) return known;
  const image = await make();
  if (!image.ok) return image;
  const { data, contentType } = image.value;
  const kept = await write<Result<KeptPhoto | null>>(deps, async (tx) => {
    const at = deps.clock.now();
    if ((await countStrayPhotos(tx, sellerId)) >= MAX_STRAY) return err({ code: 'too-many' });
    const sha256 = sha256Of(data);
    const fileId = await insertPhoto(tx, { sellerId, name, contentType, data, sha256, source, at });
    if (!fileId) return ok(null);
    await audit(tx, { actor, action, subject: { type: 'file', id: fileId }, data: { sha256, sizeBytes: data.byteLength }, at });
    await addRenderJob(tx, fileId);
    return ok({ fileId });
  });
  return kept.ok && kept.value === null ? same() : (kept as Result<KeptPhoto>);
}
