import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { askPreApproval } from '@/lib/limits/ask-pre-approval';
import { drawPreApproval } from '@/lib/limits/draw-pre-approval';
import { expirePreApprovals } from '@/lib/limits/expire-pre-approvals';
import { REQUESTS_A_DAY } from '@/lib/limits/model/limit-request';
import { drawInput, preApprovalInput } from '@/lib/limits/model/pre-approval-form';
import { releaseLimits } from '@/lib/limits/release-limits';
import { revokePreApproval } from '@/lib/limits/revoke-pre-approval';
import { useHold } from '@/lib/limits/store/holds';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { write } from '@/lib/platform/db';
import { withConnection } from '@/lib/host/postgres/connect';
import { errorOf, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { limitWorld, somePiano, type LimitWorld } from '../support/limits';
import { somePurchaser } from '../support/orders';

let database: TestDatabase;
let world: LimitWorld;
let purchaser: Actor;
beforeAll(async () => {
  database = await testDatabase();
  world = await limitWorld(database.deps);
});
beforeEach(async () => { purchaser = await somePurchaser(database.deps); });

const stated = (change: Record<string, unknown> = {}) =>
  preApprovalInput.parse({ annualIncomeMinor: '60000000', employment: 'EMPLOYED', monthlyObligationsMinor: '200000', consent: true, ...change });
const ask = async (actor = purchaser, change: Record<string, unknown> = {}) => valueOf(await askPreApproval(database.deps, actor, stated(change)));
const draw = (listingId = world.listingId, actor = purchaser) =>
  drawPreApproval(database.deps, actor, drawInput.parse({ listingId, termMonths: 36, firstPaymentMinor: '0' }));
const row = (id: string) => database.db.preApproval.findUniqueOrThrow({ where: { id } });
const release = (orderId: string) => write(database.deps, async (tx) => ok(await releaseLimits(tx, { orderId, at: database.clock.now(), reason: 'test' })));
const approvalOf = (requestId: string) => database.db.approval.findFirstOrThrow({ where: { ask: { limitRequestId: requestId } } });

/** A piano of its own with units: a purchaser has one open form for each listing. */
async function pianoOf(cashPriceMinor: bigint): Promise<string> {
  const listingId = await somePiano(database.deps, world.seller, cashPriceMinor);
  await database.db.unit.create({ data: { id: `u_${listingId}`, listingId, sellerId: world.seller.sellerId, serial: listingId, createdAt: new Date(0) } });
  return listingId;
}

/** As many orders as wanted, each of its own listing, drawn from one limit that has room for `fitting` of them. */
async function drawn(count: number, fitting: number) {
  const { preApprovalId } = await ask();
  const price = 1_000_000n;
  const approvals: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { requestId } = valueOf(await drawPreApproval(database.deps, purchaser, drawInput.parse({ listingId: await pianoOf(price), termMonths: 36, firstPaymentMinor: '0' })));
    approvals.push((await approvalOf(requestId)).id);
    await database.db.limitRequest.update({ where: { id: requestId }, data: { createdAt: new Date(0) } });
  }
  await database.db.preApproval.update({ where: { id: preApprovalId }, data: { approvedMinor: price * BigInt(fitting) + 1n } });
  return { preApprovalId, approvals, price };
}
const openAll = (approvals: string[]) => Promise.all(approvals.map((approvalId) => openOrderForm(database.deps, purchaser, { approvalId })));
const codeOf = (result: Parameters<typeof errorOf>[0]) => errorOf(result)?.code;
const idsOf = (results: Awaited<ReturnType<typeof openAll>>) => results.flatMap((result) => (result.ok ? [result.value.orderId] : []));

/** Ends what the forms hold, as their sweep would. */
async function endForms(orderIds: string[]) {
  for (const orderId of orderIds) {
    await release(orderId);
    const order = await database.db.order.update({ where: { id: orderId }, data: { state: 'EXPIRED' } });
    await database.db.order.update({ where: { id: orderId }, data: { unitId: null } });
    if (order.unitId) await database.db.unit.update({ where: { id: order.unitId }, data: { state: 'AVAILABLE' } });
  }
}

