import { beforeAll, describe, expect, test } from 'vitest';
import { acceptDeliveryNotice } from '@/lib/deliveries/accept-delivery-notice';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { lapseDeliveryNotices } from '@/lib/deliveries/lapse-delivery-notices';
import { sendDeliveryNotice } from '@/lib/deliveries/send-delivery-notice';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import { endOrder } from '@/lib/orders/end-order';
import { useHold } from '@/lib/limits/store/holds';
import { errorOf, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { serialOf, step } from '../support/deliveries';
import { orderWorld, someOrder, somePurchaser } from '../support/orders';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });

const row = (id: string) => t.db.order.findUniqueOrThrow({ where: { id }, include: { delivery: true, hold: true, unit: true, approval: true } });
const kinds = async (userId: string) => (await t.db.notification.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind);
const ship = (orderId: string, serial: string) => ({ kind: 'ship' as const, orderId, carrier: 'CJ' as const, trackingNumber: '6012345', serials: [serial] });

async function placed(units = 1) {
  const world = await orderWorld(t.deps, { units });
  const purchaser = await somePurchaser(t.deps);
  const orderId = await someOrder(t.deps, world, purchaser);
  return { world, purchaser, orderId, seller: world.seller };
}

describe('the delivery notice', () => {
  test('is at the seller at once, in the app and by mail, to be accepted within 24 hours', async () => {
    const { world, purchaser, orderId } = await placed();
    const order = await row(orderId);
    expect(order).toMatchObject({ state: 'PLACED', unit: { state: 'ALLOCATED' }, hold: { state: 'USED' }, delivery: { state: 'NOTICED' } });
    expect(order.delivery?.acceptBy.toISOString()).toBe('2026-03-03T01:00:00.000Z');
    expect(await kinds(world.seller.userId)).toEqual(['deliveries.noticed']);
    expect(await kinds(purchaser.userId)).toEqual(['orders.placed']);
    const mails = await t.db.mailMessage.findMany({ where: { userId: { in: [world.seller.userId, purchaser.userId] } } });
    expect(mails.map(({ body }) => body).sort().at(0)).toContain(`/orders/${orderId}`);
    expect(mails).toHaveLength(2);
  });

  test('is sent once, however often its job runs, and never before the approval is used', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'SIGNED');
    valueOf(await sendDeliveryNotice(t.deps, { orderId }));
    expect((await row(orderId)).state).toBe('SIGNED');
    await t.db.$transaction((tx) => useHold(tx, orderId, t.clock.now(), true));
    await Promise.all(Array.from({ length: 10 }, () => sendDeliveryNotice(t.deps, { orderId })));
    expect(await t.db.delivery.count({ where: { orderId } })).toBe(1);
    expect(await kinds(world.seller.userId)).toEqual(['deliveries.noticed']);
  });

  test('tells of an order that ended before it was placed, why, and gives everything back', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'SIGNED');
    await Promise.all([1, 2, 3].map(() => endOrder(t.deps, { orderId, reason: 'approval-revoked' })));
    expect(await row(orderId)).toMatchObject({ state: 'ENDED', endedReason: 'approval-revoked', hold: { state: 'RELEASED' }, unit: { state: 'AVAILABLE' }, approval: { heldMinor: 0n } });
    expect(await kinds(purchaser.userId)).toEqual(['orders.ended']);
    const mail = await t.db.mailMessage.findFirstOrThrow({ where: { userId: purchaser.userId } });
    expect(mail.body).toContain('금융사가 승인을 거두었습니다.');
    valueOf(await sendDeliveryNotice(t.deps, { orderId }));
    expect((await row(orderId)).state).toBe('ENDED');
  });
});

