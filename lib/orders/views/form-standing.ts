import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { endOfApproval, type FormEnd } from '@/lib/limits/model/approval-end';
import { isHoldUntold } from '@/lib/limits/store/owed';

/** What an open order form asks for every few seconds: a short text, and why it cannot be signed where that is so. */
export interface FormStanding {
  /** Another one than before is worth looking at. */
  version: string;
  end: FormEnd | null;
  /** The financier has not confirmed yet that it holds the limit. */
  awaited: boolean;
}

/** How this purchaser's form stands; null for anybody else's. */
export async function formStanding(db: Db, actor: Actor, orderId: string, at: Temporal.Instant): Promise<FormStanding | null> {
  const order = await db.order.findFirst({
    where: { id: orderId, purchaserId: actor.userId }, select: { state: true, approval: { select: { status: true, expiresAt: true, endedReason: true } } },
  });
  if (!order) return null;
  const end = endOfApproval(order.approval, at.epochMilliseconds);
  const awaited = end === null && order.state === 'FORM' && await isHoldUntold(db, orderId);
  return { version: `${order.state}:${end?.why ?? (awaited ? 'AWAITED' : 'LIVE')}`, end, awaited };
}
