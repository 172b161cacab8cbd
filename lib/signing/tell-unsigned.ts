import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { notify, notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { findCase, findUntold, markTold } from './store/unsigned';

const AT_ONCE = 200;

/** Sweep: a contract that nobody signed in time becomes a case of the desk, which is told once, and so is the purchaser; again when the time that it gave is over. */
export async function tellUnsigned(deps: Deps): Promise<void> {
  for (const id of await findUntold(deps.db, deps.clock.now(), AT_ONCE)) await tell(deps, id);
}

const tell = (deps: Deps, id: string) => write(deps, async (tx) => {
  const at = deps.clock.now();
  const contract = await findCase(tx, id, at);
  if (!contract || !(await markTold(tx, id, at))) return ok(null);
  const { number, purchaserId, signBy } = contract;
  const eventKey = `contract-unsigned:${id}:${signBy?.toISOString()}`;
  await audit(tx, { actor: SYSTEM, action: 'contract.unsigned', subject: { type: 'contract', id }, data: { signBy: signBy?.toISOString() }, at });
  await notifyRole(tx, 'DESK', { kind: 'contracts.unsigned', params: { number }, href: `/desk/contracts/${id}`, eventKey, at });
  await notify(tx, { userId: purchaserId, kind: 'contracts.unsigned-purchaser', params: { number }, href: `/contracts/${id}/sign`, eventKey, at, mail: true });
  return ok(null);
});
