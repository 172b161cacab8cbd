import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { expireForm, releaseHeld } from './expire-form';
import { findIdleForms, lockForm, setFormHold } from './store/form';

const BATCH = 200;

/**
 * Sweep: forms that nobody has touched for 30 minutes, or that have held for 24 hours, give back their unit and their
 * part of the limits and stay open; those whose approval has ended expire. Each form in its own transaction.
 */
export async function releaseIdleForms(deps: Deps): Promise<void> {
  const done = new Set<string>();
  for (;;) {
    const idle = (await findIdleForms(deps.db, deps.clock.now(), BATCH)).filter((id) => !done.has(id));
    if (idle.length === 0) return;
    for (const orderId of idle) {
      await releaseForm(deps, orderId);
      done.add(orderId);
    }
  }
}

async function releaseForm(deps: Deps, orderId: string): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const form = await lockForm(tx, orderId);
    if (!form) return ok(null);
    if (form.approvalStatus !== 'LIVE' || Temporal.Instant.compare(form.approvalExpiresAt, at) <= 0) {
      await expireForm(tx, { orderId, unitId: form.unitId, at });
      return ok(null);
    }
    // A keystroke came in between.
    if (!form.holdUntil || Temporal.Instant.compare(form.holdUntil, at) > 0) return ok(null);
    const reason = 'form-idle';
    await setFormHold(tx, orderId, null);
    await releaseHeld(tx, { orderId, unitId: form.unitId, at, reason, actor: SYSTEM });
    await audit(tx, { actor: SYSTEM, action: 'order.hold-released', subject: { type: 'order', id: orderId }, reason, at });
    return ok(null);
  });
}
