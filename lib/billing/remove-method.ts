import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { MethodInput } from '@/lib/payments/model/inputs';
import { countActive, endMethod, findMethod, lockMethods } from '@/lib/payments/store/methods';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { queueDetach } from './detach-method';
import { hasRunningLease, isAttempting } from './store/payers';

/**
 * Takes a method away. The last one that works of who has a running lease stays until there is another, so that nobody
 * falls behind by tidying up. Errors: `not-found`, `payments.last-method`, `payments.under-way`.
 */
export const removeMethod = (deps: Deps, actor: Actor, { methodId }: MethodInput): Promise<Result<null>> =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockMethods(tx, actor.userId);
    const method = await findMethod(tx, methodId);
    if (method?.purchaserId !== actor.userId || (method.state !== 'ACTIVE' && method.state !== 'FAILED')) return err({ code: 'not-found' });
    if (await isAttempting(tx, methodId)) return err({ code: 'payments.under-way' });
    if (method.state === 'ACTIVE' && await countActive(tx, actor.userId) === 1 && await hasRunningLease(tx, actor.userId)) return err({ code: 'payments.last-method' });
    await endMethod(tx, actor.userId, methodId, at);
    await queueDetach(tx, methodId);
    await audit(tx, { actor, action: 'payment-method.removed', subject: { type: 'payment-method', id: methodId }, at });
    return ok(null);
  });
