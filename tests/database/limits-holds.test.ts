import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { toDate } from '@/lib/platform/clock';
import { expireApprovals } from '@/lib/limits/expire-approvals';
import { holdLimits } from '@/lib/limits/hold-limits';
import { releaseLimits } from '@/lib/limits/release-limits';
import { revokeApproval } from '@/lib/limits/revoke-approval';
import { useHold } from '@/lib/limits/store/holds';
import { useApproval } from '@/lib/limits/use-approval';
import { jobs } from '../support/jobs';
import { testDatabase, type TestDatabase } from '../support/database';
import { putInForce } from '../support/desk-scorecard';
import { orderWorld, PIANO, someApproval, somePurchaser, type OrderWorld } from '../support/orders';

const FINANCED = 4_932_000n;
const INSTALMENT = 97_980n;

let database: TestDatabase;
let world: OrderWorld;
let purchaser: Actor;

beforeAll(async () => {
  database = await testDatabase();
  world = await orderWorld(database.deps);
  purchaser = await somePurchaser(database.deps);
  // One purchaser takes up far more than a person would be given: what is tried here is each limit by itself.
  await putInForce(database.deps, { maxExposureMinor: '1000000000' });
});

/** An order row of the approval, in a state that needs nothing else: what is tried here is the limits alone. */
async function someOrderOf(approvalId: string): Promise<string> {
  const { db, deps } = database;
  const id = newId('o');
  const at = toDate(deps.clock.now());
  const approval = await db.approval.findUniqueOrThrow({ where: { id: approvalId } });
  await db.order.create({
    data: {
      id, number: id, purchaserId: approval.purchaserId, sellerId: approval.sellerId, listingId: world.listingId, listingVersionId: world.versionId,
      institutionId: approval.institutionId, approvalId, state: 'EXPIRED', currency: 'KRW', terms: {}, financedMinor: FINANCED, instalmentMinor: INSTALMENT,
      totalCostMinor: approval.totalCostMinor, totalToOwnMinor: approval.totalToOwnMinor, cashPriceMinor: PIANO.cashPriceMinor, firstPaymentMinor: PIANO.firstPaymentMinor,
      disclosurePack: 'KR', savedAt: at, formOpenedAt: at, createdAt: at,
    },
  });
  await db.$transaction((tx) => audit(tx, { actor: SYSTEM, action: 'order.form-opened', subject: { type: 'order', id }, at: deps.clock.now() }));
  return id;
}

const hold = (approvalId: string, orderId: string) => {
  const at = database.deps.clock.now();
  return write(database.deps, (tx) => holdLimits(tx, { orderId, approvalId, until: at.add({ minutes: 30 }), at }));
};
const release = (orderId: string) =>
  write(database.deps, async (tx) => ok(await releaseLimits(tx, { orderId, at: database.deps.clock.now(), reason: 'test' })));

const approvalRow = (id: string) => database.db.approval.findUniqueOrThrow({ where: { id } });
const sellerRow = () => database.db.sellerLimit.findFirstOrThrow({ where: { sellerId: world.seller.sellerId } });

/** What a hold takes must be given back before the database is checked: these orders are over. */
async function giveBack(orderIds: string[]) {
  for (const orderId of orderIds) await release(orderId);
}

