import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { ObjectInput } from './model/objection';
import { hasObjection, insertObjection } from './store/objections';
import { lockRequestOfAsk, readRequest } from './store/requests';
import { findDesk } from './store/seller-limits';
import { tellObjection } from './tell-objection';

/**
 * The purchaser says why a decline is wrong, whoever declined, and agrees that the desk looks at what was stated once
 * more. A person answers within three days. Once for each answer.
 * Errors: `not-found` (not one's own), `limits.not-declined`, `limits.objected` (already).
 */
export function objectToDecline(deps: Deps, actor: Actor, { askId, text }: ObjectInput): Promise<Result<{ objectionId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const requestId = await lockRequestOfAsk(tx, askId);
    const request = requestId === undefined ? undefined : await readRequest(tx, requestId);
    const ask = request?.asks.find((each) => each.id === askId);
    const desk = await findDesk(tx);
    if (!request || !ask || !desk || actor.role !== 'PURCHASER' || request.purchaserId !== actor.userId) return err({ code: 'not-found' });
    if (ask.state !== 'DECLINED') return err({ code: 'limits.not-declined' });
    if (await hasObjection(tx, askId)) return err({ code: 'limits.objected' });
    const { id, answerBy } = await insertObjection(tx, { ask, text, desk: desk.code, at });
    await audit(tx, { actor, action: 'limit.objected', subject: { type: 'limit_request', id: request.id }, data: { askId, lender: ask.institution.code, objectionId: id }, at });
    await tellObjection(tx, { objectionId: id, request, answerBy, at });
    return ok({ objectionId: id });
  });
}
