import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { writeOnce, type Deps } from '@/lib/platform/db';
import type { SaveOrderDraftInput } from './model/draft';
import { HOLD_HOURS, IDLE_MINUTES } from './model/holding';
import { isOrderOf, saveDraft } from './store/form';

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
  const save = { actor, orderId, draft, step, at, idleUntil: at.add({ minutes: IDLE_MINUTES }), holdHours: HOLD_HOURS };
  const saved = await writeOnce(deps, (tx) => saveDraft(tx, save));
  if (saved) return ok({ savedAt: at.toString(), holdUntil: saved.holdUntil?.toISOString() ?? null });
  return err({ code: await isOrderOf(deps.tx ?? deps.db, orderId, actor.userId) ? 'orders.not-open' : 'not-found' });
}
