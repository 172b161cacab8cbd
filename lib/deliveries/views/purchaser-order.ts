import type { Temporal } from 'temporal-polyfill';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import type { Actor } from '@/lib/kernel/actor';
import type { Schedule } from '@/lib/kernel/schedule';
import { priced } from '@/lib/limits/model/terms';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { standingOf, type OrderFacts, type Standing } from '../model/standing';
import { FACTS, factsOf } from './facts';

/** What both sides see of an order. */
export interface OrderDetail {
  id: string;
  number: string;
  title: string;
  photoId: string | null;
  photoAlt: string;
  listingId: string;
  facts: OrderFacts;
  standing: Standing;
  schedule: Schedule;
  receiving: { name: string; phone: string; postcode: string; road: string; detail: string } | null;
  carrier: string | null;
  trackingNumber: string | null;
  serials: string[];
  /** Service claims, oldest first. */
  claims: { id: string; state: 'OPEN' | 'CLOSED'; text: string; openedAt: string }[];
  financier: { nameKo: string; nameEn: string };
  now: string;
}

export interface PurchaserOrder extends OrderDetail {
  dueDay: number | null;
  mandate: { bank: string; masked: string; holder: string } | null;
  seller: { name: string; phone: string; email: string; returnAddress: string };
  /** Relayed by the mall in the seller's name. */
  relayedByMall: boolean;
}

export const DETAIL = {
  id: true, number: true, currency: true, terms: true, listingId: true, recipientName: true, phone: true, postcode: true, road: true, addressDetail: true,
  listing: { select: { cardPhotoId: true, cardPhotoAlt: true, seller: true } },
  listingVersion: { select: { title: true } },
  institution: { select: { nameKo: true, nameEn: true } },
  claims: { select: { id: true, state: true, text: true, openedAt: true }, orderBy: { openedAt: 'asc' } },
  ...FACTS,
  delivery: { select: { ...FACTS.delivery.select, carrier: true, trackingNumber: true, serials: true, relayedById: true } },
} as const satisfies Prisma.OrderSelect;

type DetailRow = Prisma.OrderGetPayload<{ select: typeof DETAIL }>;

/** A row as both sides see it. */
export function detailOf(row: DetailRow, at: Temporal.Instant): OrderDetail {
  const facts = factsOf(row);
  const now = at.toString();
  return {
    id: row.id, number: row.number, title: row.listingVersion.title, photoId: row.listing.cardPhotoId, photoAlt: row.listing.cardPhotoAlt,
    listingId: row.listingId, facts, standing: standingOf(facts, now), schedule: priced(row.currency, row.terms),
    receiving: row.recipientName === null ? null : {
      name: row.recipientName, phone: row.phone ?? '', postcode: row.postcode ?? '', road: row.road ?? '', detail: row.addressDetail ?? '',
    },
    carrier: row.delivery?.carrier ?? null, trackingNumber: row.delivery?.trackingNumber ?? null, serials: row.delivery?.serials ?? [],
    claims: row.claims.map(({ openedAt, ...claim }) => ({ ...claim, openedAt: openedAt.toISOString() })), financier: row.institution, now,
  };
}

/** One order of this purchaser with everything that happened to it; null for anybody else's. */
export async function purchaserOrder(db: Db, actor: Actor, orderId: string, at: Temporal.Instant): Promise<PurchaserOrder | null> {
  const row = await db.order.findFirst({
    where: { id: orderId, purchaserId: actor.userId },
    select: { ...DETAIL, dueDay: true, mandateBank: true, mandateMasked: true, mandateHolder: true },
  });
  if (!row) return null;
  const { listing: { seller } } = row;
  return {
    ...detailOf(row, at),
    dueDay: row.dueDay,
    mandate: row.mandateBank === null ? null : { bank: row.mandateBank, masked: row.mandateMasked ?? '', holder: row.mandateHolder ?? '' },
    seller: {
      name: seller.businessName, phone: seller.phone, email: seller.email,
      returnAddress: oneLineAddress({ postcode: seller.returnPostcode, road: seller.returnRoad, detail: seller.returnDetail }),
    },
    relayedByMall: row.delivery?.relayedById === 'system',
  };
}