describe('accepting', () => {
  test('in time tells the purchaser the day; shipping is due by its end', async () => {
    const { purchaser, orderId, seller } = await placed();
    valueOf(await acceptDeliveryNotice(t.deps, seller, { kind: 'accept', orderId, plannedOn: '2026-03-05' }));
    const { delivery } = await row(orderId);
    expect(delivery).toMatchObject({ state: 'ACCEPTED' });
    expect(delivery?.plannedOn?.toISOString().slice(0, 10)).toBe('2026-03-05');
    expect(delivery?.shipBy?.toISOString()).toBe('2026-03-05T14:59:00.000Z');
    expect(await kinds(purchaser.userId)).toEqual(['orders.placed', 'deliveries.accepted']);
  });

  test('for yesterday or for a day far away is refused beside the field', async () => {
    const { orderId, seller } = await placed();
    for (const plannedOn of ['2026-03-01', '2026-04-02']) {
      const refused = await acceptDeliveryNotice(t.deps, seller, { kind: 'accept', orderId, plannedOn });
      expect(errorOf(refused)?.fields).toEqual({ plannedOn: 'deliveries.planned-on' });
    }
  });

  test('one second before the deadline works, at the deadline the order is released and both are told', async () => {
    const start = t.clock.now();
    const [inTime, late] = [await placed(), await placed()];
    t.clock.set(start.add({ hours: 23, minutes: 59, seconds: 59 }));
    await lapseDeliveryNotices(t.deps);
    valueOf(await acceptDeliveryNotice(t.deps, inTime.seller, { kind: 'accept', orderId: inTime.orderId, plannedOn: '2026-03-03' }));
    t.clock.set(start.add({ hours: 24 }));
    const tooLate = await acceptDeliveryNotice(t.deps, late.seller, { kind: 'accept', orderId: late.orderId, plannedOn: '2026-03-03' });
    expect(errorOf(tooLate)?.code).toBe('deliveries.lapsed');
    await Promise.all([lapseDeliveryNotices(t.deps), lapseDeliveryNotices(t.deps)]);
    expect((await row(inTime.orderId)).state).toBe('PLACED');
    expect(await row(late.orderId)).toMatchObject({
      state: 'RELEASED', endedReason: 'seller-silent', delivery: { state: 'LAPSED' }, unit: { state: 'AVAILABLE' }, hold: { state: 'RELEASED' }, approval: { usedMinor: 0n },
    });
    expect(await kinds(late.purchaser.userId)).toEqual(['orders.placed', 'deliveries.lapsed']);
    expect(await kinds(late.seller.userId)).toEqual(['deliveries.noticed', 'deliveries.lapsed-seller']);
    t.clock.set(start);
  });

  test('a declined notice releases the order with the seller’s reason, before accepting or after', async () => {
    for (const accepted of [false, true]) {
      const { purchaser, orderId, seller } = await placed();
      if (accepted) await step(t.deps, { purchaser, seller }, orderId, 'ACCEPTED');
      valueOf(await declineDeliveryNotice(t.deps, seller, { orderId, reason: '재고가 상했습니다' }));
      expect(await row(orderId)).toMatchObject({ state: 'RELEASED', endedReason: 'seller-declined', delivery: { state: 'DECLINED', decisionNote: '재고가 상했습니다' }, unit: { state: 'AVAILABLE' } });
      const mail = await t.db.mailMessage.findFirstOrThrow({ where: { userId: purchaser.userId }, orderBy: { id: 'desc' } });
      expect(mail.body).toContain('재고가 상했습니다');
    }
  });
});

