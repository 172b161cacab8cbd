import { dayOf, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import type { Particulars } from '../model/particulars';

const ORDER = {
  include: { listingVersion: true, listing: true, delivery: true, institution: true, approval: true, hold: true, unit: true },
} satisfies Prisma.OrderDefaultArgs;

export type SignedOrder = Prisma.OrderGetPayload<typeof ORDER> & {
  purchaser: { id: string; name: string; email: string };
  seller: Prisma.SellerGetPayload<Record<string, never>>;
};

/** The signed order with everything that its contract is drawn from, or null. */
export async function findSignedOrder(tx: Tx | Db, orderId: string): Promise<SignedOrder | null> {
  const order = await tx.order.findUnique({ where: { id: orderId }, ...ORDER });
  if (!order?.delivery || !order.signedAt) return null;
  // One after the other: a transaction has one connection.
  const purchaser = await tx.user.findUniqueOrThrow({ where: { id: order.purchaserId }, select: { id: true, name: true, email: true } });
  const seller = await tx.seller.findUniqueOrThrow({ where: { id: order.sellerId } });
  return { ...order, purchaser, seller };
}

interface Profile { businessNumber?: string; addressKo?: string; addressEn?: string; phone?: string }

/** What a contract says of its seller. */
export const sellerParticulars = (seller: Prisma.SellerGetPayload<Record<string, never>>): Particulars['seller'] => ({
  name: seller.businessName, representative: seller.representative, businessNumber: seller.businessNumber,
  mailOrderNumber: seller.mailOrderNumber, phone: seller.phone, email: seller.email,
  address: { postcode: seller.addressPostcode, road: seller.addressRoad, detail: seller.addressDetail },
});

/** What the contract says about parties, goods and delivery, read from the signed order. */
export function particularsOf(order: SignedOrder): Particulars {
  const { delivery, institution, listingVersion: version, seller, purchaser } = order;
  if (!delivery?.decidedAt || !order.signedAt) throw new Error(`order ${order.id} is not decided`);
  const profile = institution.profile as Profile;
  const received = delivery.receivedAt ?? delivery.carrierDeliveredAt ?? delivery.decidedAt;
  return {
    orderNumber: order.number,
    signedAt: order.signedAt.toISOString(),
    signatureName: order.signatureName ?? '',
    purchaser: {
      // As it was signed: a name that was changed since is no party to this order.
      name: order.signatureName?.normalize('NFC').trim() || purchaser.name, email: purchaser.email, phone: order.phone ?? '',
      address: { postcode: order.postcode ?? '', road: order.road ?? '', detail: order.addressDetail ?? '' },
    },
    seller: sellerParticulars(seller),
    financier: {
      nameKo: institution.nameKo, nameEn: institution.nameEn, businessNumber: profile.businessNumber ?? '',
      addressKo: profile.addressKo ?? '', addressEn: profile.addressEn ?? '', phone: profile.phone ?? '',
    },
    goods: {
      listingNumber: order.listing.number, title: version.title, brand: version.brand, model: version.model, condition: version.condition,
      serials: delivery.serialsConfirmed.length > 0 ? delivery.serialsConfirmed : delivery.serials,
    },
    guarantee: version.guarantee as Record<string, unknown>,
    delivery: {
      deliveredOn: dayOf(toInstant(received)), acceptedOn: dayOf(toInstant(delivery.decidedAt)),
      acceptance: delivery.decision as 'ACCEPTED' | 'ACCEPTED_WITH_DEFECTS' | 'BY_SILENCE', defects: delivery.decisionNote,
    },
    mandate: { bank: order.mandateBank ?? '', masked: order.mandateMasked ?? '', holder: order.mandateHolder ?? '' },
    dueDay: order.dueDay ?? 1,
    lateRate: version.lateRate,
    returnChargeBps: version.returnChargeBps,
    disclosurePack: order.disclosurePack,
  };
}

/** Holds the order's row so that two confirmations draw up one contract. */
export async function lockOrder(tx: Tx, orderId: string) {
  await tx.$queryRaw`SELECT id FROM lease_order WHERE id = ${orderId} FOR UPDATE`;
}
