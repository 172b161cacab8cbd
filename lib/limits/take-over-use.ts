import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { roomOf } from './model/pre-approval';
import { releaseLimits } from './release-limits';
import { sumExposure } from './store/approvals';
import { lockExposure } from './store/holds';
import { findLivePreApproval } from './store/pre-approvals';
import { activeScorecard } from './store/scorecards';
import { insertTakenOver, lockPreApproval, useTakenOver } from './store/take-over';

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

/**
 * What an order uses is another purchaser's from now on: the one's use is given back, and what is left is drawn from the
 * other's limit for the whole mall into an approval of its own, and used at once. The lease's row is held.
 * @returns the approval's id; null where their limit does not carry it
 */
export async function takeOverUse(tx: Tx, taken: TakenOver, terms: WireTerms, at: Temporal.Instant): Promise<string | null> {
  await lockExposure(tx, taken.purchaserId);
  const limit = await lockPreApproval(tx, taken.purchaserId);
  if (!limit || await whyNotCarry(tx, taken, at) !== null) return null;
  if (!await releaseLimits(tx, { orderId: taken.orderId, at, reason: 'taken-over' })) throw new Error(`order ${taken.orderId} uses nothing`);
  const { approvalId, requestId, number, askId } = await insertTakenOver(tx, taken, limit, terms, at);
  await useTakenOver(tx, taken, { approvalId, preApprovalId: limit.id }, at);
  await audit(tx, { actor: SYSTEM, action: 'limit.drawn', subject: { type: 'limit_request', id: requestId }, data: { number, preApprovalId: limit.id, askId, terms }, at });
  await audit(tx, { actor: SYSTEM, action: 'approval.used', subject: { type: 'approval', id: approvalId }, data: { orderId: taken.orderId, amountMinor: taken.amountMinor, monthlyMinor: taken.monthlyMinor }, at });
  return approvalId;
}
