import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { isBack, moveUnit } from '@/lib/catalogue/unit-store';
import { lockDelivery, moveDelivery, type LockedDelivery } from '@/lib/deliveries/store/delivery';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { lastMinuteOf } from '@/lib/kernel/date-text';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import type { GoodsBackInput } from './model/inputs';
import { refundBy } from './model/withdrawal';
import { oweRefund } from './owe-refund';
import { closeLate, openCase } from './store/cases';
import { findSubject, namedOf, zoneOf, type Subject } from './store/subjects';
import { findWithdrawal, lockWithdrawal, moveWithdrawal } from './store/withdrawals';
import { tellDesk, tellPurchaser } from './tell';

/**
 * The goods are back after a withdrawal, and looked over: the refund is due within three business days (art. 10(2) no. 1).
 * In order they are on the shelf again. A seller who says that art. 8(2) excepts the withdrawal names which and why; the
 * desk decides, while the refund goes back all the same. The desk confirms for a seller that says nothing.
 *
 * Errors: `not-found`, `rights.moved-on`.
 */
export async function confirmGoodsBack(deps: Deps, actor: Actor, input: GoodsBackInput): Promise<Result<{ withdrawalId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const known = await findWithdrawal(tx, { id: input.withdrawalId });
    const mine = known && (actor.role === 'DESK' || sellerFor(actor, 'orders') === known.sellerId);
    if (!known || !mine) return err({ code: 'not-found' });
    const delivery = actor.role === 'DESK' ? await lockDelivery(tx, known.orderId, SYSTEM, 'SYSTEM') : await lockDelivery(tx, known.orderId, actor, 'SELLER');
    const [subject, withdrawal] = [await findSubject(tx, known.contractId), await lockWithdrawal(tx, known.id)];
    if (!delivery || !subject || !withdrawal) return err({ code: 'not-found' });
    const step: Step = { id: withdrawal.id, subject, delivery, actor, at };
    const excepted = input.condition === 'EXCEPTED' && input.ground ? { ground: input.ground, note: input.note ?? '' } : null;
    if (!await takeBack(tx, step, excepted)) return err({ code: 'rights.moved-on' });
    await (excepted ? toDesk(deps, tx, step, excepted) : inOrder(deps, tx, step));
    return ok({ withdrawalId: withdrawal.id });
  });
}

/**
 * Goods that their shop had before the withdrawal, since they were being returned: the refund is due from now. Where it had
 * claimed that they are damaged, that is an exception which the desk decides. False where they were confirmed already.
 */
export async function noteGoodsThere(deps: Deps, tx: Tx, contractId: string, { damage, at }: { damage: string | null; at: Temporal.Instant }): Promise<boolean> {
  const known = await findWithdrawal(tx, { contractId });
  const delivery = known && await lockDelivery(tx, known.orderId, SYSTEM, 'SYSTEM');
  const [subject, withdrawal] = delivery ? [await findSubject(tx, contractId), await lockWithdrawal(tx, known.id)] : [null, null];
  if (!delivery || !subject || !withdrawal) return false;
  const step: Step = { id: withdrawal.id, subject, delivery, actor: SYSTEM, at };
  const excepted = damage === null ? null : { ground: 'DAMAGED_BY_PURCHASER', note: damage };
  if (!await takeBack(tx, step, excepted)) return false;
  await (excepted ? toDesk(deps, tx, step, excepted) : inOrder(deps, tx, step));
  return true;
}

interface Step { id: string; subject: Subject; delivery: LockedDelivery; actor: Actor; at: Temporal.Instant }
interface Excepted { ground: string; note: string }

/** False where they were back already, or what they belong to is not ended yet. */
async function takeBack(tx: Tx, { id, subject, delivery, actor, at }: Step, excepted: Excepted | null): Promise<boolean> {
  const moved = await moveWithdrawal(tx, id, excepted ? 'DISPUTED' : 'RETURNED', {
    returnedAt: toDate(at), returnedById: actor.userId, refundBy: toDate(refundBy(at, zoneOf(subject))), ...(excepted && { disputeGround: excepted.ground, disputeNote: excepted.note }),
  });
  if (!moved || !await moveDelivery(tx, delivery.orderId, 'RETURNED', { returnedAt: toDate(at) })) return false;
  // What is damaged is not sold again as it is.
  if (!await moveUnit(tx, delivery.unitId, 'RETURNING', excepted?.ground === 'DAMAGED_BY_PURCHASER' ? 'WITHDRAWN' : 'AVAILABLE') && !await isBack(tx, delivery.unitId)) return false;
  await closeLate(tx, id, ['GOODS_LATE'], at);
  await audit(tx, { actor, action: 'delivery.returned', subject: { type: 'order', id: delivery.orderId }, at });
  await audit(tx, { actor, action: 'contract.goods-returned', subject: { type: 'contract', id: subject.id }, ...(excepted && { reason: excepted.note }), data: { noticeId: id, ...(excepted && { ground: excepted.ground }) }, at });
  return true;
}

async function inOrder(deps: Deps, tx: Tx, { id, subject, actor, at }: Step): Promise<void> {
  const by = lastMinuteOf(refundBy(at, zoneOf(subject)), zoneOf(subject)).toString();
  await tellPurchaser(tx, namedOf(subject), { what: 'goods-back', id, params: { refundBy: by }, at }, 'withdraw');
  await oweRefund(deps, tx, { id, subject, actor, at });
}

async function toDesk(deps: Deps, tx: Tx, { id, subject, actor, at }: Step, { note }: Excepted): Promise<void> {
  await openCase(tx, 'GOODS_DAMAGED', { withdrawalId: id }, { text: note, at });
  await tellPurchaser(tx, namedOf(subject), { what: 'goods-disputed', id, params: { note }, at }, 'withdraw');
  await tellDesk(tx, namedOf(subject), { what: 'case-goods-damaged', id, params: { note }, at, page: `/desk/rights/withdrawals/${id}` });
  await oweRefund(deps, tx, { id, subject, actor, at });
}
