import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { countPopular } from '@/lib/orders/count-popular';
import { orderFormSchema } from '@/lib/orders/model/draft';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { releaseIdleForms } from '@/lib/orders/release-idle-forms';
import { resumeOrderForm } from '@/lib/orders/resume-order-form';
import { saveOrderDraft } from '@/lib/orders/save-order-draft';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { errorOf, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { filledForm, orderWorld, signingInput, someApproval, someOrder, somePurchaser } from '../support/orders';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });

const orderRow = (id: string) => t.db.order.findUniqueOrThrow({ where: { id }, include: { hold: true, unit: true, approval: true } });
const hasJob = async (name: string, orderId: string) =>
  (await t.db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks k ON k.id = j.task_id
     WHERE k.identifier = ${name} AND j.payload ->> 'orderId' = ${orderId}`)[0]?.n === 1n;

describe('what was typed', () => {
  test('is kept as it is, however incomplete, and every save holds on for 30 minutes, 24 hours at most', async () => {
    const { deps, clock } = t;
    const world = await orderWorld(deps);
    const purchaser = await somePurchaser(deps);
    const start = clock.now();
    const orderId = await someOrder(deps, world, purchaser, 'FORM');
    const draft = { recipientName: '김', phone: '010', road: '서울 마포구', dueDay: 31 };
    clock.advance({ minutes: 25 });
    const saved = valueOf(await saveOrderDraft(deps, purchaser, { orderId, draft, step: 2 }));
    expect(saved.holdUntil).toBe(new Date(start.add({ minutes: 55 }).epochMilliseconds).toISOString());
    expect(await orderRow(orderId)).toMatchObject({ draft, step: 2 });
    for (let minutes = 25; minutes < 24 * 60 - 30; minutes += 25) {
      clock.advance({ minutes: 25 });
      await releaseIdleForms(deps);
      valueOf(await saveOrderDraft(deps, purchaser, { orderId, draft, step: 2 }));
    }
    const order = await orderRow(orderId);
    expect(order.holdUntil?.getTime()).toBe(start.add({ hours: 24 }).epochMilliseconds);
    expect(order.hold?.until?.getTime()).toBe(order.holdUntil?.getTime());
    clock.set(start.add({ hours: 24 }));
    await releaseIdleForms(deps);
    expect((await orderRow(orderId)).unitId).toBeNull();
    clock.set(start);
  });

  test('is never kept beyond the approval', async () => {
    const { deps, clock } = t;
    const start = clock.now();
    const world = await orderWorld(deps);
    const purchaser = await somePurchaser(deps);
    const orderId = await someOrder(deps, world, purchaser, 'FORM');
    const expiresAt = start.add({ minutes: 40 });
    await t.db.approval.updateMany({ where: { orders: { some: { id: orderId } } }, data: { expiresAt: new Date(expiresAt.epochMilliseconds) } });
    clock.advance({ minutes: 20 });
    const saved = valueOf(await saveOrderDraft(deps, purchaser, { orderId, draft: {}, step: 1 }));
    expect(Date.parse(saved.holdUntil ?? '')).toBe(expiresAt.epochMilliseconds);
    clock.set(start);
  });

  test('is nobody else’s to save, and is not saved into a signed order', async () => {
    const world = await orderWorld(t.deps);
    const [owner, other] = [await somePurchaser(t.deps), await somePurchaser(t.deps)];
    const orderId = await someOrder(t.deps, world, owner, 'SIGNED');
    expect(errorOf(await saveOrderDraft(t.deps, other, { orderId, draft: {}, step: 1 }))?.code).toBe('not-found');
    expect(errorOf(await saveOrderDraft(t.deps, owner, { orderId, draft: {}, step: 1 }))?.code).toBe('orders.not-open');
  });
});

describe('holds that lapse', () => {
  test('the sweep gives unit and amount back after 30 minutes; coming back takes them anew', async () => {
    const { deps, clock } = t;
    const start = clock.now();
    const world = await orderWorld(deps);
    const purchaser = await somePurchaser(deps);
    const orderId = await someOrder(deps, world, purchaser, 'FORM');
    valueOf(await saveOrderDraft(deps, purchaser, { orderId, draft: { road: '서울 마포구 월드컵북로 396' }, step: 2 }));
    clock.set(start.add({ minutes: 29, seconds: 59 }));
    await releaseIdleForms(deps);
    expect((await orderRow(orderId)).unitId).toBe(world.units[0]);
    clock.set(start.add({ minutes: 30 }));
    await releaseIdleForms(deps);
    await releaseIdleForms(deps);
    expect(await orderRow(orderId)).toMatchObject({ state: 'FORM', unitId: null, holdUntil: null, hold: { state: 'RELEASED' }, approval: { heldMinor: 0n } });
    expect(await t.db.unit.count({ where: { listingId: world.listingId, state: 'AVAILABLE' } })).toBe(1);
    clock.set(start.add({ hours: 5 }));
    const saved = valueOf(await saveOrderDraft(deps, purchaser, { orderId, draft: { road: '서울 마포구 월드컵북로 396' }, step: 2 }));
    expect(saved.holdUntil).toBeNull();
    expect(errorOf(await signOrderForm(deps, purchaser, signingInput(orderId)))?.code).toBe('orders.hold-lapsed');
    const resumed = valueOf(await resumeOrderForm(deps, purchaser, { orderId }));
    expect(resumed).toEqual({ outcome: 'HELD', holdUntil: start.add({ hours: 5, minutes: 30 }).toString() });
    expect(await orderRow(orderId)).toMatchObject({ unitId: world.units[0], hold: { state: 'HELD' }, approval: { heldMinor: 4_932_000n }, step: 2 });
    clock.set(start);
  });

  test('coming back after the last unit went says so, and keeps what was typed', async () => {
    const { deps, clock } = t;
    const start = clock.now();
    const world = await orderWorld(deps);
    const [slow, quick] = [await somePurchaser(deps), await somePurchaser(deps)];
    const orderId = await someOrder(deps, world, slow, 'FORM');
    valueOf(await saveOrderDraft(deps, slow, { orderId, draft: { postcode: '03925' }, step: 2 }));
    clock.advance({ minutes: 31 });
    await releaseIdleForms(deps);
    await someOrder(deps, world, quick, 'FORM');
    expect(errorOf(await resumeOrderForm(deps, slow, { orderId }))?.code).toBe('orders.no-unit');
    expect(await orderRow(orderId)).toMatchObject({ state: 'FORM', unitId: null, draft: { postcode: '03925' }, hold: { state: 'RELEASED' } });
    clock.set(start);
  });

  test('an approval that ended expires the form, and the next form of the listing has what was typed, ticks left out', async () => {
    const { deps, clock } = t;
    const start = clock.now();
    const world = await orderWorld(deps);
    const purchaser = await somePurchaser(deps);
    const approvalId = await someApproval(deps, world, purchaser, { days: 1 });
    const { orderId } = valueOf(await openOrderForm(deps, purchaser, { approvalId }));
    const { consents, ...typed } = filledForm();
    valueOf(await saveOrderDraft(deps, purchaser, { orderId, draft: { ...typed, consents, signatureName: '김서연' }, step: 4 }));
    clock.advance({ hours: 24 });
    expect(valueOf(await resumeOrderForm(deps, purchaser, { orderId }))).toEqual({ outcome: 'EXPIRED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'EXPIRED', endedReason: 'approval-expired', hold: { state: 'RELEASED' } });
    const next = valueOf(await openOrderForm(deps, purchaser, { approvalId: await someApproval(deps, world, purchaser) }));
    expect((await orderRow(next.orderId)).draft).toEqual(typed);
    clock.set(start);
  });

  test('the sweep expires forms whose approval was revoked, touched or not', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    await t.db.approval.updateMany({ where: { orders: { some: { id: orderId } } }, data: { status: 'REVOKED' } });
    await releaseIdleForms(t.deps);
    expect(await orderRow(orderId)).toMatchObject({ state: 'EXPIRED', hold: { state: 'RELEASED' }, unit: { state: 'AVAILABLE' } });
  });
});

describe('signing', () => {
  test('fixes what was typed, records every consent by its recipient, and queues the use of the approval', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    const signed = valueOf(await signOrderForm(t.deps, purchaser, signingInput(orderId)));
    expect(signed).toMatchObject({ orderId, signedAt: Temporal.Instant.from('2026-03-02T01:00:00Z').toString({ fractionalSecondDigits: 3 }) });
    expect(await orderRow(orderId)).toMatchObject({
      state: 'SIGNED', recipientName: '김서연', phone: '010-2345-6789', postcode: '03925', road: '서울 마포구 월드컵북로 396', addressDetail: '4층',
      dueDay: 31, mandateBank: '088', mandateMasked: '********4821', mandateHolder: '김서연', signatureName: '김서연',
    });
    const consents = await t.db.consent.findMany({ where: { subjectType: 'order', subjectId: orderId }, orderBy: { code: 'asc' } });
    const institution = await t.db.institution.findUniqueOrThrow({ where: { id: world.institutionId } });
    expect(consents.map(({ code, recipient }) => [code, recipient])).toEqual([
      ['ADDRESS_TO_SELLER', world.seller.sellerId], ['DEBIT_MANDATE', 'dalmada'], ['INSTALMENT_ACT_ART5', 'dalmada'],
      ['ORDER_TO_FINANCIER', institution.code], ['SCHEDULE_CONFIRMED', 'dalmada'],
    ]);
    expect(await hasJob('use-approval', orderId)).toBe(true);
    const trail = await t.db.auditEntry.findMany({ where: { subjectType: 'order', subjectId: orderId }, orderBy: { seq: 'asc' } });
    expect(trail.map(({ action, actorId }) => [action, actorId])).toEqual([['order.form-opened', purchaser.userId], ['order.signed', purchaser.userId]]);
  });

  test('an address where the goods are not delivered is refused beside the postcode, and one where they are is signed', async () => {
    const world = await orderWorld(t.deps);
    await t.db.listingVersion.update({ where: { id: world.versionId }, data: { deliveryRegions: ['seoul', 'gyeonggi'] } });
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    const to = (postcode: string) => signOrderForm(t.deps, purchaser, { ...signingInput(orderId), form: orderFormSchema.parse(filledForm({ postcode })) });
    for (const postcode of ['63122', '48058']) {
      expect(errorOf(await to(postcode))).toEqual({ code: 'input', fields: { postcode: 'browse.no-delivery' } });
    }
    expect(await orderRow(orderId)).toMatchObject({ state: 'FORM', signedAt: null });
    expect(valueOf(await to('13529')).orderId).toBe(orderId);
  });

  test('a signed order counts for how popular its listing is, for ninety days', async () => {
    const { deps, clock, db } = t;
    const start = clock.now();
    const world = await orderWorld(deps, { units: 3 });
    const offer = {
      listingId: world.listingId, sellerId: world.seller.sellerId, termKey: 48, termMonths: 48, categoryCode: 'instruments', brand: '세종', condition: 'NEW' as const,
      endOfTerm: 'RETURN_OR_BUYOUT' as const, regionMask: 1, guaranteeMask: 1, publishedAt: new Date(), cashPriceMinor: 1n, residualMinor: 1n, leastFirstMinor: 0n, instalment0: 1n, total0: 48n,
    };
    await db.listingOffer.create({ data: offer });
    const popularity = async () => (await db.listingOffer.findFirstOrThrow({ where: { listingId: world.listingId } })).popularity;
    for (const reached of ['SIGNED', 'SIGNED', 'FORM'] as const) await someOrder(deps, world, await somePurchaser(deps), reached);
    await countPopular(deps);
    expect(await popularity()).toBe(2);
    clock.advance({ hours: 24 * 91 });
    await countPopular(deps);
    expect(await popularity()).toBe(0);
    clock.set(start);
  });

  test('twenty times at once signs one order and answers the same to all', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    const answers = await Promise.all(Array.from({ length: 20 }, () => signOrderForm(t.deps, purchaser, signingInput(orderId))));
    expect(new Set(answers.map((answer) => JSON.stringify(valueOf(answer)))).size).toBe(1);
    expect(await t.db.consent.count({ where: { subjectId: orderId } })).toBe(5);
    expect(await t.db.auditEntry.count({ where: { subjectId: orderId, action: 'order.signed' } })).toBe(1);
    expect(await hasJob('use-approval', orderId)).toBe(true);
  });

  test('signature and account holder must be the account’s name: jamo and outer spaces are the same name, anything else is not', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    const refused = await signOrderForm(t.deps, purchaser, signingInput(orderId, '김서현'));
    expect(errorOf(refused)).toEqual({ code: 'input', fields: { signatureName: 'orders.signature' } });
    const input = signingInput(orderId);
    const othersAccount = { ...input, form: { ...input.form, mandateHolder: '김서현' } };
    expect(errorOf(await signOrderForm(t.deps, purchaser, othersAccount))).toEqual({ code: 'input', fields: { mandateHolder: 'orders.holder' } });
    expect((await orderRow(orderId)).state).toBe('FORM');
    valueOf(await signOrderForm(t.deps, purchaser, signingInput(orderId, ` ${'김서연'.normalize('NFD')} `)));
  });

  test('an approval revoked between opening and signing refuses, and what was typed stays', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    valueOf(await saveOrderDraft(t.deps, purchaser, { orderId, draft: { postcode: '03925' }, step: 5 }));
    await t.db.approval.updateMany({ where: { orders: { some: { id: orderId } } }, data: { status: 'REVOKED' } });
    expect(errorOf(await signOrderForm(t.deps, purchaser, signingInput(orderId)))?.code).toBe('orders.approval-ended');
    expect(await orderRow(orderId)).toMatchObject({ state: 'FORM', draft: { postcode: '03925' }, signedAt: null });
  });

  test('a revocation that is just being written is waited for, not overlooked', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    const { approvalId } = await orderRow(orderId);
    let signing: ReturnType<typeof signOrderForm> | undefined;
    await t.db.$transaction(async (tx) => {
      await tx.approval.update({ where: { id: approvalId }, data: { status: 'REVOKED' } });
      signing = signOrderForm(t.deps, purchaser, signingInput(orderId));
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    });
    expect(errorOf(await signing!)?.code).toBe('orders.approval-ended');
  });

  test('an hour too late says that the approval ended', async () => {
    const { deps, clock } = t;
    const start = clock.now();
    const world = await orderWorld(deps);
    const purchaser = await somePurchaser(deps);
    const orderId = await someOrder(deps, world, purchaser, 'FORM');
    clock.advance({ hours: 24 * 7 + 1 });
    expect(errorOf(await signOrderForm(deps, purchaser, signingInput(orderId)))?.code).toBe('orders.approval-ended');
    clock.set(start);
  });

  test('nobody signs somebody else’s form', async () => {
    const world = await orderWorld(t.deps);
    const [owner, other] = [await somePurchaser(t.deps), await somePurchaser(t.deps)];
    const orderId = await someOrder(t.deps, world, owner, 'FORM');
    expect(errorOf(await signOrderForm(t.deps, other, signingInput(orderId)))?.code).toBe('not-found');
  });
});
