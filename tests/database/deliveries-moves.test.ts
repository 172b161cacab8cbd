import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abandonContract } from '@/lib/contracts/abandon-contract';
import { prepareContract } from '@/lib/contracts/prepare-contract';
import { refuseContract } from '@/lib/contracts/refuse-contract';
import { acceptBySilence } from '@/lib/deliveries/accept-by-silence';
import { acceptDeliveryNotice } from '@/lib/deliveries/accept-delivery-notice';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { lapseDeliveryNotices } from '@/lib/deliveries/lapse-delivery-notices';
import { DELIVERY_STATES, deliveryMoves, type DeliveryState } from '@/lib/deliveries/model/states';
import { recordCarrierDelivery } from '@/lib/deliveries/record-carrier-delivery';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { reportNotReceived } from '@/lib/deliveries/report-not-received';
import { sendDeliveryNotice } from '@/lib/deliveries/send-delivery-notice';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { canMove } from '@/lib/kernel/transitions';
import { useHold } from '@/lib/limits/store/holds';
import { endOrder } from '@/lib/orders/end-order';
import { ORDER_STATES, orderMoves, type OrderState } from '@/lib/orders/model/states';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { releaseIdleForms } from '@/lib/orders/release-idle-forms';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { moveOrder } from '@/lib/deliveries/store/delivery';
import { valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { deliveryIn, serialOf, type Parties } from '../support/deliveries';
import { staff } from '../support/people';
import { orderWorld, signingInput, someOrder, somePurchaser, type OrderWorld } from '../support/orders';

let t: TestDatabase;
let world: OrderWorld;
let admin: Actor;
beforeAll(async () => {
  t = await testDatabase();
  admin = await staff(t.deps, 'ADMIN');
  world = await orderWorld(t.deps, { units: 200 });
});

// Orders that made the last move here have no contract: they go back before the invariants are looked at.
afterAll(() => t.db.$executeRaw`UPDATE lease_order SET state = 'ACCEPTED' WHERE state IN ('CONTRACTED', 'WITHDRAWN')`);

const stateOf = async (orderId: string) => (await t.db.delivery.findUnique({ where: { orderId }, select: { state: true } }))?.state;
const trail = (orderId: string) => t.db.auditEntry.count({ where: { subjectId: orderId } });

/** Runs what would lead to a state at its time, and turns the clock back. */
async function later(hours: number, work: () => Promise<unknown>): Promise<void> {
  const now = t.clock.now();
  t.clock.advance({ hours });
  await work();
  t.clock.set(now);
}

/** The financier refuses the contract, which is begun where the order is accepted, and an admin ends the order without it. */
async function abandon(orderId: string): Promise<void> {
  const { deps } = t;
  const prepared = await prepareContract(deps, SYSTEM, { orderId });
  const contractId = prepared.ok ? prepared.value.contractId : (await t.db.contract.findUnique({ where: { orderId_supplementNo: { orderId, supplementNo: 0 } } }))?.id ?? orderId;
  await refuseContract(deps, SYSTEM, { contractId, reason: 'refused' });
  await abandonContract(deps, admin, { contractId, round: 1, note: '금융사가 발급하지 않습니다.' });
}

/** The purchaser gives up what never came, or refuses what did. */
async function refuse(purchaser: Actor, orderId: string): Promise<void> {
  if (await stateOf(orderId) === 'SHIPPED') await reportNotReceived(t.deps, purchaser, { orderId, note: '오지 않았습니다' });
  await decidePurchase(t.deps, purchaser, { decision: 'REFUSED', orderId, note: '색이 다릅니다' });
}

/** Everything that anybody can do to bring a delivery to a state. */
async function attempt({ purchaser, seller }: Parties, orderId: string, to: DeliveryState): Promise<void> {
  const { deps } = t;
  const serials = [await serialOf(deps, orderId)];
  switch (to) {
    case 'NOTICED': await sendDeliveryNotice(deps, { orderId }); break;
    case 'ACCEPTED': await acceptDeliveryNotice(deps, seller, { kind: 'accept', orderId, plannedOn: plainDateIn(t.clock.now()) }); break;
    case 'SHIPPED': await shipGoods(deps, seller, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '6012345', serials }); break;
    case 'RECEIVED': await confirmReceipt(deps, purchaser, { orderId }); break;
    case 'INSPECTED': await recordInspection(deps, purchaser, { orderId, serialMatches: 'yes' }); break;
    case 'DECIDED':
      await decidePurchase(deps, purchaser, { decision: 'ACCEPTED', orderId });
      if (await stateOf(orderId) === 'SHIPPED') await recordCarrierDelivery(deps, seller, { orderId, deliveredAt: t.clock.now().toString() });
      await later(24 * 8, () => acceptBySilence(deps));
      break;
    case 'RELAYED': await relayDecision(deps, seller, { orderId, serials }); break;
    case 'DECLINED': await declineDeliveryNotice(deps, seller, { orderId, reason: '재고가 상했습니다' }); break;
    case 'LAPSED': await later(25, () => lapseDeliveryNotices(deps)); break;
    case 'CANCELLED': await cancelOrder(deps, purchaser, { orderId, reason: '' }); break;
    case 'RETURNING':
      await refuse(purchaser, orderId);
      await abandon(orderId);
      break;
    case 'RETURNED': await confirmReturn(deps, seller, { orderId }); break;
  }
}

