import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { UNCONFIRMED_DAYS } from './model/account';
import { deletePendingBefore } from './store/identity';
import { deleteSessionsBefore } from './store/session';
import { deleteOldThrottles } from './store/throttle';
import { deleteTokensBefore } from './store/token';
import { deleteUnconfirmed, findUnconfirmedBefore } from './store/user';

const AT_ONCE = 100;
const TOKEN_DAYS = 30;
/** As long as the token in the browser lasts. */
const SESSION_DAYS = 30;

/** Sweep: accounts that nobody ever confirmed, links long over, and counts of failed sign-ins that no longer count. */
export async function tidyAccounts(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const forgotten = await findUnconfirmedBefore(deps.db, now.subtract({ hours: 24 * UNCONFIRMED_DAYS }), AT_ONCE);
  for (const user of forgotten) {
    await write(deps, async (tx) => {
      if (!(await deleteUnconfirmed(tx, user))) return ok(null);
      await audit(tx, { actor: SYSTEM, action: 'user.deleted', subject: { type: 'user', id: user.id }, data: { why: 'never-confirmed' }, at: now });
      return ok(null);
    });
  }
  await write(deps, async (tx) => {
    await deleteTokensBefore(tx, now.subtract({ hours: 24 * TOKEN_DAYS }));
    await deleteOldThrottles(tx, now);
    await deletePendingBefore(tx, now);
    await deleteSessionsBefore(tx, now.subtract({ hours: 24 * SESSION_DAYS }));
    return ok(null);
  });
}