describe('shipping', () => {
  test('records carrier, tracking number and serial number, and tells the purchaser', async () => {
    const { purchaser, orderId, seller } = await placed();
    await step(t.deps, { purchaser, seller }, orderId, 'ACCEPTED');
    const serial = await serialOf(t.deps, orderId);
    valueOf(await shipGoods(t.deps, seller, ship(orderId, serial)));
    expect(await row(orderId)).toMatchObject({ unit: { state: 'SHIPPED' }, delivery: { state: 'SHIPPED', carrier: 'CJ', trackingNumber: '6012345', serials: [serial], silenceAt: null } });
  });

  test('another unit than the allocated one takes its place, and the allocated one is for sale again', async () => {
    const { world, purchaser, orderId, seller } = await placed(3);
    await step(t.deps, { purchaser, seller }, orderId, 'ACCEPTED');
    valueOf(await shipGoods(t.deps, seller, ship(orderId, 'U121-26-0003')));
    const order = await row(orderId);
    expect(order.unit).toMatchObject({ serial: 'U121-26-0003', state: 'SHIPPED' });
    expect(await t.db.unit.count({ where: { listingId: world.listingId, state: 'AVAILABLE' } })).toBe(2);
  });

  test('two orders never ship the same unit, however they race for it', async () => {
    const { world, purchaser, orderId, seller } = await placed(3);
    const other = await somePurchaser(t.deps);
    const otherOrder = await someOrder(t.deps, world, other);
    await step(t.deps, { purchaser, seller }, orderId, 'ACCEPTED');
    await step(t.deps, { purchaser: other, seller }, otherOrder, 'ACCEPTED');
    const answers = await Promise.all([orderId, otherOrder].map((id) => shipGoods(t.deps, seller, ship(id, 'U121-26-0003'))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.map((answer) => errorOf(answer)?.fields?.serials).filter(Boolean)).toEqual(['deliveries.serial-taken']);
    expect(await t.db.unit.count({ where: { listingId: world.listingId, state: 'SHIPPED' } })).toBe(1);
  });

  test('a serial number of another listing, or of none, is refused beside its field', async () => {
    const { purchaser, orderId, seller } = await placed();
    await step(t.deps, { purchaser, seller }, orderId, 'ACCEPTED');
    expect(errorOf(await shipGoods(t.deps, seller, ship(orderId, 'X-1')))?.fields).toEqual({ serials: 'deliveries.serial-unknown' });
    expect((await row(orderId)).delivery?.state).toBe('ACCEPTED');
  });

  test('is not possible before the notice is accepted', async () => {
    const { orderId, seller } = await placed();
    expect(errorOf(await shipGoods(t.deps, seller, ship(orderId, await serialOf(t.deps, orderId))))?.code).toBe('deliveries.moved-on');
  });
});

describe('cancelling', () => {
  test('before shipping gives everything back, wherever the order stands', async () => {
    for (const reached of ['FORM', 'SIGNED', 'PLACED', 'ACCEPTED'] as const) {
      const world = await orderWorld(t.deps);
      const purchaser = await somePurchaser(t.deps);
      const orderId = await someOrder(t.deps, world, purchaser, reached === 'ACCEPTED' ? 'PLACED' : reached);
      if (reached === 'ACCEPTED') await step(t.deps, { purchaser, seller: world.seller }, orderId, 'ACCEPTED');
      valueOf(await cancelOrder(t.deps, purchaser, { orderId, reason: '이사를 갑니다' }));
      expect(await row(orderId)).toMatchObject({
        state: 'CANCELLED', endedReason: 'purchaser-cancelled', unit: { state: 'AVAILABLE' }, hold: { state: 'RELEASED' }, approval: { heldMinor: 0n, usedMinor: 0n, monthlyHeldMinor: 0n, monthlyUsedMinor: 0n },
      });
      // Both have in writing what they had in writing: a seller the notice, a purchaser what was signed.
      const told = (userId: string, kind: string) => t.db.notification.count({ where: { userId, kind } });
      const mailed = (userId: string) => t.db.mailMessage.count({ where: { userId, subject: { contains: '취소' } } });
      const seen = [await told(purchaser.userId, 'deliveries.cancelled-purchaser'), await mailed(purchaser.userId), await told(world.seller.userId, 'deliveries.cancelled'), await mailed(world.seller.userId)];
      expect([reached, ...seen]).toEqual([reached, ...(reached === 'FORM' ? [0, 0, 0, 0] : reached === 'SIGNED' ? [1, 1, 0, 0] : [1, 1, 1, 1])]);
    }
  });

  test('after shipping it is too late, and racing with the shipment ends in one of the two, never in both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { purchaser, orderId, seller } = await placed();
      await step(t.deps, { purchaser, seller }, orderId, 'ACCEPTED');
      const serial = await serialOf(t.deps, orderId);
      const [shipped, cancelled] = await Promise.all([shipGoods(t.deps, seller, ship(orderId, serial)), cancelOrder(t.deps, purchaser, { orderId, reason: '' })]);
      expect([shipped.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
      const order = await row(orderId);
      expect([order.state, order.delivery?.state, order.unit?.state]).toEqual(shipped.ok ? ['PLACED', 'SHIPPED', 'SHIPPED'] : ['CANCELLED', 'CANCELLED', 'AVAILABLE']);
      if (shipped.ok) expect(errorOf(cancelled)?.code).toBe('deliveries.shipped-already');
    }
  });
});
