import { createHash } from 'node:crypto';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { cleanImage } from '@/lib/platform/image';
import { countStrayPhotos, insertPhoto } from './store/photos';

/** Photos that a seller may have lying about without a listing that shows them. */
const MAX_STRAY = 100;

/**
 * Keeps a seller's photo, drawn anew. It belongs to no listing yet; what is never used is swept away after a day.
 * Errors: `not-found`, `too-many`, and those of {@link cleanImage}.
 */
export async function storePhoto(deps: Deps, actor: Actor, { name, bytes }: { name: string; bytes: Buffer }): Promise<Result<{ fileId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  const image = await cleanImage(bytes);
  if (!image.ok) return image;
  const { data, contentType } = image.value;
  const sha256 = createHash('sha256').update(data).digest('hex');
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if ((await countStrayPhotos(tx, sellerId)) >= MAX_STRAY) return err({ code: 'too-many' });
    const fileId = await insertPhoto(tx, { sellerId, name: shortName(name), contentType, data, sha256, at });
    await audit(tx, { actor, action: 'photo.stored', subject: { type: 'file', id: fileId }, data: { sha256, sizeBytes: data.byteLength }, at });
    return ok({ fileId });
  });
}

/** The file's own name without what cannot be seen; the bytes are WebP, whatever it was. */
const shortName = (name: string): string =>
  `${name.normalize('NFC').replaceAll(/[\p{C}\\/]/gu, '').replace(/\.[^.]*$/, '').slice(0, 80) || 'photo'}.webp`;
