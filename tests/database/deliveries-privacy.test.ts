import { beforeAll, describe, expect, test } from 'vitest';
import { answerDeliveryNotice } from '@/lib/deliveries/answer-delivery-notice';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { DELIVERY_STATES } from '@/lib/deliveries/model/states';
import { recordCarrierDelivery } from '@/lib/deliveries/record-carrier-delivery';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { reportNotReceived } from '@/lib/deliveries/report-not-received';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { purchaserOrders } from '@/lib/deliveries/views/purchaser-orders';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { sellerCounts, sellerExposure, sellerOrders } from '@/lib/deliveries/views/seller-orders';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { resumeOrderForm } from '@/lib/orders/resume-order-form';
import { saveOrderDraft } from '@/lib/orders/save-order-draft';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { orderForm } from '@/lib/orders/views/order-form';
import { errorOf, someAdmin } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { deliveryIn } from '../support/deliveries';
import { orderWorld, signingInput, someOrder, somePurchaser, type OrderWorld } from '../support/orders';

let t: TestDatabase;
let world: OrderWorld;
let other: OrderWorld;
let owner: Actor;
let strangers: [string, Actor][];
beforeAll(async () => {
  t = await testDatabase();
  world = await orderWorld(t.deps, { units: 40 });
  other = await orderWorld(t.deps);
  owner = await somePurchaser(t.deps);
  const admin = await someAdmin(t.deps);
  strangers = [
    ['another purchaser', await somePurchaser(t.deps)], ['another seller', other.seller], ['an admin', admin],
    ['the desk', { ...admin, userId: 'p_desk', role: 'DESK' }], ['nobody', { userId: '', role: 'PURCHASER', name: '' }],
    ['a seller without a seller', { userId: 'p_x', role: 'SELLER', name: '' }],
  ];
});

type Act = (actor: Actor, orderId: string) => Promise<Result<unknown>>;

const BY_PURCHASER: Record<string, Act> = {
  cancelOrder: (actor, orderId) => cancelOrder(t.deps, actor, { orderId, reason: '' }),
  confirmReceipt: (actor, orderId) => confirmReceipt(t.deps, actor, { orderId }),
  reportNotReceived: (actor, orderId) => reportNotReceived(t.deps, actor, { orderId, note: 'x' }),
  recordInspection: (actor, orderId) => recordInspection(t.deps, actor, { orderId, serialMatches: 'yes' }),
  accept: (actor, orderId) => decidePurchase(t.deps, actor, { decision: 'ACCEPTED', orderId }),
  refuse: (actor, orderId) => decidePurchase(t.deps, actor, { decision: 'REFUSED', orderId, note: 'x' }),
};

const BY_SELLER: Record<string, Act> = {
  acceptNotice: (actor, orderId) => answerDeliveryNotice(t.deps, actor, { kind: 'accept', orderId, plannedOn: '2026-03-05' }),
  ship: (actor, orderId) => answerDeliveryNotice(t.deps, actor, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '1234', serials: ['U121-26-0001'] }),
  decline: (actor, orderId) => declineDeliveryNotice(t.deps, actor, { orderId, reason: 'x' }),
  proof: (actor, orderId) => recordCarrierDelivery(t.deps, actor, { orderId, deliveredAt: t.clock.now().toString() }),
  relay: (actor, orderId) => relayDecision(t.deps, actor, { orderId, serials: [] }),
  confirmReturn: (actor, orderId) => confirmReturn(t.deps, actor, { orderId }),
};

const ON_FORM: Record<string, Act> = {
  saveOrderDraft: (actor, orderId) => saveOrderDraft(t.deps, actor, { orderId, draft: {}, step: 1 }),
  resumeOrderForm: (actor, orderId) => resumeOrderForm(t.deps, actor, { orderId }),
  signOrderForm: (actor, orderId) => signOrderForm(t.deps, actor, signingInput(orderId, actor.name || '김서연')),
  cancelOrder: (actor, orderId) => cancelOrder(t.deps, actor, { orderId, reason: '' }),
};

