import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, type Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { cleanImage } from '@/lib/platform/image';
import { keepPhoto, sha256Of } from './keep-photo';
import type { KeptPhoto } from './model/photo';

/**
 * Keeps a seller's photo, drawn anew. It belongs to no listing yet; what is never used is swept away after a day.
 * Errors: `not-found`, `too-many`, and those of {@link cleanImage}.
 */
export async function storePhoto(deps: Deps, actor: Actor, { name, bytes }: { name: string; bytes: Buffer }): Promise<Result<KeptPhoto>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return keepPhoto(deps, actor, { sellerId, name: shortName(name), source: sha256Of(bytes), action: 'photo.stored', make: () => cleanImage(bytes) });
}

/** The file's own name without what cannot be seen; the bytes are WebP, whatever it was. */
const shortName = (name: string): string =>
  `${name.normalize('NFC').replaceAll(/[\p{C}\\/]/gu, '').replace(/\.[^.]*$/, '').slice(0, 80) || 'photo'}.webp`;
