import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { dayOfVisit, findPassed, findToRemind, markReminded, passVisit } from './store/care';
import { tellBothOfCare } from './tell-care';

/** Sweep: both are reminded a week before; what nobody came for is missed, which both are told and everybody sees. */
export async function keepCareCalendar(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const today = plainDateIn(at);
  const [remind, passed] = [await findToRemind(deps.db, today), await findPassed(deps.db, today)];
  if (remind.length + passed.length === 0) return;
  await write(deps, async (tx) => {
    for (const due of remind) {
      const visit = await markReminded(tx, due, at);
      if (visit) await tellBothOfCare(tx, visit, 'care-soon', { key: `${due.leaseId}:${due.no}`, visitOn: dayOfVisit(visit), at });
    }
    for (const due of passed) {
      const visit = await passVisit(tx, due);
      if (visit) await tellBothOfCare(tx, visit, 'care-missed', { key: `${due.leaseId}:${due.no}`, visitOn: dayOfVisit(visit), at });
    }
    return ok(null);
  });
}
