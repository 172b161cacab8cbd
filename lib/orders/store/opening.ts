import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { nextNumber } from '@/lib/platform/numbers';
import type { OrderDraft } from '../model/draft';
import { LOST_ORDER_STATES } from '../model/states';

/** An approval of this purchaser with everything that its order form says; undefined when it is not theirs. */
export async function findApprovalToOrder(tx: Tx, approvalId: string, purchaserId: string) {
  const approval = await tx.approval.findFirst({
    where: { id: approvalId, purchaserId },
    include: {
      institution: true,
      ask: { select: { limitRequest: { include: { listing: { include: { seller: true } }, listingVersion: true } } } },
    },
  });
  if (!approval) return undefined;
  const { ask: { limitRequest }, ...rest } = approval;
  const { listing: { seller, ...listing }, listingVersion } = limitRequest;
  return { ...rest, limitRequestId: limitRequest.id, listing, seller, listingVersion };
}
export type ApprovalToOrder = NonNullable<Awaited<ReturnType<typeof findApprovalToOrder>>>;

/** Two windows of one purchaser open the form of one listing one after the other; released at the end of the transaction. */
export async function queueForForm(tx: Tx, purchaserId: string, listingId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`form:${purchaserId}:${listingId}`}, 0))`;
}

/** The purchaser's open form of a listing, and until when its approval is good; null when there is none. */
export const findOpenForm = (tx: Tx, purchaserId: string, listingId: string) => tx.order.findFirst({
  where: { purchaserId, listingId, state: 'FORM' },
  select: { id: true, number: true, unitId: true, approval: { select: { status: true, expiresAt: true } } },
});

/** What the purchaser typed into the last form of this listing that came to nothing. */
export async function findLostDraft(tx: Tx, purchaserId: string, listingId: string): Promise<unknown> {
  const lost = await tx.order.findFirst({
    where: { purchaserId, listingId, state: { in: [...LOST_ORDER_STATES] } },
    orderBy: { createdAt: 'desc' },
    select: { draft: true },
  });
  return lost?.draft;
}

export const findPhone = async (tx: Tx, userId: string): Promise<string | null> =>
  (await tx.user.findUnique({ where: { id: userId }, select: { phone: true } }))?.phone ?? null;

interface NewForm {
  approval: ApprovalToOrder;
  unitId: string;
  disclosurePack: string;
  draft: OrderDraft;
  holdUntil: Temporal.Instant;
  at: Temporal.Instant;
}

/** The form and the order are one record: its id is born here. Amounts are the approval's. */
export async function insertForm(tx: Tx, { approval, unitId, disclosurePack, draft, holdUntil, at }: NewForm) {
  const terms = approval.terms as { cashPrice: string; firstPayment: string };
  const [cashPriceMinor, firstPaymentMinor] = [BigInt(terms.cashPrice), BigInt(terms.firstPayment)];
  const now = toDate(at);
  return tx.order.create({
    data: {
      id: newId('o'), number: await nextNumber(tx, 'O', at),
      purchaserId: approval.purchaserId, sellerId: approval.sellerId, institutionId: approval.institutionId,
      listingId: approval.listing.id, listingVersionId: approval.listingVersion.id, approvalId: approval.id, unitId,
      currency: approval.currency, terms: approval.terms as object,
      financedMinor: cashPriceMinor - firstPaymentMinor, cashPriceMinor, firstPaymentMinor,
      instalmentMinor: approval.instalmentMinor, totalCostMinor: approval.totalCostMinor, totalToOwnMinor: approval.totalToOwnMinor,
      disclosurePack, draft, savedAt: now, holdUntil: toDate(holdUntil), formOpenedAt: now, createdAt: now,
    },
    select: { id: true, number: true },
  });
}
