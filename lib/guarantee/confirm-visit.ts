import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { isInRound } from './model/care';
import type { ConfirmVisitInput } from './model/inputs';
import { confirmVisitRow, findRound, isKept, lockVisit } from './store/care';
import { tellOfCare } from './tell-care';

/** Who keeps the guarantee says on which day care comes: one of its own round. Errors: `not-found`, `guarantee.moved-on`, by field `guarantee.visit-past`, `guarantee.visit-round`. */
export function confirmVisit(deps: Deps, actor: Actor, { leaseId, no, visitOn }: ConfirmVisitInput): Promise<Result<{ leaseId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const visit = await lockVisit(tx, leaseId, no, actor);
    if (!visit) return err({ code: 'not-found' });
    if (visitOn < plainDateIn(at, visit.guarantee.lease.timeZone)) return err({ code: 'input', fields: { visitOn: 'guarantee.visit-past' } });
    if (!isInRound(visitOn, await findRound(tx, visit))) return err({ code: 'input', fields: { visitOn: 'guarantee.visit-round' } });
    if (!isKept(visit) || !await confirmVisitRow(tx, leaseId, no, visitOn)) return err({ code: 'guarantee.moved-on' });
    await audit(tx, { actor, action: 'lease.care-confirmed', subject: { type: 'lease', id: leaseId }, data: { no, visitOn }, at });
    await tellOfCare(tx, visit, 'care-confirmed', { key: `${leaseId}:${no}:${visitOn}`, visitOn, at });
    return ok({ leaseId });
  });
}
