import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { endOfApproval, type FormEnd } from '@/lib/limits/model/approval-end';
import type { RequestState } from '@/lib/limits/model/states';
import { isHoldUntold } from '@/lib/limits/store/owed';

/** Why a form cannot be signed any more, and what is left. */
export interface FormOver extends FormEnd {
  /** Its request is open again: other offers of it can be taken. */
  othersStand: boolean;
}

/** What must be read of a form's approval to know it. */
export const STANDING = { status: true, expiresAt: true, endedReason: true, ask: { select: { limitRequestId: true, limitRequest: { select: { state: true } } } } } as const;

/** Null while the approval carries the form. */
export function formOver(approval: Parameters<typeof endOfApproval>[0] & { ask: { limitRequest: { state: RequestState } } }, nowMs: number): FormOver | null {
  const end = endOfApproval(approval, nowMs);
  return end && { ...end, othersStand: approval.ask.limitRequest.state === 'OPEN' };
}

/** What an open order form asks for every few seconds: a short text, and why it cannot be signed where that is so. */
export interface FormStanding {
  /** Another one than before is worth looking at. */
  version: string;
  end: FormOver | null;
  /** The financier has not confirmed yet that it holds the limit. */
  awaited: boolean;
}

/** How this purchaser's form stands; null for anybody else's. */
export async function formStanding(db: Db, actor: Actor, orderId: string, at: Temporal.Instant): Promise<FormStanding | null> {
  const order = await db.order.findFirst({
    where: { id: orderId, purchaserId: actor.userId }, select: { state: true, approval: { select: STANDING } },
  });
  if (!order) return null;
  const end = formOver(order.approval, at.epochMilliseconds);
  const awaited = end === null && order.state === 'FORM' && await isHoldUntold(db, orderId);
  return { version: `${order.state}:${end?.why ?? (awaited ? 'AWAITED' : 'LIVE')}`, end, awaited };
}
