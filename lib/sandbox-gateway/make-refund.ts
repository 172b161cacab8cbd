import type { Temporal } from 'temporal-polyfill';
import type { RefundShape } from '@/lib/payments/model/sandbox-wire';
import { toInstant } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { callBack } from './call-back';
import { REFUND_FAILS_MINUTES } from './model/scripts';
import { insertRefund, lockRefunds, type ChargeRow, type RefundRow } from './store';

const hasFailed = ({ failsAt }: Pick<RefundRow, 'failsAt'>, at: Temporal.Instant): boolean => failsAt !== null && toInstant(failsAt).epochMilliseconds <= at.epochMilliseconds;

/** How a refund reads now: what fails later was given back until then. */
export const refundSaid = (refund: Pick<RefundRow, 'id' | 'key' | 'failsAt'>, now: Temporal.Instant): RefundShape =>
  ({ id: refund.id, key: refund.key, status: hasFailed(refund, now) ? 'failed' : 'succeeded' });

/** Gives back a part of a charge, or the whole, by the script of its mandate, once a key; null where it cannot be, or so much is not left of it. */
export async function makeRefund(tx: Tx, key: string, { charge, amountMinor }: { charge: ChargeRow; amountMinor: bigint }, now: Temporal.Instant): Promise<RefundRow | null> {
  const { id: chargeId, mandate: { script } } = charge;
  if (script === 'refund-refused') return null;
  const made = await lockRefunds(tx, chargeId);
  const known = made.find((each) => each.key === key);
  if (known) return known.amountMinor === amountMinor ? known : null;
  if (made.reduce((sum, each) => (hasFailed(each, now) ? sum : sum + each.amountMinor), amountMinor) > charge.amountMinor) return null;
  const failsAt = script === 'refund-fails' ? now.add({ minutes: REFUND_FAILS_MINUTES }) : null;
  const refund = await insertRefund(tx, { key, chargeId, amountMinor }, { madeAt: now, failsAt });
  if (failsAt) await callBack(tx, { type: 'refund.failed', data: refundSaid(refund, failsAt), dueAt: failsAt, now });
  return refund;
}
