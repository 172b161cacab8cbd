import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { notifyAll } from '@/lib/notifications/notify';
import { auditAll } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { findUnreminded, lockReminders, reminderKey } from './store/reminders';

/** Sweep: who has not signed is told on the third, seventh and twelfth day until when the contract waits, once each. */
export async function remindUnsigned(deps: Deps): Promise<void> {
  await write(deps, async (tx) => {
    await lockReminders(tx);
    const at = deps.clock.now();
    const unsigned = await findUnreminded(tx, at);
    await notifyAll(tx, unsigned.map(({ id, number, purchaserId, signBy, day }) => ({
      userId: purchaserId, kind: 'contracts.remind-sign', params: { number, signBy: toInstant(signBy).toString() }, href: `/contracts/${id}/sign`, eventKey: reminderKey(id, day), at, mail: true,
    })));
    await auditAll(tx, unsigned.map(({ id, day }) => ({ actor: SYSTEM, action: 'contract.sign-reminded', subject: { type: 'contract', id }, data: { day }, at })));
    return ok(null);
  });
}
