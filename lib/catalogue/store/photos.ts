import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

export interface NewPhoto {
  sellerId: string;
  name: string;
  contentType: string;
  data: Uint8Array<ArrayBuffer>;
  sha256: string;
  at: Temporal.Instant;
}

export async function insertPhoto(tx: Tx, { sellerId, name, contentType, data, sha256, at }: NewPhoto): Promise<string> {
  const id = newId('f');
  await tx.storedFile.create({
    data: { id, purpose: 'LISTING_PHOTO', ownerId: sellerId, name, contentType, sha256, sizeBytes: data.byteLength, data, createdAt: toDate(at) },
    select: { id: true },
  });
  return id;
}

/** Whether all of these are photos that the seller put up. */
export async function ownsPhotos(tx: Tx, sellerId: string, fileIds: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(fileIds)];
  const found = await tx.storedFile.count({ where: { id: { in: wanted }, ownerId: sellerId, purpose: 'LISTING_PHOTO' } });
  return found === wanted.length;
}

/** Photos of a seller that no version shows. */
export const countStrayPhotos = (tx: Tx, sellerId: string) =>
  tx.storedFile.count({ where: { ownerId: sellerId, purpose: 'LISTING_PHOTO', listingPhotos: { none: {} } } });

/** Removes what was put up before an instant and never used. */
export async function deleteStrayPhotos(tx: Tx, before: Temporal.Instant): Promise<number> {
  const { count } = await tx.storedFile.deleteMany({
    where: { purpose: 'LISTING_PHOTO', createdAt: { lt: toDate(before) }, listingPhotos: { none: {} } },
  });
  return count;
}
