import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { releaseLimits } from '@/lib/limits/release-limits';
import { moveUnit } from '@/lib/catalogue/unit-store';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { endOrderRow } from './store/form';

interface Held {
  orderId: string;
  unitId: string | null;
  at: Temporal.Instant;
}

/** Gives back what an order holds of both limits and its unit. */
export async function releaseHeld(tx: Tx, { orderId, unitId, at, reason, actor }: Held & { reason: string; actor: Actor }): Promise<void> {
  await releaseLimits(tx, { orderId, at, reason, actor });
  if (unitId) await moveUnit(tx, unitId, ['HELD', 'ALLOCATED'], 'AVAILABLE');
}

/** The approval ended before the signature: FORM → EXPIRED. What was typed stays for the next form of the listing. */
export async function expireForm(tx: Tx, { orderId, unitId, at }: Held): Promise<boolean> {
  const reason = 'approval-expired';
  if (!await endOrderRow(tx, orderId, 'EXPIRED', { reason, at })) return false;
  await releaseHeld(tx, { orderId, unitId, at, reason, actor: SYSTEM });
  await audit(tx, { actor: SYSTEM, action: 'order.expired', subject: { type: 'order', id: orderId }, reason, at });
  return true;
}
