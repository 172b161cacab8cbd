import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

export interface PhotoFile {
  name: string;
  contentType: string;
  sha256: string;
  data: Uint8Array<ArrayBuffer>;
  /** Everybody may see it, and a cache may keep it: its bytes never change. */
  open: boolean;
}

/** A photo of anything that was ever published is for everybody; one of a draft for who writes its seller's listings, and the admins. */
export async function photoFile(db: Db, actor: Actor | null, fileId: string): Promise<PhotoFile | null> {
  const file = await db.storedFile.findFirst({
    where: { id: fileId, purpose: 'LISTING_PHOTO' },
    select: {
      name: true, contentType: true, sha256: true, ownerId: true,
      listingPhotos: { where: { version: { frozenAt: { not: null } } }, select: { position: true }, take: 1 },
    },
  });
  if (!file) return null;
  const open = file.listingPhotos.length > 0;
  const own = actor?.role === 'ADMIN' || (file.ownerId !== null && sellerFor(actor, 'listings') === file.ownerId);
  if (!open && !own) return null;
  const bytes = await db.storedFile.findUnique({ where: { id: fileId }, select: { data: true } });
  return bytes && { name: file.name, contentType: file.contentType, sha256: file.sha256, data: bytes.data, open };
}
