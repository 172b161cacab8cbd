import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { findMethod } from '@/lib/payments/store/methods';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { ChooseLeaseMethod } from './model/collection';
import { setMethodOfLease } from './store/payers';

/** What one lease is paid by, other than the rest. Errors: `not-found`, `payments.method-unusable`. */
export const chooseLeaseMethod = (deps: Deps, actor: Actor, { leaseId, methodId }: ChooseLeaseMethod): Promise<Result<null>> =>
  write(deps, async (tx) => {
    if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
    const method = methodId === null ? null : await findMethod(tx, methodId);
    if (methodId !== null && (method?.purchaserId !== actor.userId || method.state === 'REMOVED')) return err({ code: 'not-found' });
    if (method && method.state !== 'ACTIVE') return err({ code: 'payments.method-unusable' });
    if (!await setMethodOfLease(tx, { leaseId, purchaserId: actor.userId, methodId })) return err({ code: 'not-found' });
    await audit(tx, { actor, action: 'lease.method-chosen', subject: { type: 'lease', id: leaseId }, data: { methodId }, at: deps.clock.now() });
    await addJob(tx, 'resume-collection', { purchaserId: actor.userId, leaseId }, { key: `resume-collection:${actor.userId}:${leaseId}` });
    return ok(null);
  });
