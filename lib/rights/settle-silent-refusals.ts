import { ok, type Result } from '@/lib/kernel/result';
import { lockLease } from '@/lib/leases/store';
import { type Deps, write } from '@/lib/platform/db';
import { closeIfDecided } from './close-refusal';
import { findSilent, lockRefusal } from './store/refusals';

/** Sweep: who has not answered in its business days has accepted (art. 16(6)). Run again it finds nothing left. */
export async function settleSilentRefusals(deps: Deps): Promise<void> {
  for (const { id, leaseId } of await findSilent(deps.db, deps.clock.now())) {
    await settle(deps, id, leaseId).catch((error: unknown) => deps.log.error('refusal not settled', { id, error }));
  }
}

const settle = (deps: Deps, id: string, leaseId: string): Promise<Result<null>> => write(deps, async (tx) => {
  await lockLease(tx, leaseId);
  const refusal = await lockRefusal(tx, id);
  if (refusal?.state === 'OPEN') await closeIfDecided(tx, refusal, { at: deps.clock.now() });
  return ok(null);
});
