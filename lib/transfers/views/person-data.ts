import type { Db } from '@/lib/platform/db';
import { readAgreed } from '../model/agreed';

/** A person's own transfers, in plain rows: of the other one nothing but that there is one. */
export async function transferData(db: Db, userId: string) {
  const rows = await db.leaseTransfer.findMany({ where: { OR: [{ fromId: userId }, { toId: userId }] }, orderBy: { createdAt: 'asc' }, include: { signatures: { where: { userId } } } });
  return rows.map(({ id, number, state, fromId, createdAt, agreedAt, decidedAt, reason, signedAt, carryOn, carriedOutAt, endedAt, documentId, agreed, signatures, ...row }) => ({
    id, number, state, createdAt, agreedAt, decidedAt, reason, signedAt, carryOn, carriedOutAt, endedAt, signatures, agreed: agreed === null ? null : readAgreed(agreed), document: documentId ? `/transfers/${id}/document` : null,
    ...(fromId === userId ? { given: true, leaseId: row.leaseId } : { given: false, successor: row.successor, toEmail: row.toEmail }),
  }));
}
