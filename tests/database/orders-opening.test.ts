import { beforeAll, describe, expect, test } from 'vitest';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { errorOf, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { orderWorld, someApproval, somePurchaser } from '../support/orders';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });

const orderRow = (id: string) => t.db.order.findUniqueOrThrow({ where: { id }, include: { hold: true, unit: true, approval: true } });

describe('opening an order form', () => {
  test('holds the amount against both limits and one unit, and takes every amount from the approval', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const approvalId = await someApproval(t.deps, world, purchaser);
    const opened = valueOf(await openOrderForm(t.deps, purchaser, { approvalId }));
    const order = await orderRow(opened.orderId);
    expect(order).toMatchObject({
      state: 'FORM', approvalId, unitId: world.units[0], cashPriceMinor: 5_480_000n, firstPaymentMinor: 548_000n, financedMinor: 4_932_000n,
      instalmentMinor: 97_980n, totalCostMinor: 5_251_144n, totalToOwnMinor: 6_347_144n, disclosurePack: 'KR-INSTALMENT@2026.1',
    });
    expect(order.hold).toMatchObject({ state: 'HELD', amountMinor: 4_932_000n, monthlyMinor: 97_980n });
    expect(order.unit?.state).toBe('HELD');
    expect(order.holdUntil?.toISOString()).toBe('2026-03-02T01:30:00.000Z');
    const sellerLimit = await t.db.sellerLimit.findFirstOrThrow({ where: { sellerId: world.seller.sellerId } });
    expect(sellerLimit.heldMinor).toBe(4_932_000n);
    expect(order.draft).toEqual({ recipientName: '김서연', mandateHolder: '김서연', phone: '010-1234-5678' });
  });

  test('a second window gets the same form; nothing is held twice', async () => {
    const world = await orderWorld(t.deps, { units: 2 });
    const purchaser = await somePurchaser(t.deps);
    const approvalId = await someApproval(t.deps, world, purchaser);
    const answers = await Promise.all(Array.from({ length: 8 }, () => openOrderForm(t.deps, purchaser, { approvalId })));
    expect(new Set(answers.map((answer) => valueOf(answer).orderId)).size).toBe(1);
    expect(answers.filter((answer) => !valueOf(answer).alreadyOpen)).toHaveLength(1);
    expect(await t.db.unit.count({ where: { listingId: world.listingId, state: 'HELD' } })).toBe(1);
  });

  test('windows that press at once get the same form where the last unit is at stake, and where each took another answer', async () => {
    const last = await orderWorld(t.deps, { units: 1 });
    const purchaser = await somePurchaser(t.deps);
    const approvalId = await someApproval(t.deps, last, purchaser);
    const same = await Promise.all(Array.from({ length: 8 }, () => openOrderForm(t.deps, purchaser, { approvalId })));
    expect(new Set(same.map((answer) => valueOf(answer).orderId)).size).toBe(1);
    const world = await orderWorld(t.deps, { units: 8 });
    const approvals = await Promise.all(Array.from({ length: 8 }, () => someApproval(t.deps, world, purchaser)));
    const each = await Promise.all(approvals.map((id) => openOrderForm(t.deps, purchaser, { approvalId: id })));
    expect(new Set(each.map((answer) => valueOf(answer).orderId)).size).toBe(1);
    expect(await t.db.unit.count({ where: { listingId: world.listingId, state: 'HELD' } })).toBe(1);
    expect(await t.db.limitRequest.count({ where: { listingId: world.listingId, state: 'CHOSEN' } })).toBe(1);
  });

  test('of 100 buyers of one unit exactly one holds it', async () => {
    const world = await orderWorld(t.deps, { units: 1 });
    const buyers = await Promise.all(Array.from({ length: 100 }, () => somePurchaser(t.deps)));
    const approvals = await Promise.all(buyers.map((buyer) => someApproval(t.deps, world, buyer)));
    const answers = await Promise.all(buyers.map((buyer, index) => openOrderForm(t.deps, buyer, { approvalId: approvals[index] ?? '' })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const refusals = new Set(answers.filter((answer) => !answer.ok).map((answer) => errorOf(answer)?.code));
    expect(refusals).toEqual(new Set(['orders.no-unit']));
    expect(await t.db.limitHold.count({ where: { order: { listingId: world.listingId } } })).toBe(1);
  });

  test('the seller’s limit is a limit of its own', async () => {
    const world = await orderWorld(t.deps, { units: 2, sellerLimitMinor: 5_000_000n });
    const [first, second] = [await somePurchaser(t.deps), await somePurchaser(t.deps)];
    valueOf(await openOrderForm(t.deps, first, { approvalId: await someApproval(t.deps, world, first) }));
    const refused = await openOrderForm(t.deps, second, { approvalId: await someApproval(t.deps, world, second) });
    expect(errorOf(refused)?.code).toBe('limits.seller-exceeded');
    expect(await t.db.unit.count({ where: { listingId: world.listingId, state: 'HELD' } })).toBe(1);
  });

  test('somebody else’s approval is not found, an ended one says so, a listing that left the mall says so', async () => {
    const world = await orderWorld(t.deps, { units: 3 });
    const [owner, other] = [await somePurchaser(t.deps), await somePurchaser(t.deps)];
    const approvalId = await someApproval(t.deps, world, owner);
    expect(errorOf(await openOrderForm(t.deps, other, { approvalId }))?.code).toBe('not-found');
    expect(errorOf(await openOrderForm(t.deps, world.seller, { approvalId }))?.code).toBe('not-found');
    await t.db.approval.update({ where: { id: approvalId }, data: { status: 'REVOKED' } });
    expect(errorOf(await openOrderForm(t.deps, owner, { approvalId }))?.code).toBe('orders.approval-ended');
    const another = await someApproval(t.deps, world, owner);
    await t.db.listing.update({ where: { id: world.listingId }, data: { status: 'UNPUBLISHED' } });
    expect(errorOf(await openOrderForm(t.deps, owner, { approvalId: another }))?.code).toBe('orders.listing-gone');
  });

  test('a form is not opened where the law’s disclosures would be missing', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    await t.db.institution.update({ where: { id: world.institutionId }, data: { profile: {} } });
    const refused = await openOrderForm(t.deps, purchaser, { approvalId: await someApproval(t.deps, world, purchaser) });
    expect(errorOf(refused)).toMatchObject({ code: 'orders.not-disclosed', fields: { financierAddress: 'disclosures.kr-ita-6-1' } });
    expect(await t.db.unit.count({ where: { listingId: world.listingId, state: 'AVAILABLE' } })).toBe(1);
  });
});
