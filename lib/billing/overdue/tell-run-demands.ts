import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { findLastDemand, lockOverdueLease } from '../store/overdue';
import { findRunDemands } from '../store/overdue-walk';
import { tellDesk } from './tell';

const BATCH = 200;

/** Sweep: the days of a demand are over, so a person may decide. Nothing follows by itself. */
export async function tellRunDemands(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  for (const { leaseId } of await findRunDemands(deps.db, plainDateIn(at), BATCH)) {
    await write(deps, async (tx) => {
      const lease = await lockOverdueLease(tx, leaseId);
      const demand = lease && await findLastDemand(tx, leaseId);
      if (lease?.overdue?.state !== 'DEMANDED' || lease.overdue.nextOn === null) return ok(null);
      await tx.leaseOverdue.update({ where: { leaseId }, data: { nextOn: null } });
      await tellDesk(tx, lease, { what: 'demand-run', id: demand?.id ?? leaseId, at });
      return ok(null);
    });
  }
}
