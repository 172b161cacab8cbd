import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { gatewayOf } from '@/lib/payments/gateways';
import type { MethodInput } from '@/lib/payments/model/inputs';
import { findAttached, findMethod, forgetToken } from '@/lib/payments/store/methods';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { isAttempting } from './store/payers';

const MOST = 100;
/** After so long without its job the sweep queues another. */
const LOST_AFTER_MINUTES = 15;

/** A method that was taken away is forgotten at its gateway. */
export const queueDetach = (tx: Tx, methodId: string): Promise<void> => addJob(tx, 'detach-method', { methodId }, { key: `detach-method:${methodId}` });

/**
 * The job `detach-method`: the gateway forgets the mandate behind a method that was taken away, and so do we. Not while what
 * it took last is unknown, since that is asked for by it. @throws Error where the gateway does not say so, so that it is asked again
 */
export async function detachMethod(deps: Deps, { methodId }: MethodInput): Promise<void> {
  const method = await findMethod(deps.db, methodId);
  const gateway = method && gatewayOf(deps.env, method.gateway);
  if (!gateway || method.state !== 'REMOVED' || method.token === null) return;
  const { value: waits } = await write(deps, async (tx) => ok(await isAttempting(tx, methodId)));
  if (waits) return;
  if (!await gateway.detach({ key: methodId, customer: method.customer ?? '', token: method.token })) throw new Error(`method ${methodId} is not known to be forgotten`);
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    if (await forgetToken(tx, methodId)) await audit(tx, { actor: SYSTEM, action: 'payment-method.detached', subject: { type: 'payment-method', id: methodId }, at });
    return ok(null);
  });
}

/** Sweep: methods that were taken away, and whose gateway still knows them. */
export async function detachMethods(deps: Deps): Promise<void> {
  const waiting = await findAttached(deps.db, deps.clock.now().subtract({ minutes: LOST_AFTER_MINUTES }), MOST);
  if (waiting.length === 0) return;
  await write(deps, async (tx) => {
    for (const { id } of waiting) await queueDetach(tx, id);
    return ok(null);
  });
}
