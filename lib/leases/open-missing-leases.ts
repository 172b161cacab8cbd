import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { openLease } from './open-lease';
import { findUnopened } from './store';

/** Longer than the job that opens a lease takes. */
const STUCK_MINUTES = 10;

/** Sweep: a contract in force has a lease, even where its job has been given up. One that fails is logged and left for the next minute. */
export async function openMissingLeases(deps: Deps): Promise<void> {
  for (const { id } of await findUnopened(deps.db, toDate(deps.clock.now().subtract({ minutes: STUCK_MINUTES })))) {
    await openLease(deps, { contractId: id }).catch((error: unknown) => deps.log.error('lease not opened', { contractId: id, error }));
  }
}
