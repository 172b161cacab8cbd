import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

/**
 * The bytes of a purchaser's own certificate of title, or null.
 * @throws Error when they are no longer the bytes that were kept: a changed one is never given out.
 */
export async function titleDocument(db: Db, actor: Actor, leaseId: string): Promise<{ number: string; data: Uint8Array } | null> {
  if (actor.role !== 'PURCHASER') return null;
  const title = await db.titleCertificate.findFirst({ where: { leaseId, lease: { purchaserId: actor.userId } }, select: { number: true, sha256: true, sizeBytes: true, file: { select: { data: true } } } });
  if (!title) return null;
  const { number, sha256, sizeBytes, file: { data } } = title;
  if (data.byteLength !== sizeBytes || createHash('sha256').update(data).digest('hex') !== sha256) throw new Error(`certificate of title ${number} differs from its hash`);
  return { number, data };
}
