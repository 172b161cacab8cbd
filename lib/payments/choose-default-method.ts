import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { MethodInput } from './model/inputs';
import { findMethod, lockMethods, makeDefault } from './store/methods';

/** Uses a method for every lease that names none. Errors: `not-found`, `payments.method-unusable`. */
export const chooseDefaultMethod = (deps: Deps, actor: Actor, { methodId }: MethodInput): Promise<Result<null>> =>
  write(deps, async (tx) => {
    await lockMethods(tx, actor.userId);
    const method = await findMethod(tx, methodId);
    if (method?.purchaserId !== actor.userId || method.state === 'REMOVED') return err({ code: 'not-found' });
    if (!await makeDefault(tx, actor.userId, methodId)) return err({ code: 'payments.method-unusable' });
    await audit(tx, { actor, action: 'payment-method.made-default', subject: { type: 'payment-method', id: methodId }, at: deps.clock.now() });
    await addJob(tx, 'resume-collection', { purchaserId: actor.userId }, { key: `resume-collection:${actor.userId}` });
    return ok(null);
  });
