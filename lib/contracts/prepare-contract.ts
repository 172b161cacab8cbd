import { termsSha256 } from '@/lib/kernel/canonical-terms';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { nextNumber } from '@/lib/platform/numbers';
import { datedTerms } from './model/draft';
import { asJson, findContract, findSignedOrder, insertContract, lockOrder, moveContract, particularsOf } from './store';

/**
 * Begins the one contract of an accepted order, or takes up the one that was begun: its terms with dates, their hash
 * and its particulars. After a return it is written anew as the next round. Errors: `not-found`, `contracts.not-accepted`.
 */
export async function prepareContract(deps: Deps, actor: Actor, { orderId }: { orderId: string }): Promise<Result<{ contractId: string; issue: boolean }>> {
  return write(deps, async (tx) => {
    await lockOrder(tx, orderId);
    const order = await findSignedOrder(tx, orderId);
    if (!order) return err({ code: 'not-found' });
    if (!order.delivery?.relayedAt || order.delivery.decision === 'REFUSED' || !['ACCEPTED', 'CONTRACTED'].includes(order.state)) {
      return err({ code: 'contracts.not-accepted' });
    }
    const begun = await findContract(tx, { orderId });
    if (begun && !['DRAWING', 'RETURNED'].includes(begun.state)) return ok({ contractId: begun.id, issue: false });
    const particulars = particularsOf(order);
    const terms = datedTerms(order.terms, particulars.delivery.acceptedOn, particulars.dueDay);
    if (!terms.ok) return terms;
    const hash = await termsSha256(terms.value);
    const at = deps.clock.now();
    const content = { terms: asJson(terms.value), termsSha256: hash, particulars: asJson(particulars) };
    if (begun) {
      await moveContract(tx, begun.id, ['DRAWING', 'RETURNED'], content);
      return ok({ contractId: begun.id, issue: true });
    }
    const id = newId('c');
    await insertContract(tx, {
      id, number: await nextNumber(tx, 'DM', at), orderId, purchaserId: order.purchaserId, sellerId: order.sellerId,
      institutionId: order.institutionId, ...content, createdAt: toDate(at),
    });
    await audit(tx, { actor, action: 'contract.begun', subject: { type: 'contract', id }, data: { orderId, termsSha256: hash }, at });
    return ok({ contractId: id, issue: true });
  });
}
