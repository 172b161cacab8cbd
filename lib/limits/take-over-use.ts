import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { releaseLimits } from './release-limits';
import { lockExposure } from './store/holds';
import { insertTakenOver, lockPreApproval, useTakenOver, whyNotCarry, type TakenOver } from './store/take-over';

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
