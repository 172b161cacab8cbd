import type { Actor } from '@/lib/kernel/actor';
import { buildSchedule } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { orderFormSchema } from '@/lib/orders/model/draft';
import { ORDER_CONSENTS } from '@/lib/orders/model/consents';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { sendDeliveryNotice } from '@/lib/deliveries/send-delivery-notice';
import { useHold } from '@/lib/limits/store/holds';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { someSeller, valueOf } from './catalogue';

/** The piano of the design pages: 97,980 × 47 + 98,084 + 548,000 = 5,251,144. */
export const PIANO: TermsInput = {
  currency: 'KRW', cashPriceMinor: 5_480_000n, firstPaymentMinor: 548_000n, residualMinor: 1_096_000n, termMonths: 48, annualRate: '0.069',
  timing: 'ARREARS', advancePayments: 0, rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'RETURN_OR_BUYOUT',
};

export interface OrderWorld {
  seller: Actor & { sellerId: string };
  institutionId: string;
  listingId: string;
  versionId: string;
  units: string[];
}

/** A seller with one published listing, its units, and a financier's live limit for the seller. */
export async function orderWorld(deps: Deps, { units = 1, sellerLimitMinor = 10n ** 12n }: { units?: number; sellerLimitMinor?: bigint } = {}): Promise<OrderWorld> {
  const seller = await someSeller(deps);
  const createdAt = toDate(deps.clock.now());
  const [listingId, versionId, institutionId] = [newId('g'), newId('gv'), newId('i')];
  await deps.db.institution.create({
    data: {
      id: institutionId, code: institutionId.toLowerCase(), nameKo: '한강캐피탈', nameEn: 'Hangang Capital', kind: 'DESK', createdAt,
      profile: { businessNumber: '1208147521', addressKo: '서울 중구 세종대로 110', addressEn: '110 Sejong-daero, Jung-gu, Seoul', phone: '02-120-0000' },
    },
  });
  await deps.db.sellerLimit.create({
    data: { id: newId('sl'), sellerId: seller.sellerId, institutionId, status: 'LIVE', approvedMinor: sellerLimitMinor, createdAt },
  });
  await deps.db.category.upsert({ where: { code: 'instruments' }, create: { code: 'instruments', nameKo: '악기', nameEn: 'Instruments', position: 1 }, update: {} });
  await deps.db.listing.create({
    data: { id: listingId, number: listingId, sellerId: seller.sellerId, title: '세종 U-121 월넛', categoryCode: 'instruments', createdAt },
  });
  await deps.db.listingVersion.create({
    data: {
      id: versionId, listingId, number: 1, title: '세종 U-121 월넛', categoryCode: 'instruments', brand: '세종', model: 'U-121', description: '피아노',
      condition: 'NEW', cashPriceMinor: PIANO.cashPriceMinor, endOfTerm: 'RETURN_OR_BUYOUT', roundingUnit: 10, createdById: seller.userId, createdAt,
      offers: [{ termMonths: 48, residualMinor: '1096000' }], guarantee: { responseHours: 24, repairFree: true }, specifications: [],
    },
  });
  await deps.db.listing.update({ where: { id: listingId }, data: { status: 'PUBLISHED', publishedVersionId: versionId, publishedAt: createdAt } });
  const made = Array.from({ length: units }, (_, index) => ({ id: newId('u'), listingId, sellerId: seller.sellerId, serial: `U121-26-${String(index + 1).padStart(4, '0')}`, createdAt }));
  await deps.db.unit.createMany({ data: made });
  return { seller, institutionId, listingId, versionId, units: made.map(({ id }) => id) };
}

export async function somePurchaser(deps: Deps, name = '김서연'): Promise<Actor> {
  const userId = newId('p');
  const createdAt = toDate(deps.clock.now());
  await deps.db.user.create({
    data: {
      id: userId, email: `${userId.toLowerCase()}@dalmada.test`, name, phone: '010-1234-5678', role: 'PURCHASER', passwordHash: '-',
      birthDate: new Date('1991-05-05'), emailConfirmedAt: createdAt, createdAt,
    },
  });
  return { userId, role: 'PURCHASER', name };
}

