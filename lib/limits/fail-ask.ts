import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { isWaiting } from './model/usable';
import type { CreditReason } from './model/scorecard';
import { moveAsk } from './store/asks';
import { lockRequestOfAsk, readRequest } from './store/requests';
import { settleRequest } from './settle-request';
import { alertAdmins } from './tell';

export interface FailAsk {
  askId: string;
  /** What the purchaser reads. */
  reason: CreditReason;
  /** What the admin reads, where something is wrong between the mall and the financier. */
  alert?: string;
}

/** Gives a question up: no answer in time, or one that is none. An answered one stays as it is. Error: `not-found`. */
export function failAsk(deps: Deps, actor: Actor, { askId, reason, alert }: FailAsk): Promise<Result<void>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const requestId = await lockRequestOfAsk(tx, askId);
    if (requestId === undefined) return err({ code: 'not-found' });
    const request = await readRequest(tx, requestId);
    const ask = request.asks.find((each) => each.id === askId);
    if (!ask || !isWaiting(ask)) return ok(undefined);
    await moveAsk(tx, askId, { to: 'FAILED', reasons: [reason] });
    await audit(tx, {
      actor, action: 'limit.failed', subject: { type: 'limit_request', id: requestId }, reason: reason.code,
      data: { askId, lender: ask.institution.code, ...(alert === undefined ? {} : { alert }) }, at,
    });
    if (alert !== undefined) await alertAdmins(tx, { ask, request, note: alert, version: ask.version, at });
    await settleRequest(tx, requestId, at);
    return ok(undefined);
  });
}
