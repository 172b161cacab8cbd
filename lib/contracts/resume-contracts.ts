import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { findUndelivered, findUndrawn } from './store/stuck';

/** Longer than a job of this kind takes, retries of a busy minute included. */
const STUCK_MINUTES = 10;

/**
 * Sweep: no state is left half done. A contract that should be drawn up or delivered, and whose job has been given up or
 * is lost, gets its job again. Each job does nothing where there is nothing left to do.
 */
export async function resumeContracts(deps: Deps): Promise<void> {
  const before = deps.clock.now().subtract({ minutes: STUCK_MINUTES });
  const [undrawn, undelivered] = [await findUndrawn(deps.db, before), await findUndelivered(deps.db, before)];
  if (undrawn.length + undelivered.length === 0) return;
  await write(deps, async (tx) => {
    for (const { orderId } of undrawn) await addJob(tx, 'draw-up-contract', { orderId }, { key: `draw-up-contract:${orderId}` });
    for (const { id } of undelivered) await addJob(tx, 'deliver-contract', { contractId: id }, { key: `deliver-contract:${id}` });
    return ok(null);
  });
  deps.log.warn('contracts resumed', { undrawn: undrawn.length, undelivered: undelivered.length });
}
