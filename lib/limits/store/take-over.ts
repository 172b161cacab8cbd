import type { Temporal } from 'temporal-polyfill';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { PreApproval } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { nextNumber } from '@/lib/platform/numbers';
import { deskApprovalId } from '../model/desk-decision';
import { roomOf } from '../model/pre-approval';
import { sumExposure } from './approvals';
import { findLivePreApproval } from './pre-approvals';
import { activeScorecard } from './scorecards';

export interface TakenOver {
  /** Who takes the order's lease over. */
  purchaserId: string;
  orderId: string;
  institutionId: string;
  currency: string;
  /** What is left to be financed, and to be paid a month. */
  amountMinor: bigint;
  monthlyMinor: bigint;
}

/** Why a purchaser's limit for the whole mall does not carry so much; null where it does. Codes: `limits.pre-none`, `limits.pre-too-little`. */
export async function whyNotCarry(db: Db | Tx, { purchaserId, institutionId, currency, amountMinor, monthlyMinor }: Omit<TakenOver, 'orderId'>, at: Temporal.Instant): Promise<string | null> {
  const limit = await findLivePreApproval(db, purchaserId);
  if (!limit || limit.institutionId !== institutionId || limit.expiresAt <= toDate(at) || limit.currency !== currency) return 'limits.pre-none';
  const room = roomOf(limit, await activeScorecard(db), await sumExposure(db, purchaserId, institutionId));
  return amountMinor > room.totalMinor || monthlyMinor > room.monthlyMinor ? 'limits.pre-too-little' : null;
}

/** The live limit for the whole mall of a purchaser, its row held. */
export async function lockPreApproval(tx: Tx, purchaserId: string): Promise<PreApproval | null> {
  await tx.$queryRaw`SELECT 1 FROM pre_approval WHERE purchaser_id = ${purchaserId} AND status = 'LIVE' FOR UPDATE`;
  return tx.preApproval.findFirst({ where: { purchaserId, status: 'LIVE' } });
}

/** The request for what is left of an order's lease, its answer and the approval of just that: nobody is asked anew, since all of it is drawn from the limit. */
export async function insertTakenOver(tx: Tx, { purchaserId, orderId, currency, amountMinor, monthlyMinor }: TakenOver, limit: PreApproval, terms: WireTerms, at: Temporal.Instant) {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { sellerId: true, listingId: true, listingVersionId: true } });
  const [requestId, askId, approvalId, number] = [newId('q'), newId('lr'), newId('ap'), await nextNumber(tx, 'R', at)];
  const [now, parties] = [toDate(at), { purchaserId, sellerId: order.sellerId }];
  const { institutionId, birthYear, annualIncomeMinor, employment, monthlyObligationsMinor } = limit;
  await tx.limitRequest.create({
    data: {
      id: requestId, number, ...parties, listingId: order.listingId, listingVersionId: order.listingVersionId, state: 'CHOSEN', currency, termMonths: terms.termMonths, firstPaymentMinor: 0n, terms: { ...terms },
      birthYear, annualIncomeMinor, employment, monthlyObligationsMinor, answerBy: now, createdAt: now, closedAt: now,
    },
    select: { id: true },
  });
  await tx.limitAsk.create({ data: { id: askId, limitRequestId: requestId, ...parties, institutionId, state: 'APPROVED', version: 1, terms: { ...terms }, answerBy: now, askedAt: now, answeredAt: now }, select: { id: true } });
  await tx.approval.create({
    data: {
      id: approvalId, askId, ...parties, institutionId, externalId: deskApprovalId(askId), currency, approvedMinor: amountMinor, monthlyCapMinor: monthlyMinor, annualRate: terms.annualRate, instalmentMinor: monthlyMinor,
      totalCostMinor: BigInt(terms.totalCost), totalToOwnMinor: BigInt(terms.totalToOwn), terms: { ...terms }, expiresAt: limit.expiresAt, createdAt: now, preApprovalId: limit.id,
    },
    select: { id: true },
  });
  return { approvalId, requestId, number, askId };
}

/** What an order used before is used anew, of another approval: its hold goes from RELEASED to USED, and all three limits say so. */
export async function useTakenOver(tx: Tx, { orderId, amountMinor, monthlyMinor }: TakenOver, { approvalId, preApprovalId }: { approvalId: string; preApprovalId: string }, at: Temporal.Instant): Promise<void> {
  const use = { usedMinor: { increment: amountMinor } };
  const month = { monthlyUsedMinor: { increment: monthlyMinor } };
  await tx.approval.update({ where: { id: approvalId }, data: { ...use, ...month }, select: { id: true } });
  await tx.preApproval.update({ where: { id: preApprovalId }, data: { ...use, ...month }, select: { id: true } });
  const { sellerLimitId } = await tx.limitHold.update({
    where: { orderId, state: 'RELEASED' }, data: { approvalId, amountMinor, monthlyMinor, state: 'USED', until: null, changedAt: toDate(at), round: { increment: 1 } }, select: { sellerLimitId: true },
  });
  await tx.sellerLimit.update({ where: { id: sellerLimitId }, data: use, select: { id: true } });
}
