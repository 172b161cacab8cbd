import type { Deps } from '@/lib/platform/db';
import { drawTransfer } from './draw-transfer';
import { sealTransfer } from './seal-transfer';
import { findStuck } from './store/transfers';

/** Longer than the jobs take. */
const STUCK_MINUTES = 10;

/** Sweep: approved and not drawn, or signed and not sealed, where the job has been given up. */
export async function resumeTransfers(deps: Deps): Promise<void> {
  for (const { id, state } of await findStuck(deps.db, deps.clock.now().subtract({ minutes: STUCK_MINUTES }))) {
    const resumed = state === 'APPROVED' ? drawTransfer(deps, { transferId: id }) : sealTransfer(deps, { transferId: id });
    await resumed.catch((error: unknown) => deps.log.error('transfer not resumed', { id, state, error }));
  }
}
