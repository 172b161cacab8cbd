import type { Temporal } from 'temporal-polyfill';
import { sourcesOf } from '@/lib/kernel/transitions';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { returnAddressOf, SELLER_MOVES, type BusinessFacts, type SellerStatus, type SellerStory } from '../model/seller';

const rowOf = (facts: BusinessFacts) => {
  const back = returnAddressOf(facts);
  return {
    businessName: facts.businessName, businessNumber: facts.businessNumber, representative: facts.representative,
    mailOrderNumber: facts.mailOrderNumber || null, phone: facts.businessPhone, email: facts.businessEmail,
    addressPostcode: facts.address.postcode, addressRoad: facts.address.road, addressDetail: facts.address.detail,
    returnPostcode: back.postcode, returnRoad: back.road, returnDetail: back.detail,
    payoutBank: facts.payoutBank, payoutAccount: facts.payoutAccount, payoutHolder: facts.payoutHolder,
  };
};

export const findSellerByNumber = (tx: Tx, businessNumber: string) =>
  tx.seller.findUnique({ where: { businessNumber }, select: { id: true, status: true, users: { select: { id: true, emailConfirmedAt: true } } } });

export const findSeller = (tx: Tx, id: string) => tx.seller.findUnique({ where: { id }, select: { id: true, status: true, businessName: true } });

export async function insertSeller(tx: Tx, facts: BusinessFacts, at: Temporal.Instant): Promise<string> {
  const id = newId('s');
  await tx.seller.create({ data: { id, ...rowOf(facts), createdAt: toDate(at) } });
  return id;
}

/** New facts of a seller that is not approved; one that was rejected waits again. */
export async function reviseSellerRow(tx: Tx, id: string, facts: BusinessFacts): Promise<boolean> {
  const { count } = await tx.seller.updateMany({
    where: { id, status: { in: ['PENDING', 'REJECTED'] } }, data: { ...rowOf(facts), status: 'PENDING', reviewNote: null },
  });
  return count === 1;
}

export const updateStory = (tx: Tx, id: string, { storyKo, storyEn }: SellerStory) => tx.seller.update({ where: { id }, data: { storyKo, storyEn }, select: { id: true } });

export interface Decision {
  note: string;
  by: string;
  at: Temporal.Instant;
}

/** Moves a seller where its moves allow it; false when it stands elsewhere. */
export async function moveSeller(tx: Tx, id: string, to: SellerStatus, decision: Decision): Promise<boolean> {
  const { count } = await tx.seller.updateMany({
    where: { id, status: { in: sourcesOf(SELLER_MOVES, to) } },
    data: { status: to, reviewNote: decision.note || null, reviewedById: decision.by, reviewedAt: toDate(decision.at) },
  });
  return count === 1;
}

/** Whether a seller may submit listings and take orders: what it prepared before approval stays a draft. */
export async function isApprovedSeller(db: Db | Tx, sellerId: string): Promise<boolean> {
  return (await db.seller.count({ where: { id: sellerId, status: 'APPROVED' } })) === 1;
}
