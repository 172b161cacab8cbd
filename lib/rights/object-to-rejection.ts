import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { ObjectInput } from './model/inputs';
import { openCase } from './store/cases';
import { lockRefusal } from './store/refusals';
import { findSubject, namedOf } from './store/subjects';
import { tellDesk } from './tell';

/** The purchaser does not accept the rejection of a refusal: another person at the desk looks at it. Once. Errors: `not-found`, `rights.moved-on`. */
export async function objectToRejection(deps: Deps, actor: Actor, { refusalId, text }: ObjectInput): Promise<Result<{ refusalId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const refusal = await lockRefusal(tx, refusalId);
    const subject = refusal && await findSubject(tx, refusal.contractId);
    if (!refusal || !subject || actor.role !== 'PURCHASER' || refusal.purchaserId !== actor.userId || subject.lease?.purchaserId !== actor.userId) return err({ code: 'not-found' });
    if (refusal.state !== 'REJECTED' || subject.lease?.state !== 'ACTIVE') return err({ code: 'rights.moved-on' });
    if (await openCase(tx, 'OBJECTION', { refusalId }, { text, at }) === null) return err({ code: 'rights.moved-on' });
    await audit(tx, { actor, action: 'contract.refusal-objected', subject: { type: 'contract', id: subject.id }, reason: text, data: { noticeId: refusalId }, at });
    await tellDesk(tx, namedOf(subject), { what: 'case-objection', id: refusalId, params: { note: text }, at, page: `/desk/rights/refusals/${refusalId}` });
    return ok({ refusalId });
  });
}
