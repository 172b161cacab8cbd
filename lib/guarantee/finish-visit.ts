import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { FinishVisitInput } from './model/inputs';
import { finishVisitRow, lockVisit } from './store/care';
import { tellOfCare } from './tell-care';

/** Care was given, and what was done. Errors: `not-found`, `guarantee.moved-on`. */
export function finishVisit(deps: Deps, actor: Actor, { leaseId, no, note }: FinishVisitInput): Promise<Result<{ leaseId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const visit = await lockVisit(tx, leaseId, no, actor);
    if (!visit) return err({ code: 'not-found' });
    const doneOn = plainDateIn(at, visit.guarantee.lease.timeZone);
    if (visit.guarantee.lease.state !== 'ACTIVE' || !await finishVisitRow(tx, leaseId, no, { note, doneOn })) return err({ code: 'guarantee.moved-on' });
    await audit(tx, { actor, action: 'lease.care-done', subject: { type: 'lease', id: leaseId }, reason: note, data: { no }, at });
    await tellOfCare(tx, visit, 'care-done', { key: `${leaseId}:${no}`, visitOn: doneOn, at });
    return ok({ leaseId });
  });
}
