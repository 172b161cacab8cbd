import { beforeAll, describe, expect, test } from 'vitest';
import { acceptBySilence } from '@/lib/deliveries/accept-by-silence';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { recordCarrierDelivery } from '@/lib/deliveries/record-carrier-delivery';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { relayOverdueDecisions } from '@/lib/deliveries/relay-overdue-decisions';
import { reportNotReceived } from '@/lib/deliveries/report-not-received';
import { returnBy } from '@/lib/deliveries/model/clocks';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { warnSilence } from '@/lib/deliveries/warn-silence';
import { formatInstant } from '@/lib/kernel/date-text';
import { errorOf, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { deliveryIn, serialOf, step } from '../support/deliveries';
import { orderWorld, somePurchaser } from '../support/orders';
import type { DeliveryState } from '@/lib/deliveries/model/states';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });

const row = (id: string) => t.db.order.findUniqueOrThrow({ where: { id }, include: { delivery: true, hold: true, unit: true, claims: true, approval: true } });
const kinds = async (userId: string) => (await t.db.notification.findMany({ where: { userId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(({ kind }) => kind);
const jobs = async (name: string, orderId: string) =>
  Number((await t.db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks k ON k.id = j.task_id
     WHERE k.identifier = ${name} AND j.payload ->> 'orderId' = ${orderId}`)[0]?.n);

const mails = (userId: string, words: string) => t.db.mailMessage.findMany({ where: { userId, subject: { contains: words } }, select: { subject: true, body: true } });

async function reached(state: DeliveryState) {
  const world = await orderWorld(t.deps);
  const purchaser = await somePurchaser(t.deps);
  const orderId = await deliveryIn({ ...t.deps, clock: t.clock }, world, purchaser, state);
  return { world, purchaser, seller: world.seller, orderId, serial: await serialOf(t.deps, orderId) };
}

const sweeps = async () => {
  await warnSilence(t.deps);
  await acceptBySilence(t.deps);
  await relayOverdueDecisions(t.deps);
};

describe('deciding', () => {
  test('receiving is not accepting: goods are received, inspected, then accepted, and the relay calls for the contract', async () => {
    const { purchaser, seller, orderId, serial } = await reached('SHIPPED');
    expect(errorOf(await decidePurchase(t.deps, purchaser, { decision: 'ACCEPTED', orderId }))?.code).toBe('deliveries.moved-on');
    valueOf(await confirmReceipt(t.deps, purchaser, { orderId }));
    expect((await row(orderId)).delivery).toMatchObject({ state: 'RECEIVED', decision: null, decidedAt: null });
    expect((await mails(seller.userId, '받았습니다')).map(({ body }) => body.split('\n').at(-1)), 'the seller need not look into the app to know').toEqual([`/seller/orders/${orderId}`]);
    expect(errorOf(await decidePurchase(t.deps, purchaser, { decision: 'ACCEPTED', orderId }))?.code).toBe('deliveries.not-inspected');
    valueOf(await recordInspection(t.deps, purchaser, { orderId, serialMatches: 'yes' }));
    valueOf(await decidePurchase(t.deps, purchaser, { decision: 'ACCEPTED', orderId }));
    expect(await row(orderId)).toMatchObject({ state: 'PLACED', delivery: { state: 'DECIDED', decision: 'ACCEPTED' } });
    expect(await jobs('draw-up-contract', orderId)).toBe(0);
    valueOf(await relayDecision(t.deps, seller, { orderId, serials: [serial] }));
    expect(await row(orderId)).toMatchObject({ state: 'ACCEPTED', delivery: { state: 'RELAYED', decision: 'ACCEPTED', serialsConfirmed: [serial], relayedById: seller.userId } });
    expect(await jobs('draw-up-contract', orderId)).toBe(1);
  });

  test('accepted with defects opens a claim with the purchaser’s words', async () => {
    const { purchaser, orderId } = await reached('INSPECTED');
    valueOf(await decidePurchase(t.deps, purchaser, { decision: 'ACCEPTED_WITH_DEFECTS', orderId, note: '페달이 삐걱거립니다' }));
    expect(await row(orderId)).toMatchObject({ delivery: { state: 'DECIDED', decision: 'ACCEPTED_WITH_DEFECTS' }, claims: [{ state: 'OPEN', text: '페달이 삐걱거립니다' }] });
  });

  test('a refusal gives the limits back at once, the unit when the return has arrived', async () => {
    const { purchaser, seller, orderId } = await reached('INSPECTED');
    valueOf(await decidePurchase(t.deps, purchaser, { decision: 'REFUSED', orderId, note: '색이 다릅니다' }));
    expect(await row(orderId)).toMatchObject({ state: 'REFUSED', delivery: { state: 'RETURNING', decisionNote: '색이 다릅니다' }, hold: { state: 'RELEASED' }, unit: { state: 'RETURNING' }, approval: { usedMinor: 0n } });
    valueOf(await confirmReturn(t.deps, seller, { orderId }));
    expect(await row(orderId)).toMatchObject({ state: 'REFUSED', delivery: { state: 'RETURNED' }, unit: { state: 'AVAILABLE' } });
    expect(await jobs('draw-up-contract', orderId)).toBe(0);
    expect(await kinds(purchaser.userId)).toContain('deliveries.returned');
  });

  test('a refusal tells the purchaser in writing where the goods go back, by when, and that a first payment comes back', async () => {
    const { purchaser, seller, orderId } = await reached('INSPECTED');
    await t.db.seller.update({ where: { id: seller.sellerId }, data: { returnPostcode: '10881', returnRoad: '경기 파주시 회동길 77', returnDetail: '반품동' } });
    valueOf(await decidePurchase(t.deps, purchaser, { decision: 'REFUSED', orderId, note: '색이 다릅니다' }));
    errorOf(await decidePurchase(t.deps, purchaser, { decision: 'REFUSED', orderId, note: '색이 다릅니다' }));
    const [letter, ...others] = await mails(purchaser.userId, '받지 않기로');
    expect(others).toEqual([]);
    for (const said of ['(10881) 경기 파주시 회동길 77, 반품동', formatInstant(returnBy(t.clock.now()).toString(), 'ko'), '반품 비용은 판매자가', '선납금', `/orders/${orderId}`]) expect(letter?.body).toContain(said);
    expect(await mails(seller.userId, '거절했습니다')).toHaveLength(1);
    valueOf(await confirmReturn(t.deps, seller, { orderId }));
    expect(await mails(purchaser.userId, '반품이 도착')).toHaveLength(1);
  });

  test('goods that are said to have another serial number are recorded, shown to both and told to the seller', async () => {
    const { purchaser, seller, orderId } = await reached('RECEIVED');
    valueOf(await recordInspection(t.deps, purchaser, { orderId, serialMatches: 'no' }));
    expect(await kinds(seller.userId)).toContain('deliveries.serial-differs');
    const at = t.clock.now();
    for (const seen of [await purchaserOrder(t.db, purchaser, orderId, at), await sellerOrder(t.db, seller, orderId, at)]) {
      expect(seen).toMatchObject({ standing: { stage: 'serial-differs', by: null }, facts: { delivery: { serialDiffers: true, decision: null } } });
    }
    await expect(t.db.delivery.update({ where: { orderId }, data: { decision: 'ACCEPTED' } }), 'nor does the database let it through').rejects.toThrow('delivery_other_goods');
    valueOf(await decidePurchase(t.deps, purchaser, { decision: 'ACCEPTED_WITH_DEFECTS', orderId, note: '다른 물건입니다' }));
    expect((await sellerOrder(t.db, seller, orderId, at))?.facts.delivery).toMatchObject({ serialDiffers: true, decision: 'ACCEPTED_WITH_DEFECTS' });
  });

  test('they are not simply accepted, neither by a word nor by silence, but may be refused', async () => {
    const start = t.clock.now();
    const { purchaser, orderId } = await reached('RECEIVED');
    valueOf(await recordInspection(t.deps, purchaser, { orderId, serialMatches: 'no' }));
    expect(errorOf(await decidePurchase(t.deps, purchaser, { decision: 'ACCEPTED', orderId }))?.code).toBe('deliveries.other-goods');
    t.clock.advance({ hours: 24 * 30 });
    await sweeps();
    expect((await row(orderId)).delivery).toMatchObject({ state: 'INSPECTED', decision: null });
    valueOf(await decidePurchase(t.deps, purchaser, { decision: 'REFUSED', orderId, note: '일련번호가 다릅니다' }));
    expect((await row(orderId)).state).toBe('REFUSED');
    t.clock.set(start);
  });

  test('a claim is shown to both sides with its date, words and state', async () => {
    const { purchaser, seller, orderId } = await reached('INSPECTED');
    valueOf(await decidePurchase(t.deps, purchaser, { decision: 'ACCEPTED_WITH_DEFECTS', orderId, note: '페달이 삐걱거립니다' }));
    const at = t.clock.now();
    const claims = [{ state: 'OPEN', text: '페달이 삐걱거립니다', openedAt: new Date(at.epochMilliseconds).toISOString() }];
    expect(await purchaserOrder(t.db, purchaser, orderId, at)).toMatchObject({ claims });
    expect(await sellerOrder(t.db, seller, orderId, at)).toMatchObject({ claims });
  });

  test('twenty decisions at once are one, and accepting races refusing to one end', async () => {
    const { purchaser, orderId } = await reached('INSPECTED');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => decidePurchase(t.deps, purchaser, index % 2
      ? { decision: 'ACCEPTED', orderId } : { decision: 'REFUSED', orderId, note: '마음이 바뀌었습니다' })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const { state, delivery } = await row(orderId);
    expect([[delivery?.state, state]]).toEqual(delivery?.decision === 'REFUSED' ? [['RETURNING', 'REFUSED']] : [['DECIDED', 'PLACED']]);
  });
});

describe('the relay', () => {
  test('confirms the serial numbers and cannot alter the decision', async () => {
    const { purchaser, seller, orderId, serial } = await reached('DECIDED');
    expect(errorOf(await relayDecision(t.deps, seller, { orderId, serials: ['X-1'] }))?.fields).toEqual({ serials: 'deliveries.serial-differs' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => relayDecision(t.deps, seller, { orderId, serials: [serial] })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await row(orderId)).delivery?.decision).toBe('ACCEPTED');
    expect(await jobs('draw-up-contract', orderId)).toBe(1);
    expect(await mails(purchaser.userId, '구매 결정이 전달')).toHaveLength(1);
  });

  test('is done by the mall in the seller’s name after 24 hours, and the audit says so', async () => {
    const start = t.clock.now();
    const { seller, orderId } = await reached('DECIDED');
    t.clock.set(start.add({ hours: 23, minutes: 59, seconds: 59 }));
    await relayOverdueDecisions(t.deps);
    expect((await row(orderId)).state).toBe('PLACED');
    t.clock.set(start.add({ hours: 24 }));
    await Promise.all([relayOverdueDecisions(t.deps), relayOverdueDecisions(t.deps)]);
    expect(await row(orderId)).toMatchObject({ state: 'ACCEPTED', delivery: { state: 'RELAYED', relayedById: 'system' } });
    const entry = await t.db.auditEntry.findFirstOrThrow({ where: { subjectId: orderId, action: 'delivery.relayed' } });
    expect(entry).toMatchObject({ actorId: 'system', actorRole: 'SYSTEM' });
    expect(entry.reason).toContain(seller.sellerId);
    expect(await jobs('draw-up-contract', orderId)).toBe(1);
    expect(await kinds(seller.userId)).toContain('deliveries.relayed-for-you');
    t.clock.set(start);
  });
});

describe('silence', () => {
  test('after shipping alone never counts, whatever time passes', async () => {
    const start = t.clock.now();
    const { orderId } = await reached('SHIPPED');
    t.clock.advance({ hours: 24 * 60 });
    await sweeps();
    expect((await row(orderId)).delivery).toMatchObject({ state: 'SHIPPED', decision: null, warnedDay4At: null });
    t.clock.set(start);
  });

  test('counts as acceptance 7 days after receipt, with a warning on day 4 and on day 6', async () => {
    const start = t.clock.now();
    const { purchaser, orderId } = await reached('RECEIVED');
    const warnings = async () => (await kinds(purchaser.userId)).filter((kind) => kind === 'deliveries.silence').length;
    for (const [hours, warned, state] of [[4 * 24 - 1, 0, 'RECEIVED'], [4 * 24, 1, 'RECEIVED'], [6 * 24 - 1, 1, 'RECEIVED'], [6 * 24, 2, 'RECEIVED'], [7 * 24 - 1, 2, 'RECEIVED'], [7 * 24, 2, 'DECIDED']] as const) {
      t.clock.set(start.add({ hours }));
      await sweeps();
      await sweeps();
      expect([hours, await warnings(), (await row(orderId)).delivery?.state]).toEqual([hours, warned, state]);
    }
    expect((await row(orderId)).delivery).toMatchObject({ decision: 'BY_SILENCE' });
    t.clock.set(start.add({ hours: 8 * 24 }));
    await sweeps();
    expect(await row(orderId)).toMatchObject({ state: 'ACCEPTED', delivery: { state: 'RELAYED' } });
    t.clock.set(start);
  });

  test('counts 7 days after the carrier’s proof, and inspecting alone does not stop it', async () => {
    const start = t.clock.now();
    const { purchaser, seller, orderId } = await reached('SHIPPED');
    t.clock.advance({ hours: 30 });
    const deliveredAt = start.add({ hours: 26 });
    valueOf(await recordCarrierDelivery(t.deps, seller, { orderId, deliveredAt: deliveredAt.toString() }));
    expect((await row(orderId)).delivery?.silenceAt?.getTime()).toBe(deliveredAt.add({ hours: 7 * 24 }).epochMilliseconds);
    t.clock.advance({ hours: 48 });
    await step(t.deps, { purchaser, seller }, orderId, 'RECEIVED');
    await step(t.deps, { purchaser, seller }, orderId, 'INSPECTED');
    expect((await row(orderId)).delivery?.silenceAt?.getTime()).toBe(deliveredAt.add({ hours: 7 * 24 }).epochMilliseconds);
    t.clock.set(deliveredAt.add({ hours: 7 * 24 }));
    await sweeps();
    expect((await row(orderId)).delivery).toMatchObject({ state: 'DECIDED', decision: 'BY_SILENCE' });
    t.clock.set(start);
  });

  test('a proof recorded late leaves the purchaser the days from the first warning on', async () => {
    const start = t.clock.now();
    const { seller, orderId } = await reached('SHIPPED');
    t.clock.advance({ hours: 24 * 20 });
    valueOf(await recordCarrierDelivery(t.deps, seller, { orderId, deliveredAt: start.add({ hours: 1 }).toString() }));
    await sweeps();
    const { delivery } = await row(orderId);
    expect(delivery).toMatchObject({ state: 'SHIPPED' });
    expect(delivery?.silenceAt?.getTime()).toBe(start.add({ hours: 24 * 23 }).epochMilliseconds);
    expect(delivery?.warnedDay4At).not.toBeNull();
    t.clock.set(start);
  });

  test('a proof from before the shipment or from tomorrow is refused', async () => {
    const start = t.clock.now();
    const { seller, orderId } = await reached('SHIPPED');
    for (const deliveredAt of [start.subtract({ hours: 1 }), start.add({ hours: 1 })]) {
      expect(errorOf(await recordCarrierDelivery(t.deps, seller, { orderId, deliveredAt: deliveredAt.toString() }))?.fields).toEqual({ deliveredAt: 'deliveries.proof-date' });
    }
  });

  test('"not received" stops the clock, even against a proof; receiving starts it anew', async () => {
    const start = t.clock.now();
    const { purchaser, seller, orderId } = await reached('SHIPPED');
    t.clock.advance({ hours: 1 });
    valueOf(await recordCarrierDelivery(t.deps, seller, { orderId, deliveredAt: t.clock.now().toString() }));
    t.clock.advance({ hours: 24 * 5 });
    await sweeps();
    valueOf(await reportNotReceived(t.deps, purchaser, { orderId, note: '문 앞에 없습니다' }));
    t.clock.advance({ hours: 24 * 30 });
    await sweeps();
    expect((await row(orderId)).delivery).toMatchObject({ state: 'SHIPPED', silenceAt: null, decision: null });
    valueOf(await confirmReceipt(t.deps, purchaser, { orderId }));
    const received = t.clock.now();
    expect((await row(orderId)).delivery?.silenceAt?.getTime()).toBe(received.add({ hours: 24 * 7 }).epochMilliseconds);
    t.clock.advance({ hours: 24 * 4 });
    await sweeps();
    expect((await kinds(purchaser.userId)).filter((kind) => kind === 'deliveries.silence')).toHaveLength(2);
    t.clock.set(start);
  });

  test('a proof that comes after "not received" does not start the clock', async () => {
    const start = t.clock.now();
    const { purchaser, seller, orderId } = await reached('SHIPPED');
    valueOf(await reportNotReceived(t.deps, purchaser, { orderId, note: '오지 않았습니다' }));
    t.clock.advance({ hours: 1 });
    valueOf(await recordCarrierDelivery(t.deps, seller, { orderId, deliveredAt: t.clock.now().toString() }));
    expect((await row(orderId)).delivery?.silenceAt).toBeNull();
    expect(await kinds(purchaser.userId)).toContain('deliveries.delivered-disputed');
    t.clock.set(start);
  });

  test('what never arrived can be given up: the order is refused without an inspection', async () => {
    const { purchaser, orderId } = await reached('SHIPPED');
    const refuse = { decision: 'REFUSED' as const, orderId, note: '한 달째 오지 않습니다' };
    expect(errorOf(await decidePurchase(t.deps, purchaser, refuse))?.code).toBe('deliveries.moved-on');
    valueOf(await reportNotReceived(t.deps, purchaser, { orderId, note: '오지 않았습니다' }));
    valueOf(await decidePurchase(t.deps, purchaser, refuse));
    expect(await row(orderId)).toMatchObject({ state: 'REFUSED', delivery: { state: 'RETURNING' }, hold: { state: 'RELEASED' } });
    expect(await mails(purchaser.userId, '오지 않은')).toHaveLength(1);
    expect(await mails(purchaser.userId, '받지 않기로')).toHaveLength(0);
  });

  test('a worker that was off for 40 days accepts once and relays a day later', async () => {
    const start = t.clock.now();
    const { orderId } = await reached('INSPECTED');
    t.clock.advance({ hours: 24 * 40 });
    await sweeps();
    expect((await row(orderId)).delivery?.state).toBe('DECIDED');
    t.clock.advance({ hours: 24 });
    await sweeps();
    expect((await row(orderId)).state).toBe('ACCEPTED');
    t.clock.set(start);
  });
});
