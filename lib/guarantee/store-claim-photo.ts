import { createHash } from 'node:crypto';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { SYSTEM } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { cleanImage } from '@/lib/platform/image';
import { countUnsaid, deleteUnsaid, insertClaimPhoto } from './store/photos';

/** Pictures that somebody may have lying about without having said them. */
const MOST_UNSAID = 30;
const KEPT_HOURS = 24;

const mayShow = (actor: Actor): boolean => actor.role === 'PURCHASER' || actor.role === 'DESK' || sellerFor(actor, 'orders') !== null;

/**
 * Keeps a picture for a claim's thread, drawn anew without its metadata. Nobody but its author knows of it until it is
 * said; what is never said is swept away after a day. Errors: `not-found`, `too-many`, and those of {@link cleanImage}.
 */
export async function storeClaimPhoto(deps: Deps, actor: Actor, { bytes }: { bytes: Buffer }): Promise<Result<{ fileId: string }>> {
  if (!mayShow(actor)) return err({ code: 'not-found' });
  const image = await cleanImage(bytes);
  if (!image.ok) return image;
  const { data, contentType } = image.value;
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if (await countUnsaid(tx, actor.userId) >= MOST_UNSAID) return err({ code: 'too-many' });
    const sha256 = createHash('sha256').update(data).digest('hex');
    const fileId = await insertClaimPhoto(tx, { byId: actor.userId, name: 'claim.webp', contentType, sha256, data, at });
    await audit(tx, { actor, action: 'photo.stored', subject: { type: 'file', id: fileId }, data: { sha256, sizeBytes: data.byteLength }, at });
    return ok({ fileId });
  });
}

/** Sweep: pictures that were sent up and, a day later, are said in no thread. */
export async function removeUnsaidPhotos(deps: Deps): Promise<void> {
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const removed = await deleteUnsaid(tx, at.subtract({ hours: KEPT_HOURS }));
    if (removed > 0) await audit(tx, { actor: SYSTEM, action: 'photos.removed', subject: { type: 'sweep', id: 'claim-photos' }, data: { removed }, at });
    return ok(removed);
  });
}
