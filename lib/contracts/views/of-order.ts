import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { isDelivered } from '../model/states';
import { contractEvents, contractTurn, type Awaited, type ContractEvent } from '../model/story';

/** How an order went on after its relay. */
export interface ContractStory extends Awaited {
  contractId: string | null;
  leaseId: string | null;
  delivered: boolean;
  /** Why it ended without a contract, in the admin's words. */
  abandonNote: string | null;
  events: ContractEvent[];
}

const text = (date: Date | null | undefined) => date?.toISOString() ?? null;

/** The contract and the lease of an order, for its purchaser and its seller; null for anybody else. */
export async function contractStory(db: Db, actor: Actor, orderId: string): Promise<ContractStory | null> {
  const own = actor.role === 'SELLER' ? { sellerId: sellerFor(actor, 'orders') ?? '' } : { purchaserId: actor.userId };
  const order = await db.order.findFirst({
    where: { id: orderId, ...own },
    select: {
      contracts: {
        where: { supplementNo: 0 },
        select: { id: true, state: true, abandonNote: true, drawnAt: true, reviewedAt: true, deliveredAt: true, signBy: true, signedAt: true, sealedAt: true, lease: { select: { id: true, createdAt: true, purchaserId: true } } },
      },
    },
  });
  if (!order) return null;
  const [contract] = order.contracts;
  return {
    contractId: contract?.id ?? null, leaseId: actor.role === 'SELLER' || contract?.lease?.purchaserId === actor.userId ? contract?.lease?.id ?? null : null, delivered: contract ? isDelivered(contract.state) : false, signBy: contract?.state === 'DELIVERED' ? text(contract.signBy) : null, turn: contractTurn(contract?.state), signed: contract?.state === 'SIGNED',
    abandonNote: contract?.abandonNote ?? null,
    events: contract ? contractEvents({
      state: contract.state, drawnAt: text(contract.drawnAt), reviewedAt: text(contract.reviewedAt), deliveredAt: text(contract.deliveredAt), signedAt: text(contract.signedAt), sealedAt: text(contract.sealedAt), leaseOpenedAt: text(contract.lease?.createdAt),
    }) : [],
  };
}
