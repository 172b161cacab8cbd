import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import type { SizedImage } from '@/lib/platform/image-sizes';

export interface NewPhoto {
  sellerId: string;
  name: string;
  contentType: string;
  data: Uint8Array<ArrayBuffer>;
  sha256: string;
  source: string;
  at: Temporal.Instant;
}

/** Null where the same photo came in at the same moment. */
export async function insertPhoto(tx: Tx, { sellerId, at, data, ...photo }: NewPhoto): Promise<string | null> {
  const id = newId('f');
  const { count } = await tx.storedFile.createMany({
    data: [{ ...photo, id, purpose: 'LISTING_PHOTO', ownerId: sellerId, sizeBytes: data.byteLength, data, createdAt: toDate(at) }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

/** The seller's photo that was made from the same; its day before it is swept begins anew. */
export async function takeSamePhoto(tx: Tx, { sellerId, source, at }: Pick<NewPhoto, 'sellerId' | 'source' | 'at'>): Promise<string | null> {
  const [found] = await tx.storedFile.updateManyAndReturn({
    where: { ownerId: sellerId, source, purpose: 'LISTING_PHOTO' }, data: { createdAt: toDate(at) }, select: { id: true },
  });
  return found?.id ?? null;
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

/** Removes what was put up before an instant and never used; its renditions go with it. */
export async function deleteStrayPhotos(tx: Tx, before: Temporal.Instant): Promise<number> {
  const { count } = await tx.storedFile.deleteMany({
    where: { purpose: 'LISTING_PHOTO', createdAt: { lt: toDate(before) }, listingPhotos: { none: {} } },
  });
  return count;
}

/** A photo as it was stored: of this seller, or of anybody (null). */
export const storedPhoto = (db: Db | Tx, fileId: string, sellerId: string | null) =>
  db.storedFile.findFirst({
    where: { id: fileId, purpose: 'LISTING_PHOTO', ...(sellerId !== null && { ownerId: sellerId }) },
    select: { name: true, sha256: true, data: true, renderedAt: true },
  });

/** Keeps the renditions of a photo that has none; false where it has them, or is gone. */
export async function insertRenditions(tx: Tx, fileId: string, images: readonly SizedImage[], at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.storedFile.updateMany({ where: { id: fileId, purpose: 'LISTING_PHOTO', renderedAt: null }, data: { renderedAt: toDate(at) } });
  if (count === 0) return false;
  await tx.photoRendition.createMany({ data: images.map(({ width, format, data }) => ({ fileId, width, format: format === 'avif' ? 'AVIF' : 'WEBP', data })) });
  return true;
}

/** Photos without renditions, oldest first. */
export async function waitingPhotos(db: Db, limit: number): Promise<string[]> {
  const rows = await db.storedFile.findMany({
    where: { purpose: 'LISTING_PHOTO', renderedAt: null }, orderBy: { createdAt: 'asc' }, take: limit, select: { id: true },
  });
  return rows.map(({ id }) => id);
}
