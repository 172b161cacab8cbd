import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { ConfirmVisitInput } from './model/inputs';
import { confirmVisitRow, lockVisit } from './store/care';
import { tellOfCare } from './tell-care';

/** Who keeps the guarantee says on which day care comes. Errors: `not-found`, `guarantee.moved-on`, by field `guarantee.visit-past`. */
export function confirmVisit(deps: Deps, actor: Actor, { leaseId, no, visitOn }: ConfirmVisitInput): Promise<Result<{ leaseId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const visit = await lockVisit(tx, leaseId, no, actor);
    if (!visit) return err({ code: 'not-found' });
    if (visitOn < plainDateIn(at, visit.guarantee.lease.timeZone)) return err({ code: 'input', fields: { visitOn: 'guarantee.visit-past' } });
    if (visit.guarantee.lease.state !== 'ACTIVE' || !await confirmVisitRow(tx, leaseId, no, visitOn)) return err({ code: 'guarantee.moved-on' });
    await audit(tx, { actor, action: 'lease.care-confirmed', subject: { type: 'lease', id: leaseId }, data: { no, visitOn }, at });
    await tellOfCare(tx, visit, 'care-confirmed', { key: `${leaseId}:${no}:${visitOn}`, visitOn, at });
    return ok({ leaseId });
  });
}