describe('an approved limit is never over-used', () => {
  it('of fifty orders at once exactly the seven that fit get through', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser, { times: 7n });
    const orders: string[] = [];
    for (let i = 0; i < 50; i += 1) orders.push(await someOrderOf(approvalId));
    const results = await Promise.all(orders.map((orderId) => hold(approvalId, orderId)));
    expect(results.filter((result) => result.ok)).toHaveLength(7);
    expect(new Set(results.flatMap((result) => (result.ok ? [] : [result.error.code])))).toEqual(new Set(['limits.exceeded']));
    expect(await approvalRow(approvalId)).toMatchObject({ heldMinor: 7n * FINANCED, monthlyHeldMinor: 7n * INSTALMENT, usedMinor: 0n });
    expect((await sellerRow()).heldMinor).toBe(7n * FINANCED);
    const entries = (kind: 'HELD' | 'RELEASED') => database.db.limitEntry.findMany({ where: { approvalId, kind }, select: { amountMinor: true, monthlyMinor: true, was: true } });
    expect(await entries('HELD')).toEqual(Array.from({ length: 7 }, () => ({ amountMinor: FINANCED, monthlyMinor: INSTALMENT, was: null })));
    await giveBack(orders);
    expect(await entries('RELEASED')).toEqual(Array.from({ length: 7 }, () => ({ amountMinor: FINANCED, monthlyMinor: INSTALMENT, was: 'HELD' })));
    expect(await approvalRow(approvalId)).toMatchObject({ heldMinor: 0n, monthlyHeldMinor: 0n });
    expect((await sellerRow()).heldMinor).toBe(0n);
  });

  it('of many purchasers at once no more get through than the seller’s limit carries', async () => {
    await database.db.sellerLimit.updateMany({ where: { sellerId: world.seller.sellerId }, data: { approvedMinor: 3n * FINANCED + 1n } });
    const made = await Promise.all(Array.from({ length: 20 }, async () => {
      const approvalId = await someApproval(database.deps, world, await somePurchaser(database.deps));
      return { approvalId, orderId: await someOrderOf(approvalId) };
    }));
    const results = await Promise.all(made.map(({ approvalId, orderId }) => hold(approvalId, orderId)));
    expect(results.filter((result) => result.ok)).toHaveLength(3);
    expect(new Set(results.flatMap((result) => (result.ok ? [] : [result.error.code])))).toEqual(new Set(['limits.seller-exceeded']));
    await giveBack(made.map(({ orderId }) => orderId));
    await database.db.sellerLimit.updateMany({ where: { sellerId: world.seller.sellerId }, data: { approvedMinor: 10n ** 12n } });
  });

  it('the monthly cap binds even where the amount would fit', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser, { times: 3n });
    await database.db.approval.update({ where: { id: approvalId }, data: { monthlyCapMinor: INSTALMENT * 2n - 1n } });
    const [first, second] = [await someOrderOf(approvalId), await someOrderOf(approvalId)];
    expect((await hold(approvalId, first)).ok).toBe(true);
    expect(await hold(approvalId, second)).toMatchObject({ ok: false, error: { code: 'limits.exceeded' } });
    await giveBack([first]);
  });

  it('orders that race with a revocation are held before it or not at all', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser, { times: 20n });
    const orders = await Promise.all(Array.from({ length: 20 }, () => someOrderOf(approvalId)));
    const revoked = new Promise((resolve) => { setTimeout(resolve, 15); }).then(() =>
      revokeApproval(database.deps, SYSTEM, { institutionId: world.institutionId, externalId: approvalId, version: 2, reason: 'RISK' }));
    const results = await Promise.all([...orders.map((orderId) => hold(approvalId, orderId)), revoked]);
    const held = results.slice(0, -1).filter((result) => result.ok).length;
    expect(await approvalRow(approvalId)).toMatchObject({ status: 'REVOKED', heldMinor: BigInt(held) * FINANCED });
    expect(await hold(approvalId, orders.find((_, index) => !results[index]?.ok) ?? await someOrderOf(approvalId))).toMatchObject({ ok: false, error: { code: 'limits.approval-ended' } });
    await giveBack(orders);
  });

  it('an approval that is over holds nothing, to the second', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser, { times: 2n, days: 1 });
    const [before, after] = [await someOrderOf(approvalId), await someOrderOf(approvalId)];
    const start = database.clock.now();
    database.clock.set(start.add({ hours: 24 }).subtract({ milliseconds: 1 }));
    expect((await hold(approvalId, before)).ok).toBe(true);
    database.clock.advance({ milliseconds: 1 });
    expect(await hold(approvalId, after)).toMatchObject({ ok: false, error: { code: 'limits.approval-expired' } });
    await expireApprovals(database.deps);
    expect((await approvalRow(approvalId)).status).toBe('LIVE');
    await giveBack([before]);
    await expireApprovals(database.deps);
    expect(await approvalRow(approvalId)).toMatchObject({ status: 'EXPIRED', endedReason: 'expired' });
    database.clock.set(start);
  });

  it('a seller limit that is over carries nothing', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser);
    await database.db.sellerLimit.updateMany({ where: { sellerId: world.seller.sellerId }, data: { expiresAt: toDate(database.clock.now()) } });
    expect(await hold(approvalId, await someOrderOf(approvalId))).toMatchObject({ ok: false, error: { code: 'limits.seller-exceeded' } });
    await database.db.sellerLimit.updateMany({ where: { sellerId: world.seller.sellerId }, data: { expiresAt: null } });
  });

  it('the database itself refuses more than was approved, whatever the code does', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser);
    await expect(database.db.approval.update({ where: { id: approvalId }, data: { heldMinor: FINANCED + 1n } })).rejects.toThrow(/approval_never_over/);
    await expect(database.db.approval.update({ where: { id: approvalId }, data: { monthlyUsedMinor: INSTALMENT + 1n } })).rejects.toThrow(/approval_month_never_over/);
    await expect(database.db.sellerLimit.updateMany({ where: { sellerId: world.seller.sellerId }, data: { usedMinor: 10n ** 13n } })).rejects.toThrow(/seller_limit_never_over/);
  });
});

