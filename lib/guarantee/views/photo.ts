import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';

/** A purchaser's own: of a lease that another has taken over since they are still who claimed, and who took it over sees their own alone. */
export const ofPurchaser = (userId: string): Prisma.ServiceClaimWhereInput => ({ OR: [{ formerPurchaserId: userId }, { formerPurchaserId: null, guarantee: { lease: { purchaserId: userId } } }] });

/** Whose claims somebody sees: a purchaser their own, a shop those that it keeps or has promised, the desk all. Null: none. */
export function seenBy(actor: Actor): Prisma.ServiceClaimWhereInput | null {
  if (actor.role === 'DESK') return {};
  if (actor.role === 'PURCHASER') return actor.userId === '' ? null : ofPurchaser(actor.userId);
  const keeperId = sellerFor(actor, 'orders');
  return keeperId === null ? null : { keeperId };
}

/** A picture of a thread, for its parties; one that is not said yet, for its author. */
export async function claimPhoto(db: Db, actor: Actor, fileId: string): Promise<{ data: Uint8Array<ArrayBuffer>; contentType: string } | null> {
  const claims = seenBy(actor);
  const found = await db.claimPhoto.findFirst({
    where: { fileId, OR: [{ byId: actor.userId, stepId: null }, ...(claims ? [actor.role === 'DESK' ? { claimId: { not: null } } : { claim: claims }] : [])] }, select: { file: { select: { data: true, contentType: true } } },
  });
  return found && { data: new Uint8Array(found.file.data), contentType: found.file.contentType };
}
