import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** Pictures of a person that are said in no thread yet. */
export const countUnsaid = (tx: Tx, byId: string): Promise<number> => tx.claimPhoto.count({ where: { byId, stepId: null } });

export async function insertClaimPhoto(tx: Tx, { byId, at, data, ...file }: { byId: string; name: string; contentType: string; sha256: string; data: Uint8Array<ArrayBuffer>; at: Temporal.Instant }): Promise<string> {
  const id = newId('f');
  await tx.storedFile.create({ data: { id, purpose: 'CLAIM_PHOTO', ownerId: byId, ...file, sizeBytes: data.byteLength, data, createdAt: toDate(at) }, select: { id: true } });
  await tx.claimPhoto.create({ data: { fileId: id, byId, at: toDate(at) } });
  return id;
}

/** Pictures that were sent up before an instant and never said. */
export async function deleteUnsaid(tx: Tx, before: Temporal.Instant): Promise<number> {
  const old = await tx.claimPhoto.findMany({ where: { stepId: null, at: { lt: toDate(before) } }, select: { fileId: true }, take: 500 });
  const ids = old.map(({ fileId }) => fileId);
  const { count } = await tx.storedFile.deleteMany({ where: { id: { in: ids }, purpose: 'CLAIM_PHOTO' } });
  return count;
}
