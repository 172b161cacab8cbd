import type { Deps } from '@/lib/platform/db';
import { applySupplement } from './apply-supplement';
import { findUnapplied } from './store';

/** Longer than the job that applies one takes. */
const STUCK_MINUTES = 10;

/** Sweep: what is sealed is in its lease, or is known to be kept out, even where its job has been given up. One that fails is logged and left for the next minute. */
export async function applyMissingSupplements(deps: Deps): Promise<void> {
  for (const { id } of await findUnapplied(deps.db, deps.clock.now().subtract({ minutes: STUCK_MINUTES }))) {
    await applySupplement(deps, { contractId: id }).catch((error: unknown) => deps.log.error('supplement not applied', { contractId: id, error }));
  }
}
