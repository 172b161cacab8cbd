import type { Tx } from '@/lib/platform/db';

interface NewNotice {
  orderId: string;
  purchaserId: string;
  sellerId: string;
  institutionId: string;
  noticedAt: Date;
  acceptBy: Date;
}

export async function insertNotice(tx: Tx, { orderId, purchaserId, sellerId, institutionId, noticedAt, acceptBy }: NewNotice): Promise<void> {
  await tx.delivery.create({ data: { orderId, purchaserId, sellerId, institutionId, noticedAt, acceptBy } });
}

export async function insertClaim(tx: Tx, claim: { id: string; orderId: string; text: string; openedAt: Date }): Promise<void> {
  await tx.claim.create({ data: claim });
}
