import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { SaveOrderDraftInput } from './model/draft';
import { HOLD_HOURS, IDLE_MINUTES } from './model/holding';
import { saveDraft } from './store/form';

/** Instants, RFC 3339. */
export interface DraftSaved {
  savedAt: string;
  /** Null when the hold is over: `resumeOrderForm` takes it anew. */
  holdUntil: string | null;
}

/**
 * Keeps what was typed, however incomplete, and keeps the holds as long as somebody is typing. No amount is touched.
 *
 * Errors: `not-found` (not this purchaser's), `orders.not-open` (signed or ended meanwhile).
 */
export async function saveOrderDraft(deps: Deps, actor: Actor, { orderId, draft, step }: SaveOrderDraftInput): Promise<Result<DraftSaved>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const saved = await saveDraft(tx, { actor, orderId, draft, step, at, idleUntil: at.add({ minutes: IDLE_MINUTES }), holdHours: HOLD_HOURS });
    if (saved) return ok({ savedAt: at.toString(), holdUntil: saved.holdUntil?.toISOString() ?? null });
    const known = await tx.order.count({ where: { id: orderId, purchaserId: actor.userId } });
    return err({ code: known ? 'orders.not-open' : 'not-found' });
  });
}
