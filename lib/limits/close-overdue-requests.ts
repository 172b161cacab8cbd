import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { failAsk } from './fail-ask';
import { REQUEST_DAYS } from './model/limit-request';
import { MALL_REASONS } from './model/reasons';
import { queueAsk, queueDeskAsk } from './queue-question';
import { findOverdueAsks } from './store/asks';
import { findOldRequests, lockRequest, moveRequest, readRequest } from './store/requests';
import { isWaiting } from './model/usable';

const AT_ONCE = 200;
/** An outside financier that was heard of is asked once more what has become of it, and gets this long to say. */
const LAST_LOOK_SECONDS = 60;

/** The desk is asked in process and always answers: where it has not, no worker was there, and there is one now. */
const DESK_SECONDS = 24 * 3600;

/**
 * Gives up questions that were not answered in time, so that their requests go on with the answers there are, or close.
 * The desk, asked like the others, then has decided alone; where it referred, its person has until the ask's own time.
 */
export async function closeOverdueRequests(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  for (const ask of await findOverdueAsks(deps.db, now, AT_ONCE)) {
    const since = (now.epochMilliseconds - ask.answerBy.getTime()) / 1000;
    if (ask.outside && ask.state !== 'QUEUED' && since < LAST_LOOK_SECONDS) {
      await write(deps, async (tx) => ok(await queueAsk(tx, ask.id)));
    } else if (!ask.outside && ask.state === 'QUEUED' && since < DESK_SECONDS) {
      await write(deps, async (tx) => ok(await queueDeskAsk(tx, ask.id)));
    } else {
      await failAsk(deps, SYSTEM, { askId: ask.id, reason: MALL_REASONS.NO_ANSWER });
    }
  }
  for (const id of await findOldRequests(deps.db, now.subtract({ hours: 24 * REQUEST_DAYS }), AT_ONCE)) await closeOld(deps, id);
}

/** Facts and consents grow old: what was never chosen is closed in the end. */
const closeOld = (deps: Deps, requestId: string) =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockRequest(tx, requestId);
    const request = await readRequest(tx, requestId);
    if (request.asks.some(isWaiting) || !(await moveRequest(tx, requestId, 'CLOSED', at, 'old'))) return ok(undefined);
    await audit(tx, { actor: SYSTEM, action: 'limit.closed', subject: { type: 'limit_request', id: requestId }, reason: 'old', at });
    return ok(undefined);
  });