describe('an order’s hold', () => {
  it('is taken once, however often it is asked for, and is prolonged', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser, { times: 5n });
    const orderId = await someOrderOf(approvalId);
    const at = database.clock.now();
    expect(await hold(approvalId, orderId)).toEqual({ ok: true, value: { amountMinor: FINANCED, monthlyMinor: INSTALMENT } });
    database.clock.advance({ minutes: 10 });
    expect((await hold(approvalId, orderId)).ok).toBe(true);
    expect((await approvalRow(approvalId)).heldMinor).toBe(FINANCED);
    const row = await database.db.limitHold.findUniqueOrThrow({ where: { orderId } });
    expect(row.until).toEqual(toDate(at.add({ minutes: 40 })));
    await giveBack([orderId]);
    database.clock.set(at);
  });

  it('comes back after it was released, as another round', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser);
    const orderId = await someOrderOf(approvalId);
    await hold(approvalId, orderId);
    expect(await release(orderId)).toEqual({ ok: true, value: true });
    expect(await release(orderId)).toEqual({ ok: true, value: false });
    expect((await hold(approvalId, orderId)).ok).toBe(true);
    expect(await database.db.limitHold.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ state: 'HELD', round: 2 });
    expect((await approvalRow(approvalId)).heldMinor).toBe(FINANCED);
    await giveBack([orderId]);
  });

  it('of two windows that open the same order at once is taken once', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser, { times: 2n });
    const orderId = await someOrderOf(approvalId);
    await Promise.allSettled([hold(approvalId, orderId), hold(approvalId, orderId), hold(approvalId, orderId)]);
    expect((await approvalRow(approvalId)).heldMinor).toBe(FINANCED);
    await giveBack([orderId]);
  });

  it('gives back what was used as well as what was held', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser);
    const orderId = await someOrderOf(approvalId);
    await hold(approvalId, orderId);
    expect(await database.db.$transaction((tx) => useHold(tx, orderId, database.clock.now(), true))).toBeDefined();
    expect(await approvalRow(approvalId)).toMatchObject({ heldMinor: 0n, usedMinor: FINANCED, monthlyUsedMinor: INSTALMENT });
    await giveBack([orderId]);
    expect(await approvalRow(approvalId)).toMatchObject({ heldMinor: 0n, usedMinor: 0n, monthlyUsedMinor: 0n });
    const [audit] = await database.db.auditEntry.findMany({ where: { subjectType: 'approval', subjectId: approvalId, action: 'approval.released' } });
    expect(audit).toMatchObject({ actorId: 'system', reason: 'test', data: { orderId, was: 'USED' } });
  });
});

describe('the use of a signed order’s approval at the desk', () => {
  it('takes both limits and places the order, once', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser);
    const orderId = await someOrderOf(approvalId);
    await hold(approvalId, orderId);
    await Promise.all([useApproval(database.deps, { orderId }), useApproval(database.deps, { orderId }), useApproval(database.deps, { orderId })]);
    expect(await approvalRow(approvalId)).toMatchObject({ heldMinor: 0n, usedMinor: FINANCED });
    expect(await jobs(database.db, 'place-order', { orderId })).toHaveLength(1);
    expect(await jobs(database.db, 'end-order', { orderId })).toHaveLength(0);
    await giveBack([orderId]);
  });

  it.each([
    ['approval-revoked', (id: string) => revokeApproval(database.deps, SYSTEM, { institutionId: world.institutionId, externalId: id, version: 2, reason: 'RISK' })],
    ['approval-expired', async () => { database.clock.advance({ hours: 25 }); }],
  ])('ends the order with the reason %s where that came first', async (reason, happen) => {
    const approvalId = await someApproval(database.deps, world, purchaser, { days: 1 });
    const orderId = await someOrderOf(approvalId);
    const start = database.clock.now();
    await hold(approvalId, orderId);
    await happen(approvalId);
    await useApproval(database.deps, { orderId });
    expect(await jobs(database.db, 'end-order', { orderId })).toEqual([{ orderId, reason }]);
    expect((await approvalRow(approvalId)).usedMinor).toBe(0n);
    await giveBack([orderId]);
    database.clock.set(start);
  });

  it('binds once used: a revocation after it changes nothing', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser);
    const orderId = await someOrderOf(approvalId);
    await hold(approvalId, orderId);
    await useApproval(database.deps, { orderId });
    const revoke = (version: number) => revokeApproval(database.deps, SYSTEM, { institutionId: world.institutionId, externalId: approvalId, version, reason: 'RISK' });
    expect(await revoke(2)).toEqual({ ok: true, value: { outcome: 'APPLIED' } });
    expect(await revoke(2)).toEqual({ ok: true, value: { outcome: 'STALE' } });
    expect(await approvalRow(approvalId)).toMatchObject({ usedMinor: FINANCED });
    expect(await jobs(database.db, 'end-order', { orderId })).toHaveLength(0);
    await giveBack([orderId]);
  });

  it('does nothing for an order that was cancelled before', async () => {
    const approvalId = await someApproval(database.deps, world, purchaser);
    const orderId = await someOrderOf(approvalId);
    await hold(approvalId, orderId);
    await giveBack([orderId]);
    await useApproval(database.deps, { orderId });
    expect(await approvalRow(approvalId)).toMatchObject({ heldMinor: 0n, usedMinor: 0n });
    expect(await jobs(database.db, 'place-order', { orderId })).toHaveLength(0);
  });
});

