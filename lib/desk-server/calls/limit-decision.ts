import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { readTerms, wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { quoteOf } from '@/lib/kernel/canonical-terms';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import type { Result } from '@/lib/kernel/result';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import type { Asking } from '../caller';
import { decide } from '../model/decide';
import { insertApproval } from '../store/approvals';
import { exposureOf } from '../store/limits';

const OFFER_DAYS = 7;

/** The request priced at the lender's own rate. Errors: those of the terms. */
export function ownSchedule({ tenant }: Asking, { currency, terms }: LimitRequestBody): Result<Schedule> {
  const read = readTerms(currency, { ...terms, annualRate: tenant.annualRate });
  return read.ok ? buildSchedule(read.value) : read;
}

/** The decision of the lender's rules; an approval is written with it. */
export async function decideByRules(asking: Asking, tx: Tx, body: LimitRequestBody, schedule: Schedule, version: number): Promise<{ decision: LimitDecision; record?: () => Promise<void> }> {
  const { tenant, party, at } = asking;
  const exposure = await exposureOf(tx, party, body.purchaser.reference, at);
  const verdict = decide(tenant.rules, body, schedule, { ...exposure, at });
  const about = { requestId: body.requestId, version, decidedAt: at.toString() };
  if (verdict.status === 'DECLINED') return { decision: { ...about, status: 'DECLINED', reasons: verdict.reasons } };
  if (verdict.status === 'APPROVED') return approvalOf(asking, tx, body, schedule, version);
  const expiresAt = at.add({ hours: 24 * OFFER_DAYS }).toString();
  return { decision: { ...about, status: 'COUNTER_OFFER', offers: verdict.offers.map((offer) => ({ offerId: newId('q'), terms: wireTermsOf(offer), expiresAt })) } };
}

/** An approval of exactly what the schedule finances, and the offer that it takes; `record` writes it, once its request is there. */
export function approvalOf({ tenant, party, at }: Asking, tx: Tx, body: LimitRequestBody, schedule: Schedule, version: number): { decision: LimitDecision; record: () => Promise<void> } {
  const [approvalId, expiresAt] = [newId('ap'), at.add({ hours: 24 * tenant.rules.approvalDays })];
  const quote = quoteOf(schedule);
  return {
    decision: {
      requestId: body.requestId, version, decidedAt: at.toString(), status: 'APPROVED',
      approval: {
        approvalId, approvedAmount: schedule.financedMinor.toString(), monthlyCap: quote.monthlyInstalment, annualRate: schedule.terms.annualRate,
        ...quote, expiresAt: expiresAt.toString(),
      },
    },
    record: () => insertApproval(tx, party, {
      id: approvalId, requestId: body.requestId, offerId: body.acceptsOffer ?? null, purchaserRef: body.purchaser.reference, sellerRef: body.seller.reference,
      approvedMinor: schedule.financedMinor, monthlyCapMinor: schedule.instalmentMinor, expiresAt,
    }),
  };
}
