import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toPlainDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { CONTEST_DAYS, REPORT_DAYS } from './model/care';
import type { ContestVisitInput } from './model/inputs';
import { contestVisitRow, lockDoneVisit } from './store/care';
import { tellOfContest } from './tell-care';

/**
 * The purchaser says that care was not given as its seller says, once of each such statement: it stands beside it for all
 * to see, and the seller and the desk are told. Errors: `not-found`, `guarantee.moved-on` (not done, contested already, or too late).
 */
export function contestVisit(deps: Deps, actor: Actor, { leaseId, no, text }: ContestVisitInput): Promise<Result<{ leaseId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const visit = await lockDoneVisit(tx, leaseId, no, actor);
    if (!visit) return err({ code: 'not-found' });
    const today = plainDateIn(at, visit.guarantee.lease.timeZone);
    const isOver = visit.doneOn === null || toPlainDate(visit.doneOn) < addDays(today, -(REPORT_DAYS + CONTEST_DAYS));
    if (isOver || !await contestVisitRow(tx, leaseId, no, text, at)) return err({ code: 'guarantee.moved-on' });
    await audit(tx, { actor, action: 'lease.care-contested', subject: { type: 'lease', id: leaseId }, reason: text, data: { no }, at });
    await tellOfContest(tx, visit, text, at);
    return ok({ leaseId });
  });
}
