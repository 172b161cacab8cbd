import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { deleteLastLetters, eraseKept, findToErase } from './store/closure';
import { deleteExpiredExports } from './store/export';

const AT_ONCE = 100;
const LETTER_DAYS = 7;

/** Sweep: exports whose week is over; what was kept of closed accounts once the law no longer asks for it. */
export async function tidyPrivacy(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  await write(deps, async (tx) => {
    await deleteExpiredExports(tx, at);
    await deleteLastLetters(tx, at.subtract({ hours: 24 * LETTER_DAYS }));
    return ok(null);
  });
  for (const { userId } of await findToErase(deps.db, at, AT_ONCE)) {
    await write(deps, async (tx) => {
      if (await eraseKept(tx, userId, at)) await audit(tx, { actor: SYSTEM, action: 'user.kept-data-erased', subject: { type: 'user', id: userId }, at });
      return ok(null);
    });
  }
}
