import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import type { Schedule } from '@/lib/kernel/schedule';
import { priced } from '@/lib/limits/model/terms';
import { regionsOf, type Region } from '@/lib/catalogue/model/regions';
import type { Db } from '@/lib/platform/db';
import { isHoldUntold } from '@/lib/limits/store/owed';
import { readDraft, type OrderDraft } from '../model/draft';
import type { OrderState } from '../model/states';
import { formOver, STANDING, type FormOver } from './form-standing';

/** Everything the order form says. Amounts in minor units; instants are RFC 3339 texts. */
export interface OrderFormView {
  id: string;
  number: string;
  state: OrderState;
  listingId: string;
  goods: { title: string; brand: string; model: string; condition: string; deliveryDays: number; deliveryRegions: Region[]; photoId: string | null; photoAlt: string };
  seller: { name: string; representative: string; businessNumber: string; mailOrderNumber: string | null; phone: string; email: string; address: string };
  financier: { nameKo: string; nameEn: string; businessNumber: string; addressKo: string; addressEn: string; phone: string };
  schedule: Schedule;
  /** Decimal per year, everything paid included. */
  realAnnualRate: string;
  lateRate: string;
  returnChargeBps: number;
  disclosurePack: string;
  draft: OrderDraft;
  /** 1–5, where it was left. */
  step: number;
  savedAt: string;
  /** Null while nothing is held. */
  holdUntil: string | null;
  /** The financier has not confirmed yet that it holds the limit. */
  holdAwaited: boolean;
  approvalExpiresAt: string;
  /** Why it cannot be signed any more; null while the approval carries it. */
  approvalEnd: FormOver | null;
  /** Whose offer it was. */
  requestId: string;
  /** "If accepted on D": today. */
  today: PlainDate;
  now: string;
}

interface Profile {
  businessNumber?: string;
  addressKo?: string;
  addressEn?: string;
  phone?: string;
}

const INCLUDE = {
  listing: { include: { seller: true } },
  listingVersion: { include: { photos: { orderBy: { position: 'asc' }, take: 1 } } },
  institution: true,
  approval: { select: STANDING },
} as const;

/** The order form of this purchaser, null for anybody else's. Reading holds nothing: `resumeOrderForm` does. */
export async function orderForm(db: Db, actor: Actor, orderId: string, at: Temporal.Instant): Promise<OrderFormView | null> {
  const order = await db.order.findFirst({ where: { id: orderId, purchaserId: actor.userId }, include: INCLUDE });
  if (!order) return null;
  const { listing: { seller }, listingVersion: version, institution, approval } = order;
  const profile = institution.profile as Profile;
  const schedule = priced(order.currency, order.terms);
  const [photo] = version.photos;
  const holding = order.unitId !== null && order.holdUntil !== null && order.holdUntil.getTime() > at.epochMilliseconds;
  return {
    id: order.id, number: order.number, state: order.state, listingId: order.listingId,
    goods: {
      title: version.title, brand: version.brand, model: version.model, condition: version.condition, deliveryDays: version.deliveryDays, deliveryRegions: regionsOf(version.deliveryRegions),
      photoId: photo?.fileId ?? null, photoAlt: photo?.alt ?? '',
    },
    seller: {
      name: seller.businessName, representative: seller.representative, businessNumber: seller.businessNumber, mailOrderNumber: seller.mailOrderNumber,
      phone: seller.phone, email: seller.email, address: [seller.addressRoad, seller.addressDetail].filter(Boolean).join(', '),
    },
    financier: {
      nameKo: institution.nameKo, nameEn: institution.nameEn, businessNumber: profile.businessNumber ?? '', addressKo: profile.addressKo ?? '',
      addressEn: profile.addressEn ?? '', phone: profile.phone ?? '',
    },
    schedule, realAnnualRate: scheduleRealRate(schedule), lateRate: version.lateRate, returnChargeBps: version.returnChargeBps,
    disclosurePack: order.disclosurePack, draft: readDraft(order.draft), step: order.step, savedAt: order.savedAt.toISOString(),
    holdUntil: holding ? order.holdUntil?.toISOString() ?? null : null, holdAwaited: holding && await isHoldUntold(db, orderId), approvalExpiresAt: approval.expiresAt.toISOString(),
    approvalEnd: formOver(approval, at.epochMilliseconds), requestId: approval.ask.limitRequestId,
    today: plainDateIn(at), now: at.toString(),
  };
}
