import { SEAL_MINUTES } from '@/lib/contracts/model/sealing';
import { ok } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { findUnsealed } from './store/to-seal';

/** Sweep: what is signed is sealed. A contract that is not has its job again, and the admins are told, once for each. */
export async function resumeSeals(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const unsealed = await findUnsealed(deps.db, at.subtract({ minutes: SEAL_MINUTES }));
  if (unsealed.length === 0) return;
  await write(deps, async (tx) => {
    for (const { id, number } of unsealed) {
      await addJob(tx, 'seal-contract', { contractId: id }, { key: `seal-contract:${id}` });
      await notifyRole(tx, 'ADMIN', { kind: 'contracts.unsealed', params: { number }, href: `/admin/contracts/${id}`, eventKey: `contract-unsealed:${id}`, at });
    }
    return ok(null);
  });
  deps.log.warn('contracts unsealed', { count: unsealed.length });
}
