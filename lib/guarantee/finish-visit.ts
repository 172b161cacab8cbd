import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { isInRound, MISSED_DAYS, REPORT_DAYS } from './model/care';
import type { FinishVisitInput } from './model/inputs';
import { dayOfVisit, findRound, finishVisitRow, isKept, lockVisit } from './store/care';
import { tellOfCare } from './tell-care';

/**
 * Care was given, on which day of its round, and what was done; said within a month. After its time it is done late, and
 * stays missed. What the desk found not given may be done after that, and said and contested anew. Errors: `not-found`,
 * `guarantee.moved-on`, by field `guarantee.done-when` (to come, or too long ago), `guarantee.visit-round`, `guarantee.done-judged`.
 */
export function finishVisit(deps: Deps, actor: Actor, { leaseId, no, doneOn, note }: FinishVisitInput): Promise<Result<{ leaseId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const visit = await lockVisit(tx, leaseId, no, actor);
    if (!visit) return err({ code: 'not-found' });
    const today = plainDateIn(at, visit.guarantee.lease.timeZone);
    if (doneOn > today || doneOn < addDays(today, -REPORT_DAYS)) return err({ code: 'input', fields: { doneOn: 'guarantee.done-when' } });
    if (!isInRound(doneOn, await findRound(tx, visit))) return err({ code: 'input', fields: { doneOn: 'guarantee.visit-round' } });
    const judgedOn = visit.contestOutcome === 'NOT_GIVEN' && visit.contestDecidedAt ? plainDateIn(toInstant(visit.contestDecidedAt), visit.guarantee.lease.timeZone) : null;
    if (judgedOn !== null && doneOn < judgedOn) return err({ code: 'input', fields: { doneOn: 'guarantee.done-judged' }, params: { judgedOn } });
    const late = doneOn > addDays(dayOfVisit(visit), MISSED_DAYS);
    if (!isKept(visit) || !await finishVisitRow(tx, leaseId, no, { note, doneOn, late })) return err({ code: 'guarantee.moved-on' });
    await audit(tx, { actor, action: 'lease.care-done', subject: { type: 'lease', id: leaseId }, reason: note, data: { no, doneOn }, at });
    await tellOfCare(tx, visit, 'care-done', { key: `${leaseId}:${no}:${at.toString()}`, visitOn: doneOn, at });
    return ok({ leaseId });
  });
}
