import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** Pictures of a person that belong to no inspection yet. */
export const countLoose = (tx: Tx, byId: string): Promise<number> => tx.returnPhoto.count({ where: { byId, returnId: null } });

interface NewPhoto { byId: string; name: string; contentType: string; sha256: string; data: Uint8Array<ArrayBuffer>; at: Temporal.Instant }

export async function insertReturnPhoto(tx: Tx, { byId, at, data, ...file }: NewPhoto): Promise<string> {
  const id = newId('f');
  await tx.storedFile.create({ data: { id, purpose: 'RETURN_PHOTO', ownerId: byId, ...file, sizeBytes: data.byteLength, data, createdAt: toDate(at) }, select: { id: true } });
  await tx.returnPhoto.create({ data: { fileId: id, byId, at: toDate(at) } });
  return id;
}

/** They show what was found of a return, in this order; false where one of them is not the person's own, or gone. */
export async function showInReturn(tx: Tx, returnId: string, { byId, fileIds }: { byId: string; fileIds: readonly string[] }): Promise<boolean> {
  for (const [index, fileId] of [...new Set(fileIds)].entries()) {
    const { count } = await tx.returnPhoto.updateMany({ where: { fileId, byId, returnId: null }, data: { returnId, no: index + 1 } });
    if (count === 0) return false;
  }
  return true;
}

/** Pictures that were sent up before an instant and never shown. */
export async function deleteLoose(tx: Tx, before: Temporal.Instant): Promise<number> {
  const old = await tx.returnPhoto.findMany({ where: { returnId: null, at: { lt: toDate(before) } }, select: { fileId: true }, take: 500 });
  const { count } = await tx.storedFile.deleteMany({ where: { id: { in: old.map(({ fileId }) => fileId) }, purpose: 'RETURN_PHOTO' } });
  return count;
}
