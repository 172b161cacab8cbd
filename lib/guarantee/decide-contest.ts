import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toPlainDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import type { DecideContestInput } from './model/inputs';
import { decideContestRow, lockContested } from './store/care';
import { tellOfDecision } from './tell-care';

/**
 * A person at the desk decides on care that its purchaser contests: it stands as its seller said it, or it was not given.
 * Then its round is missed, with what follows from that: it counts against the seller, and may come late until the next
 * round. Errors: `not-found`, `guarantee.moved-on`.
 */
export function decideContest(deps: Deps, actor: Actor, { leaseId, no, outcome, reason }: DecideContestInput): Promise<Result<{ leaseId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const visit = await lockContested(tx, leaseId, no, actor);
    if (!visit) return err({ code: 'not-found' });
    const doneOn = visit.doneOn && toPlainDate(visit.doneOn);
    if (doneOn === null || !await decideContestRow(tx, leaseId, no, { outcome, reason, byId: actor.userId }, at)) return err({ code: 'guarantee.moved-on' });
    await audit(tx, { actor, action: outcome === 'STANDS' ? 'lease.care-stands' : 'lease.care-not-given', subject: { type: 'lease', id: leaseId }, reason, data: { no, doneOn }, at });
    await tellOfDecision(tx, visit, outcome, { doneOn, reason, at });
    return ok({ leaseId });
  });
}
