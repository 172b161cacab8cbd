import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, type Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { cutImage } from '@/lib/platform/image';
import { keepPhoto, sha256Of } from './keep-photo';
import type { CropPhotoInput } from './model/crop';
import type { KeptPhoto } from './model/photo';
import { storedPhoto } from './store/photos';

/**
 * A part of a seller's photo as a photo of its own; the whole one stays, so that cropping can be undone.
 * Errors: `not-found`, `too-many`, `photos.outside`.
 */
export async function cropPhoto(deps: Deps, actor: Actor, { fileId, ...part }: CropPhotoInput): Promise<Result<KeptPhoto>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  const whole = await storedPhoto(deps.tx ?? deps.db, fileId, sellerId);
  if (!whole) return err({ code: 'not-found' });
  const source = sha256Of(`${whole.sha256} ${part.left} ${part.top} ${part.width} ${part.height}`);
  return keepPhoto(deps, actor, { sellerId, name: whole.name, source, action: 'photo.cropped', make: () => cutImage(whole.data, part) });
}