const snapshot = async (orderId: string) => JSON.stringify(
  await t.db.order.findUniqueOrThrow({ where: { id: orderId }, include: { delivery: true, hold: true, unit: true } }),
  (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
);

/** Somebody without a name cannot sign at all; everybody else learns nothing. */
const learnsNothing = (result: Result<unknown>) => ['not-found', 'input'].includes(errorOf(result)?.code ?? '');

test('every action on an open form, by everybody else, finds nothing and changes nothing', async () => {
  const orderId = await someOrder(t.deps, world, owner, 'FORM');
  const before = await snapshot(orderId);
  for (const [who, actor] of [...strangers, ['the seller itself', world.seller] as const]) {
    for (const [name, act] of Object.entries(ON_FORM)) expect([who, name, learnsNothing(await act({ ...actor, name: '김서연' }, orderId))]).toEqual([who, name, true]);
  }
  const { approvalId } = await t.db.order.findUniqueOrThrow({ where: { id: orderId } });
  for (const [, actor] of strangers) expect(errorOf(await openOrderForm(t.deps, actor, { approvalId }))?.code).toBe('not-found');
  expect(await snapshot(orderId)).toBe(before);
});

describe.each(DELIVERY_STATES)('an order whose delivery is %s', (state) => {
  test('answers strangers, and each side on the other’s behalf, with not-found, and stays as it was', async () => {
    const buyer = await somePurchaser(t.deps);
    const orderId = await deliveryIn({ ...t.deps, clock: t.clock }, world, buyer, state);
    const before = await snapshot(orderId);
    for (const [name, act] of Object.entries(BY_PURCHASER)) {
      for (const [who, actor] of [...strangers, ['the seller itself', world.seller] as const, ['background work', SYSTEM] as const]) {
        expect([who, name, errorOf(await act(actor, orderId))?.code]).toEqual([who, name, 'not-found']);
      }
    }
    for (const [name, act] of Object.entries(BY_SELLER)) {
      for (const [who, actor] of [...strangers, ['the purchaser itself', buyer] as const]) {
        expect([who, name, errorOf(await act(actor, orderId))?.code]).toEqual([who, name, 'not-found']);
      }
    }
    expect(await snapshot(orderId)).toBe(before);
  });
});

test('the pages of an order are its two parties’ alone', async () => {
  const at = t.clock.now();
  const orderId = await deliveryIn({ ...t.deps, clock: t.clock }, world, owner, 'SHIPPED');
  expect((await purchaserOrder(t.db, owner, orderId, at))?.id).toBe(orderId);
  expect((await sellerOrder(t.db, world.seller, orderId, at))?.id).toBe(orderId);
  expect((await orderForm(t.db, owner, orderId, at))?.id).toBe(orderId);
  for (const [who, actor] of strangers) {
    expect([who, await purchaserOrder(t.db, actor, orderId, at)]).toEqual([who, null]);
    expect([who, await sellerOrder(t.db, actor, orderId, at)]).toEqual([who, null]);
    expect([who, await orderForm(t.db, actor, orderId, at)]).toEqual([who, null]);
    expect([who, (await purchaserOrders(t.db, actor, {}, at)).rows]).toEqual([who, []]);
    expect([who, (await sellerOrders(t.db, actor, { tab: 'all', search: '' }, at)).rows]).toEqual([who, []]);
    expect([who, (await sellerCounts(t.db, actor, at)).tabs.all]).toEqual([who, 0]);
  }
  expect(await sellerExposure(t.db, { userId: 'p_x', role: 'SELLER', name: '' })).toBeNull();
});

test('a seller does not see a form before it is placed, nor the purchaser’s account', async () => {
  const buyer = await somePurchaser(t.deps, '이수민');
  const orderId = await someOrder(t.deps, world, buyer, 'SIGNED');
  expect(await sellerOrder(t.db, world.seller, orderId, t.clock.now())).toBeNull();
  const placed = await deliveryIn({ ...t.deps, clock: t.clock }, world, buyer, 'NOTICED');
  const seen = JSON.stringify(await sellerOrder(t.db, world.seller, placed, t.clock.now()), (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  expect(seen).not.toContain('4821');
  const list = await sellerOrders(t.db, world.seller, { tab: 'accept', search: '' }, t.clock.now());
  expect(list.rows.find((row) => row.id === placed)?.recipient).toBe('김○연');
});

test('a seller no longer sees where the purchaser lives once an order is cancelled before it was sent', async () => {
  const world = await orderWorld(t.deps);
  const purchaser = await somePurchaser(t.deps);
  const orderId = await someOrder(t.deps, world, purchaser);
  const seen = async () => (await sellerOrder(t.db, world.seller, orderId, t.clock.now()))?.receiving;
  expect(await seen()).toMatchObject({ road: '서울 마포구 월드컵북로 396' });
  expect((await cancelOrder(t.deps, purchaser, { orderId, reason: '' })).ok).toBe(true);
  expect(await seen()).toBeNull();
  expect((await purchaserOrder(t.db, purchaser, orderId, t.clock.now()))?.receiving).toMatchObject({ road: '서울 마포구 월드컵북로 396' });
});