describe('a limit for the whole mall', () => {
  it('is decided at once, with a consent to the desk, and replaced when it is asked for anew', async () => {
    const first = await ask();
    expect(first.decision).toBe('APPROVED');
    expect(await row(first.preApprovalId)).toMatchObject({ status: 'LIVE', currency: 'KRW', approvedMinor: 9_900_000n, monthlyCapMinor: 1_800_000n, birthYear: 1991 });
    expect(await database.db.consent.findFirst({ where: { subjectId: first.preApprovalId } })).toMatchObject({ userId: purchaser.userId, recipient: 'desk' });
    const second = await ask();
    expect(await row(first.preApprovalId)).toMatchObject({ status: 'REPLACED', endedReason: 'asked-anew' });
    expect(await database.db.limitEntry.findMany({ where: { preApprovalId: first.preApprovalId }, orderBy: { id: 'asc' } }))
      .toMatchObject([{ kind: 'APPROVED', amountMinor: 9_900_000n, monthlyMinor: 1_800_000n }, { kind: 'REVOKED' }]);
    expect((await row(second.preApprovalId)).status).toBe('LIVE');
  });

  it('that is not given says why and what would change it, and is none', async () => {
    const { preApprovalId, decision } = await ask(purchaser, { annualIncomeMinor: '5000000' });
    expect(decision).toBe('DECLINED');
    const { status, approvedMinor, assessment } = await row(preApprovalId);
    expect([status, approvedMinor]).toEqual(['DECLINED', 0n]);
    const kept = assessment as { reasons: { code: string }[]; incomeFromMinor: string };
    expect(kept.reasons.map(({ code }) => code)).toContain('NO_INCOME');
    expect(BigInt(kept.incomeFromMinor) > 5_000_000n).toBe(true);
    expect(codeOf(await draw())).toBe('limits.pre-none');
  });

  it('is asked for no oftener in a day than limits are', async () => {
    for (let i = 0; i < REQUESTS_A_DAY; i += 1) await ask();
    expect(codeOf(await askPreApproval(database.deps, purchaser, stated()))).toBe('limits.too-many');
  });

  it('is for purchasers alone', async () => {
    expect(codeOf(await askPreApproval(database.deps, world.seller, stated()))).toBe('not-found');
  });

  it('is drawn into an approval of just that plan, and once for two presses', async () => {
    const { preApprovalId } = await ask();
    const [one, two] = await Promise.all([draw(), draw()]);
    expect(valueOf(one)).toEqual(valueOf(two));
    const approval = await approvalOf(valueOf(one).requestId);
    const limit = await row(preApprovalId);
    expect(approval).toMatchObject({ status: 'LIVE', preApprovalId, approvedMinor: 5_480_000n, annualRate: limit.annualRate, expiresAt: limit.expiresAt });
    expect(approval.monthlyCapMinor).toBe(approval.instalmentMinor);
    expect(await database.db.limitAsk.findMany({ where: { limitRequestId: valueOf(one).requestId } })).toMatchObject([{ state: 'APPROVED', institutionId: world.deskId }]);
    expect(limit.heldMinor).toBe(0n);
  });

  it('of fifty orders at once lets exactly the seven through that fit', async () => {
    const { preApprovalId, approvals, price } = await drawn(50, 7);
    const results = await openAll(approvals);
    expect(idsOf(results)).toHaveLength(7);
    expect(new Set(results.flatMap((result) => (result.ok ? [] : [result.error.code])))).toEqual(new Set(['limits.exceeded']));
    const limit = await row(preApprovalId);
    expect(limit).toMatchObject({ heldMinor: 7n * price, usedMinor: 0n });
    expect(await database.db.limitEntry.count({ where: { preApprovalId, kind: 'HELD' } })).toBe(7);
    expect(codeOf(await askPreApproval(database.deps, purchaser, stated()))).toBe('limits.pre-held');
    const [used, ...others] = idsOf(results);
    await database.db.$transaction((tx) => useHold(tx, used ?? '', database.clock.now(), true));
    expect(await row(preApprovalId)).toMatchObject({ heldMinor: 6n * price, usedMinor: price });
    await endForms(others);
    expect(await row(preApprovalId)).toMatchObject({ heldMinor: 0n, usedMinor: price, monthlyHeldMinor: 0n });
    // What came back can be drawn again.
    const again = await openOrderForm(database.deps, purchaser, { approvalId: approvals.at(-1) ?? '' });
    await endForms([used ?? '', ...idsOf([again])]);
    expect(again.ok).toBe(true);
    expect(await row(preApprovalId)).toMatchObject({ heldMinor: 0n, usedMinor: 0n, monthlyUsedMinor: 0n });
  }, 60_000);

  it('counts the month of everything drawn together', async () => {
    const { preApprovalId, approvals } = await drawn(2, 5);
    const { instalmentMinor } = await database.db.approval.findUniqueOrThrow({ where: { id: approvals[0] ?? '' } });
    await database.db.preApproval.update({ where: { id: preApprovalId }, data: { monthlyCapMinor: 2n * instalmentMinor - 1n } });
    const results = await openAll(approvals);
    expect(idsOf(results)).toHaveLength(1);
    await endForms(idsOf(results));
  });

  it('that is revoked while orders come holds before it or not at all, and is then used by none', async () => {
    const { preApprovalId, approvals, price } = await drawn(12, 12);
    const revoked = new Promise((resolve) => { setTimeout(resolve, 25); }).then(() => revokePreApproval(database.deps, SYSTEM, { preApprovalId, reason: '위험' }));
    const [results] = await Promise.all([openAll(approvals), revoked]);
    const held = idsOf(results);
    expect(await row(preApprovalId)).toMatchObject({ status: 'REVOKED', heldMinor: BigInt(held.length) * price });
    for (const orderId of held) expect(await database.db.$transaction((tx) => useHold(tx, orderId, database.clock.now(), true))).toBe(false);
    expect((await database.db.approval.findMany({ where: { id: { in: approvals } } })).every(({ status }) => status === 'REVOKED')).toBe(true);
    expect((await database.db.notification.findMany({ where: { userId: purchaser.userId, kind: 'limits.pre-revoked' } }))).toHaveLength(1);
    await endForms(held);
  });

  it('binds even an approval that stands: neither held nor used once the limit itself is over', async () => {
    const { preApprovalId, approvals: [first = '', second = ''] } = await drawn(2, 2);
    const { orderId } = valueOf(await openOrderForm(database.deps, purchaser, { approvalId: first }));
    // As a statement that forgot the approvals would leave it.
    await database.db.preApproval.update({ where: { id: preApprovalId }, data: { status: 'REVOKED', endedAt: new Date(0), endedReason: 'test' } });
    expect(codeOf(await openOrderForm(database.deps, purchaser, { approvalId: second }))).toBe('limits.approval-ended');
    expect(await database.db.$transaction((tx) => useHold(tx, orderId, database.clock.now(), true))).toBe(false);
    await endForms([orderId]);
  });

  it('is over to the second, is swept once nothing is held, and its purchaser is told', async () => {
    const { preApprovalId, approvals: [first = '', second = ''] } = await drawn(2, 2);
    const start = database.clock.now();
    const { expiresAt } = await row(preApprovalId);
    database.clock.advance({ milliseconds: expiresAt.getTime() - start.epochMilliseconds - 1 });
    const { orderId } = valueOf(await openOrderForm(database.deps, purchaser, { approvalId: first }));
    database.clock.advance({ milliseconds: 1 });
    expect((await openOrderForm(database.deps, purchaser, { approvalId: second })).ok).toBe(false);
    expect(codeOf(await draw())).toBe('limits.pre-none');
    await expirePreApprovals(database.deps);
    expect((await row(preApprovalId)).status).toBe('LIVE');
    await endForms([orderId]);
    await expirePreApprovals(database.deps);
    expect(await row(preApprovalId)).toMatchObject({ status: 'EXPIRED', endedReason: 'expired' });
    expect(await database.db.notification.count({ where: { userId: purchaser.userId, kind: 'limits.pre-expired' } })).toBe(1);
    database.clock.set(start);
  });

  it('is nobody else’s: not to draw from, not to give up, not by a row written by hand', async () => {
    const { preApprovalId } = await ask();
    const other = await somePurchaser(database.deps);
    expect(codeOf(await draw(world.listingId, other))).toBe('limits.pre-none');
    expect(codeOf(await revokePreApproval(database.deps, other, { preApprovalId }))).toBe('not-found');
    expect(codeOf(await revokePreApproval(database.deps, world.seller, { preApprovalId }))).toBe('not-found');
    await ask(other);
    const theirs = await approvalOf(valueOf(await draw(world.listingId, other)).requestId);
    await expect(database.db.approval.update({ where: { id: theirs.id }, data: { preApprovalId } })).rejects.toThrow(/approval_pre_approval_id/);
    expect(await revokePreApproval(database.deps, purchaser, { preApprovalId })).toMatchObject({ ok: true });
    expect(codeOf(await revokePreApproval(database.deps, purchaser, { preApprovalId }))).toBe('not-found');
  });

  it('is refused by the database itself where it would be over-used, or there were two', async () => {
    const { preApprovalId } = await ask();
    const set = (data: object) => database.db.preApproval.update({ where: { id: preApprovalId }, data });
    await expect(set({ usedMinor: 9_900_001n })).rejects.toThrow(/pre_approval_never_over/);
    await expect(set({ monthlyHeldMinor: 1_800_001n })).rejects.toThrow(/pre_approval_month_never_over/);
    const { id: _, assessment: __, ...copy } = await row(preApprovalId);
    await expect(database.db.preApproval.create({ data: { id: 'pa_second', ...copy } })).rejects.toThrow(/Unique/);
  });

  it('gives no more than is left of it while an order form holds the rest', async () => {
    await ask();
    const dear = await pianoOf(9_900_000n);
    const first = valueOf(await draw(dear));
    const opened = valueOf(await openOrderForm(database.deps, purchaser, { approvalId: (await approvalOf(first.requestId)).id }));
    expect(codeOf(await draw())).toBe('limits.pre-too-little');
    await endForms([opened.orderId]);
    expect((await draw()).ok).toBe(true);
  });
});

describe('the ledger of limits', () => {
  it.each(['UPDATE limit_entry SET amount_minor = 0', 'DELETE FROM limit_entry', 'TRUNCATE limit_entry'])('is never changed, not even by the owner of the tables: %s', async (sql) => {
    await ask();
    const code = await withConnection(database.migrationUrl, (client) => client.query(sql)).then(() => 'allowed', (error: { code?: string }) => error.code);
    expect(code).toBe('42501');
  });

  it('notes what a financier gives more or less, whatever the statement', async () => {
    const { preApprovalId } = await ask();
    await database.db.preApproval.update({ where: { id: preApprovalId }, data: { approvedMinor: 9_000_000n, monthlyCapMinor: 1_900_000n } });
    expect(await database.db.limitEntry.findMany({ where: { preApprovalId, kind: { not: 'APPROVED' } }, orderBy: { kind: 'asc' } })).toMatchObject([
      { kind: 'RAISED', amountMinor: 0n, monthlyMinor: 100_000n }, { kind: 'LOWERED', amountMinor: 900_000n, monthlyMinor: 0n },
    ]);
  });
});