interface Approving {
  terms?: TermsInput;
  /** Enough for one order unless given. */
  times?: bigint;
  days?: number;
}

/** A live approval of one purchaser for the world's listing, as a financier's answer leaves it. */
export async function someApproval(deps: Deps, world: OrderWorld, purchaser: Actor, { terms = PIANO, times = 1n, days = 7 }: Approving = {}): Promise<string> {
  const at = deps.clock.now();
  const createdAt = toDate(at);
  const schedule = buildSchedule(terms);
  if (!schedule.ok) throw new Error('the terms do not price');
  const { financedMinor, instalmentMinor, totalCostMinor, totalToOwnMinor } = schedule.value;
  const wire = { ...wireTermsOf(schedule.value) };
  const [requestId, askId, approvalId] = [newId('q'), newId('lr'), newId('ap')];
  const parties = { purchaserId: purchaser.userId, sellerId: world.seller.sellerId };
  await deps.db.limitRequest.create({
    data: {
      id: requestId, number: requestId, ...parties, listingId: world.listingId, listingVersionId: world.versionId, currency: 'KRW',
      termMonths: terms.termMonths, firstPaymentMinor: terms.firstPaymentMinor, terms: wire, birthYear: 1991, annualIncomeMinor: 42_000_000n,
      employment: 'EMPLOYED', monthlyObligationsMinor: 350_000n, answerBy: toDate(at.add({ hours: 1 })), createdAt,
    },
  });
  await deps.db.limitAsk.create({
    data: {
      id: askId, limitRequestId: requestId, ...parties, institutionId: world.institutionId, state: 'APPROVED', version: 1, terms: wire,
      answerBy: toDate(at.add({ hours: 1 })), askedAt: createdAt, answeredAt: createdAt,
    },
  });
  await deps.db.approval.create({
    data: {
      id: approvalId, askId, ...parties, institutionId: world.institutionId, externalId: approvalId, currency: 'KRW', approvedMinor: financedMinor * times,
      monthlyCapMinor: instalmentMinor * times, annualRate: terms.annualRate, instalmentMinor, totalCostMinor, totalToOwnMinor, terms: wire,
      expiresAt: toDate(at.add({ hours: 24 * days })), createdAt,
    },
  });
  return approvalId;
}

/** A form that is filled in whole; `change` may spoil it. */
export const filledForm = (change: Record<string, unknown> = {}) => ({
  recipientName: '김서연', phone: '010-2345-6789', postcode: '03925', road: '서울 마포구 월드컵북로 396', addressDetail: '4층', dueDay: 31,
  mandateBank: '088', mandateMasked: '********4821', mandateHolder: '김서연', consents: [...ORDER_CONSENTS], ...change,
});

export const signingInput = (orderId: string, signatureName = '김서연') => ({ orderId, form: orderFormSchema.parse(filledForm()), signatureName });

/** How far `someOrder` takes an order along its road. */
export type Reached = 'FORM' | 'SIGNED' | 'PLACED';

/** An order of a new approval, by the use cases themselves. */
export async function someOrder(deps: Deps, world: OrderWorld, purchaser: Actor, reached: Reached = 'PLACED'): Promise<string> {
  const approvalId = await someApproval(deps, world, purchaser);
  const { orderId } = valueOf(await openOrderForm(deps, purchaser, { approvalId }));
  if (reached === 'FORM') return orderId;
  const form = orderFormSchema.parse(filledForm({ mandateHolder: purchaser.name }));
  valueOf(await signOrderForm(deps, purchaser, { ...signingInput(orderId, purchaser.name), form }));
  if (reached === 'SIGNED') return orderId;
  await deps.db.$transaction((tx) => useHold(tx, orderId, deps.clock.now(), true));
  valueOf(await sendDeliveryNotice(deps, { orderId }));
  return orderId;
}