describe.each(DELIVERY_STATES)('a delivery that is %s', (from) => {
  const parties = async () => ({ purchaser: await somePurchaser(t.deps), seller: world.seller });
  const clocked = () => ({ ...t.deps, clock: t.clock });

  test('goes nowhere its moves do not lead, whoever tries', async () => {
    const who = await parties();
    const orderId = await deliveryIn(clocked(), world, who.purchaser, from);
    const before = await trail(orderId);
    for (const to of DELIVERY_STATES.filter((state) => !canMove(deliveryMoves, from, state))) {
      await attempt(who, orderId, to);
      expect([to, await stateOf(orderId), await trail(orderId)]).toEqual([to, from, before]);
    }
  });

  test('goes wherever its moves lead', async () => {
    for (const to of deliveryMoves.moves[from]) {
      const who = await parties();
      const orderId = await deliveryIn(clocked(), world, who.purchaser, from);
      await attempt(who, orderId, to);
      expect([to, await stateOf(orderId)]).toEqual([to, to]);
    }
  });
});

const orderState = async (id: string) => (await t.db.order.findUniqueOrThrow({ where: { id }, select: { state: true } })).state;

/** The delivery through which an order comes to a state. */
const THROUGH: Partial<Record<OrderState, DeliveryState>> = { ACCEPTED: 'RELAYED', CONTRACTED: 'RELAYED', WITHDRAWN: 'RELAYED', REFUSED: 'RETURNING', CANCELLED: 'CANCELLED', RELEASED: 'DECLINED' };

async function orderIn({ purchaser }: Parties, state: OrderState): Promise<string> {
  const { deps } = t;
  const through = THROUGH[state];
  if (through) {
    const orderId = await deliveryIn({ ...deps, clock: t.clock }, world, purchaser, through);
    // Contracts stand above: here the order alone makes the moves that a sealed contract and a withdrawal make.
    if (state === 'CONTRACTED' || state === 'WITHDRAWN') await t.db.$transaction((tx) => moveOrder(tx, orderId, 'CONTRACTED'));
    if (state === 'WITHDRAWN') await t.db.$transaction((tx) => moveOrder(tx, orderId, 'WITHDRAWN'));
    return orderId;
  }
  const orderId = await someOrder(deps, world, purchaser, state === 'PLACED' || state === 'FORM' ? state : state === 'EXPIRED' ? 'FORM' : 'SIGNED');
  if (state === 'EXPIRED') await expire(orderId);
  if (state === 'ENDED') valueOf(await endOrder(deps, { orderId, reason: 'approval-revoked' }));
  return orderId;
}

async function expire(orderId: string): Promise<void> {
  const { approvalId } = await t.db.order.findUniqueOrThrow({ where: { id: orderId } });
  const { status } = await t.db.approval.findUniqueOrThrow({ where: { id: approvalId } });
  await t.db.approval.update({ where: { id: approvalId }, data: { status: 'EXPIRED' } });
  await releaseIdleForms(t.deps);
  if (await orderState(orderId) !== 'EXPIRED') await t.db.approval.update({ where: { id: approvalId }, data: { status } });
}

async function attemptOrder(who: Parties, orderId: string, to: OrderState): Promise<void> {
  const { deps } = t;
  switch (to) {
    case 'FORM': await openOrderForm(deps, who.purchaser, { approvalId: (await t.db.order.findUniqueOrThrow({ where: { id: orderId } })).approvalId }); break;
    case 'EXPIRED': await expire(orderId); break;
    case 'SIGNED': await signOrderForm(deps, who.purchaser, signingInput(orderId)); break;
    case 'PLACED':
      if (await orderState(orderId) === 'SIGNED') await t.db.$transaction((tx) => useHold(tx, orderId, t.clock.now(), true));
      await sendDeliveryNotice(deps, { orderId });
      break;
    case 'ENDED':
      await endOrder(deps, { orderId, reason: 'approval-revoked' });
      await abandon(orderId);
      break;
    case 'CONTRACTED': case 'WITHDRAWN': await t.db.$transaction((tx) => moveOrder(tx, orderId, to)); break;
    case 'REFUSED': await refuse(who.purchaser, orderId); break;
    case 'CANCELLED': await attempt(who, orderId, 'CANCELLED'); break;
    case 'RELEASED': await attempt(who, orderId, 'DECLINED'); break;
    case 'ACCEPTED': await attempt(who, orderId, 'RELAYED'); break;
  }
}

/** An order that is PLACED must first have come so far at its delivery. */
const FIRST: Partial<Record<OrderState, DeliveryState>> = { ACCEPTED: 'DECIDED', REFUSED: 'INSPECTED' };

describe.each(ORDER_STATES)('an order that is %s', (from) => {
  const parties = async () => ({ purchaser: await somePurchaser(t.deps), seller: world.seller });

  test('goes nowhere its moves do not lead', async () => {
    const who = await parties();
    const orderId = await orderIn(who, from);
    for (const to of ORDER_STATES.filter((state) => !canMove(orderMoves, from, state))) {
      await attemptOrder(who, orderId, to);
      expect([to, await orderState(orderId)]).toEqual([to, from]);
    }
  });

  test('goes wherever its moves lead', async () => {
    for (const to of orderMoves.moves[from]) {
      const who = await parties();
      const first = from === 'PLACED' ? FIRST[to] : undefined;
      const orderId = first ? await deliveryIn({ ...t.deps, clock: t.clock }, world, who.purchaser, first) : await orderIn(who, from);
      await attemptOrder(who, orderId, to);
      expect([to, await orderState(orderId)]).toEqual([to, to]);
    }
  });
});

test('every pair of both machines was tried', () => {
  expect(DELIVERY_STATES.length ** 2).toBe(144);
  expect(ORDER_STATES.length ** 2).toBe(121);
  expect(Object.keys(deliveryMoves.moves)).toEqual(expect.arrayContaining([...DELIVERY_STATES]));
  expect(Object.keys(orderMoves.moves)).toEqual(expect.arrayContaining([...ORDER_STATES]));
});
