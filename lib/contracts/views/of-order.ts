import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

/** The contract drawn up for one of the purchaser's orders, if there is one. */
export async function contractOfOrder(db: Db, actor: Actor, orderId: string): Promise<string | null> {
  const contract = await db.contract.findFirst({ where: { orderId, purchaserId: actor.userId }, select: { id: true } });
  return contract?.id ?? null;
}
