import { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { holdUnit } from '@/lib/catalogue/unit-store';
import { holdLimits } from '@/lib/limits/hold-limits';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { expireForm } from './expire-form';
import type { OrderInput } from './model/draft';
import { holdUntil } from './model/holding';
import { lockForm, setFormHold, type LockedForm } from './store/form';

/** HELD: everything is held until then. EXPIRED: the approval ended, a limit has to be asked for again. */
export type FormResumed = { outcome: 'HELD'; holdUntil: string } | { outcome: 'EXPIRED' };

/**
 * The purchaser came back: a lapsed hold is taken anew (limits and one unit), a standing one is left as it is.
 *
 * Errors: `not-found`, `orders.no-unit`, those of `holdLimits`; what was typed stays, and it may be tried again.
 */
export async function resumeOrderForm(deps: Deps, actor: Actor, { orderId }: OrderInput): Promise<Result<FormResumed>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const form = await lockForm(tx, orderId, actor.userId);
    if (!form) return err({ code: 'not-found' });
    if (form.approvalStatus !== 'LIVE' || Temporal.Instant.compare(form.approvalExpiresAt, at) <= 0) {
      await expireForm(tx, { orderId, unitId: form.unitId, at });
      return ok({ outcome: 'EXPIRED' });
    }
    if (form.unitId && form.holdUntil && Temporal.Instant.compare(form.holdUntil, at) > 0) return ok({ outcome: 'HELD', holdUntil: form.holdUntil.toString() });
    return takeAnew(tx, { actor, form, at });
  });
}

async function takeAnew(tx: Tx, { actor, form, at }: { actor: Actor; form: LockedForm; at: Temporal.Instant }): Promise<Result<FormResumed>> {
  const unitId = form.unitId ?? await holdUnit(tx, form.listingId);
  if (!unitId) return err({ code: 'orders.no-unit' });
  const until = holdUntil(at, at, form.approvalExpiresAt);
  await setFormHold(tx, form.id, { unitId, until, openedAt: at });
  const held = await holdLimits(tx, { orderId: form.id, approvalId: form.approvalId, until, at });
  if (!held.ok) return held;
  await audit(tx, {
    actor, action: 'order.form-resumed', subject: { type: 'order', id: form.id }, data: { unitId, holdUntil: until.toString() }, at,
  });
  return ok({ outcome: 'HELD', holdUntil: until.toString() });
}
