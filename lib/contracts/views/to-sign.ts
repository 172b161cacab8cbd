import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { contractTurn, type Awaited } from '../model/story';

const WAITING = ['DELIVERED', 'SIGNED'] as const;
const text = (date: Date | null) => date?.toISOString() ?? null;

export interface AwaitedContract extends Awaited {
  contractId: string;
}

/** Of these orders of a purchaser, or of a seller, those whose contract waits to be signed or sealed: order → what is awaited. */
export async function awaitedContracts(db: Db, actor: Actor, orderIds: readonly string[]): Promise<Map<string, AwaitedContract>> {
  const own = actor.role === 'SELLER' ? { sellerId: sellerFor(actor, 'orders') ?? '' } : { purchaserId: actor.userId };
  const rows = await db.contract.findMany({
    where: { ...own, orderId: { in: [...orderIds] }, supplementNo: 0, state: { in: [...WAITING] } }, select: { id: true, orderId: true, state: true, signBy: true },
  });
  return new Map(rows.map(({ id, orderId, state, signBy }) => [orderId, { contractId: id, turn: contractTurn(state), signed: state === 'SIGNED', signBy: state === 'DELIVERED' ? text(signBy) : null }]));
}

/** How many contracts of a seller wait to be signed, and to be sealed: an open list of its orders is drawn anew when that changes. */
export async function awaitedCounts(db: Db, actor: Actor): Promise<[signature: number, seal: number]> {
  const of = (state: (typeof WAITING)[number]) => db.contract.count({ where: { sellerId: sellerFor(actor, 'orders') ?? '', supplementNo: 0, state } });
  return Promise.all([of('DELIVERED'), of('SIGNED')]);
}

export interface ContractToSign {
  id: string;
  number: string;
  title: string;
  photoId: string | null;
  currency: string;
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  signed: boolean;
  signBy: string | null;
}

/** A purchaser's contracts that are not in force yet, since they wait for the signature or the seal; what waits longest first. */
export async function contractsToSign(db: Db, actor: Actor): Promise<ContractToSign[]> {
  const rows = await db.contract.findMany({
    where: { purchaserId: actor.userId, state: { in: [...WAITING] } }, orderBy: [{ deliveredAt: 'asc' }, { id: 'asc' }], take: 50,
    select: {
      id: true, number: true, state: true, signBy: true,
      order: { select: { currency: true, instalmentMinor: true, totalCostMinor: true, listing: { select: { cardPhotoId: true } }, listingVersion: { select: { title: true } } } },
    },
  });
  return rows.map(({ id, number, state, signBy, order }) => ({
    id, number, title: order.listingVersion.title, photoId: order.listing.cardPhotoId, currency: order.currency, instalmentMinor: order.instalmentMinor,
    totalCostMinor: order.totalCostMinor, signed: state === 'SIGNED', signBy: text(signBy),
  }));
}
