import { createHash } from 'node:crypto';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { cleanImage } from '@/lib/platform/image';
import { countLoose, deleteLoose, insertReturnPhoto } from './store/return-photos';

/** Pictures that somebody may have lying about without having shown them. */
const MOST_LOOSE = 30;
const KEPT_HOURS = 24;

/**
 * Keeps a picture for the inspection of goods that came back, drawn anew without its metadata, for who may look goods over.
 * Nobody but its author knows of it until it is shown there; what is never shown is swept away after a day. Errors:
 * `not-found`, `too-many`, and those of {@link cleanImage}.
 */
export async function storeReturnPhoto(deps: Deps, actor: Actor, { bytes }: { bytes: Buffer }): Promise<Result<{ fileId: string }>> {
  if (actor.role !== 'DESK' && sellerFor(actor, 'orders') === null) return err({ code: 'not-found' });
  const image = await cleanImage(bytes);
  if (!image.ok) return image;
  const { data, contentType } = image.value;
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if (await countLoose(tx, actor.userId) >= MOST_LOOSE) return err({ code: 'too-many' });
    const sha256 = createHash('sha256').update(data).digest('hex');
    const fileId = await insertReturnPhoto(tx, { byId: actor.userId, name: 'return.webp', contentType, sha256, data, at });
    await audit(tx, { actor, action: 'photo.stored', subject: { type: 'file', id: fileId }, data: { sha256, sizeBytes: data.byteLength }, at });
    return ok({ fileId });
  });
}

/** Sweep: pictures that were sent up and, a day later, are shown in no inspection. */
export async function removeLooseReturnPhotos(deps: Deps): Promise<void> {
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const removed = await deleteLoose(tx, at.subtract({ hours: KEPT_HOURS }));
    if (removed > 0) await audit(tx, { actor: SYSTEM, action: 'photos.removed', subject: { type: 'sweep', id: 'return-photos' }, data: { removed }, at });
    return ok(removed);
  });
}
