import type { Temporal } from 'temporal-polyfill';
import { sourcesOf } from '@/lib/kernel/transitions';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { payoutAccountBox } from '../payout-account';
import { returnAddressOf, SELLER_MOVES, type BusinessFacts, type SellerStatus, type SellerStory } from '../model/seller';

/** The account's number rests encrypted under the mall's key. */
const rowOf = (facts: BusinessFacts, keyHex: string) => {
  const back = returnAddressOf(facts);
  return {
    businessName: facts.businessName, businessNumber: facts.businessNumber, representative: facts.representative,
    mailOrderNumber: facts.mailOrderNumber || null, phone: facts.businessPhone, email: facts.businessEmail,
    addressPostcode: facts.address.postcode, addressRoad: facts.address.road, addressDetail: facts.address.detail,
    returnPostcode: back.postcode, returnRoad: back.road, returnDetail: back.detail,
    payoutBank: facts.payoutBank, payoutAccount: payoutAccountBox(facts.payoutAccount, keyHex), payoutHolder: facts.payoutHolder,
  };
};

export const findSellerByNumber = (tx: Tx, businessNumber: string) =>
  tx.seller.findUnique({ where: { businessNumber }, select: { id: true, status: true, users: { select: { id: true, emailConfirmedAt: true } } } });

export const findSeller = (tx: Tx, id: string) => tx.seller.findUnique({ where: { id }, select: { id: true, status: true, businessName: true } });

export async function insertSeller(tx: Tx, facts: BusinessFacts, { keyHex, at }: { keyHex: string; at: Temporal.Instant }): Promise<string> {
  const id = newId('s');
  await tx.seller.create({ data: { id, ...rowOf(facts, keyHex), createdAt: toDate(at) } });
  return id;
}

/** New facts of a seller that is not approved; one that was rejected waits again. */
export async function reviseSellerRow(tx: Tx, id: string, facts: BusinessFacts, keyHex: string): Promise<boolean> {
  const { count } = await tx.seller.updateMany({
    where: { id, status: { in: ['PENDING', 'REJECTED'] } }, data: { ...rowOf(facts, keyHex), status: 'PENDING', reviewNote: null },
  });
  return count === 1;
}

/** Where an approved seller, or one that waits, is paid. */
export const updateAccount = (tx: Tx, id: string, account: { payoutBank: string; payoutAccount: string; payoutHolder: string }, keyHex: string) =>
  tx.seller.update({ where: { id }, data: { ...account, payoutAccount: payoutAccountBox(account.payoutAccount, keyHex) }, select: { id: true } });

export const findAccount = (tx: Tx, id: string) => tx.seller.findUnique({ where: { id }, select: { payoutBank: true, payoutAccount: true, payoutHolder: true } });

/** Sellers whose account was kept before numbers were encrypted. */
export const findPlainAccounts = (db: Db): Promise<{ id: string; payoutAccount: string }[]> => db.$queryRaw`
  SELECT id, payout_account AS "payoutAccount" FROM seller WHERE payout_account ~ '^[0-9-]{6,30}$' LIMIT 100`;

/** Encrypted, unless it was changed meanwhile. */
export async function sealAccount(tx: Tx, { id, payoutAccount }: { id: string; payoutAccount: string }, keyHex: string): Promise<void> {
  await tx.seller.updateMany({ where: { id, payoutAccount }, data: { payoutAccount: payoutAccountBox(payoutAccount, keyHex) } });
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
