import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { ok } from '@/lib/kernel/result';
import { askAgain } from '@/lib/limits/ask-again';
import { holdLimits } from '@/lib/limits/hold-limits';
import { markChosen } from '@/lib/limits/mark-chosen';
import { limitRequestPage } from '@/lib/limits/views/request';
import { releaseLimits } from '@/lib/limits/release-limits';
import { useApproval } from '@/lib/limits/use-approval';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { write } from '@/lib/platform/db';
import { errorOf, valueOf } from '../support/catalogue';
import { jobs, workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf, asksOf } from '../support/limits';
import { signingInput, somePurchaser } from '../support/orders';

let stage: LimitStage;
beforeAll(async () => { stage = await LimitStage.open(); });
beforeEach(() => stage.newPurchaser());
afterAll(() => stage.bank.close());

describe('the purchaser’s choice', () => {
  it('takes one approval, loses the others with their reason, and tells the bank that lost', async () => {
    stage.bank.next('limit-requests', { answer: 'approve', annualRate: '0.09' });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const [desk, script] = [await askOf(stage.deps, id, 'desk'), await askOf(stage.deps, id, 'script')];
    const at = stage.database.clock.now();
    const choose = (approvalId: string, actor = stage.purchaser) => write(stage.deps, (tx) => markChosen(tx, { approvalId, actor, at }));
    expect(errorOf(await choose(desk.approval?.id ?? '', await somePurchaser(stage.deps)))).toEqual({ code: 'not-found' });
    expect((await choose(desk.approval?.id ?? '')).ok).toBe(true);
    expect((await choose(desk.approval?.id ?? '')).ok).toBe(true);
    expect(errorOf(await choose(script.approval?.id ?? ''))).toEqual({ code: 'limits.approval-ended' });
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'LOST', approval: { status: 'DECLINED', endedReason: 'other-chosen' } });
    await workOff(stage.deps, 'decline-approval');
    expect(stage.bank.books.approvals.get(script.approval?.externalId ?? '')).toMatchObject({ status: 'DECLINED' });
    expect(stage.bank.log.at(-1)).toMatchObject({ call: 'decline', key: `${script.approval?.externalId ?? ''}:decline` });
  });

  it('of two presses on two offers at once takes exactly one', async () => {
    stage.bank.next('limit-requests', { answer: 'approve' });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const approvals = (await asksOf(stage.deps, id)).map(({ approval }) => approval?.id ?? '');
    const results = await Promise.all(approvals.map((approvalId) => write(stage.deps, (tx) => markChosen(tx, { approvalId, actor: stage.purchaser, at: stage.database.clock.now() }))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await asksOf(stage.deps, id)).map(({ state }) => state).sort()).toEqual(['APPROVED', 'LOST']);
  });

  it('is not overtaken by an approval that comes later: that one is declined at once', async () => {
    stage.bank.next('limit-requests', { answer: 'pending' });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const [desk, script] = [await askOf(stage.deps, id, 'desk'), await askOf(stage.deps, id, 'script')];
    valueOf(await write(stage.deps, (tx) => markChosen(tx, { approvalId: desk.approval?.id ?? '', actor: stage.purchaser, at: stage.database.clock.now() })));
    await stage.callBack(stage.bank.decide(script.id, { answer: 'approve' }));
    await workOff(stage.deps, 'decline-approval');
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'LOST', approval: { status: 'DECLINED', endedReason: 'unwanted' } });
    expect(stage.bank.log.at(-1)).toMatchObject({ call: 'decline', status: 200 });
  });

  it('declines what a bank approved although its answer was lost before the choice, and asks nobody anew', async () => {
    stage.bank.next('limit-requests', { answer: 'approve', loseAnswer: true });
    const id = await stage.ask();
    expect(await workOff(stage.deps, ...ASKING)).toHaveLength(1);
    const [desk, script] = [await askOf(stage.deps, id, 'desk'), await askOf(stage.deps, id, 'script')];
    valueOf(await write(stage.deps, (tx) => markChosen(tx, { approvalId: desk.approval?.id ?? '', actor: stage.purchaser, at: stage.database.clock.now() })));
    expect(await workOff(stage.deps, ...ASKING, 'decline-approval')).toEqual([]);
    const [theirs] = [...stage.bank.books.approvals.values()].filter(({ requestId }) => requestId === script.id);
    expect(theirs).toMatchObject({ status: 'DECLINED' });
    expect(stage.bank.log.slice(-2).map(({ call }) => call)).toEqual(['lookup', 'decline']);
  });

  it('lets a question that never arrived be: it is read, not put', async () => {
    stage.bank.next('limit-requests', { answer: 'http', status: 500 });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const [desk, script] = [await askOf(stage.deps, id, 'desk'), await askOf(stage.deps, id, 'script')];
    valueOf(await write(stage.deps, (tx) => markChosen(tx, { approvalId: desk.approval?.id ?? '', actor: stage.purchaser, at: stage.database.clock.now() })));
    expect(await workOff(stage.deps, ...ASKING)).toEqual([]);
    expect(stage.bank.log.at(-1)).toMatchObject({ call: 'lookup', status: 404 });
    expect(stage.bank.books.requests.has(script.id)).toBe(false);
  });

  it('that was asked for again after it expired gets a new answer, by one press', async () => {
    stage.bank.next('limit-requests', { answer: 'approve', validMinutes: 10 }, { answer: 'approve', validMinutes: 60 });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const first = await askOf(stage.deps, id, 'script');
    expect(errorOf(await askAgain(stage.deps, stage.purchaser, { askId: first.id }))).toEqual({ code: 'limits.still-stands' });
    stage.database.clock.advance({ minutes: 11 });
    expect(errorOf(await askAgain(stage.deps, await somePurchaser(stage.deps), { askId: first.id }))).toEqual({ code: 'not-found' });
    const again = await Promise.all([1, 2, 3].map(() => askAgain(stage.deps, stage.purchaser, { askId: first.id })));
    expect(again.filter((result) => result.ok)).toHaveLength(1);
    await workOff(stage.deps, ...ASKING);
    expect((await asksOf(stage.deps, id)).map(({ state, approval }) => [state, approval?.status])).toEqual([['LOST', 'EXPIRED'], ['APPROVED', 'LIVE']]);
  });
});

describe('an order under the bank’s approval', () => {
  /** A signed order whose form was opened from the bank's approval. */
  async function signed(): Promise<{ orderId: string; approvalId: string; externalId: string }> {
    stage.bank.next('limit-requests', { answer: 'approve' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const { approval } = await askOf(stage.deps, id, 'script');
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: approval?.id ?? '' }));
    valueOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(orderId, stage.purchaser.name)));
    return { orderId, approvalId: approval?.id ?? '', externalId: approval?.externalId ?? '' };
  }
  const end = (orderId: string) => workOff(stage.deps, 'end-order').then(() => stage.deps.db.order.findUniqueOrThrow({ where: { id: orderId } }));
  const cleanUp = (orderId: string) => write(stage.deps, async (tx) => {
    await releaseLimits(tx, { orderId, at: stage.database.clock.now(), reason: 'test' });
    return ok(undefined);
  });

  /** The seller declines the notice, so that nothing of the order is left. */
  async function cleanUpPlaced(orderId: string) {
    await workOff(stage.deps, 'place-order');
    valueOf(await declineDeliveryNotice(stage.deps, stage.world.seller, { orderId, reason: '재고가 없습니다' }));
  }

  it('is held there when the form opens and used there when it is signed, under the order’s own keys', async () => {
    const { orderId, externalId } = await signed();
    expect(await workOff(stage.deps, 'hold-approval')).toEqual([]);
    expect(stage.bank.log.at(-1)).toMatchObject({ call: 'hold', key: `${orderId}:hold`, status: 200 });
    await useApproval(stage.deps, { orderId });
    expect(stage.bank.log.at(-1)).toMatchObject({ call: 'use', key: `${orderId}:use`, status: 200, body: { orderId, amount: '4932000', monthlyInstalment: '97980' } });
    expect(stage.bank.sums(externalId)).toEqual({ held: 0n, used: 4_932_000n, monthly: 97_980n });
    expect(await jobs(stage.deps.db, 'place-order', { orderId })).toHaveLength(1);
    // Given back, it is given back there too, and a use is reversed.
    await cleanUpPlaced(orderId);
    expect(await workOff(stage.deps, 'release-approval')).toEqual([]);
    expect(stage.bank.log.at(-1)).toMatchObject({ call: 'release', key: `${orderId}:release`, body: { orderId } });
    expect(stage.bank.sums(externalId)).toEqual({ held: 0n, used: 0n, monthly: 0n });
  });

  it('is shown to the purchaser as it stands: free before, held by the form, used by the order, and free again', async () => {
    stage.bank.next('limit-requests', { answer: 'approve' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const page = () => limitRequestPage(stage.deps, stage.purchaser, id);
    const [offer] = (await page())?.offers ?? [];
    const cap = offer?.limit?.month.limitMinor;
    const shown = (held: 0 | 1, used: 0 | 1) => ({
      month: { limitMinor: cap, heldMinor: BigInt(held) * 97_980n, usedMinor: BigInt(used) * 97_980n },
      total: { limitMinor: 4_932_000n, heldMinor: BigInt(held) * 4_932_000n, usedMinor: BigInt(used) * 4_932_000n },
    });
    expect(offer).toMatchObject({ instalmentMinor: 97_980n, financedMinor: 4_932_000n, limit: shown(0, 0) });
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: offer?.approvalId ?? '' }));
    expect(await page()).toMatchObject({ offers: [], chosen: { approvalId: offer?.approvalId, limit: shown(1, 0) } });
    valueOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(orderId, stage.purchaser.name)));
    await useApproval(stage.deps, { orderId });
    expect((await page())?.chosen?.limit).toEqual(shown(0, 1));
    await cleanUpPlaced(orderId);
    expect((await page())?.chosen?.limit).toEqual(shown(0, 0));
  });

  it('whose use was answered and lost is used once', async () => {
    const { orderId, externalId } = await signed();
    stage.bank.next('use', { answer: 'normal', loseAnswer: true });
    await expect(useApproval(stage.deps, { orderId })).rejects.toThrow(/not known/);
    expect(await stage.deps.db.limitHold.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ state: 'HELD' });
    await useApproval(stage.deps, { orderId });
    expect(stage.bank.sums(externalId).used).toBe(4_932_000n);
    expect(stage.bank.log.filter(({ call, body }) => call === 'use' && (body as { orderId: string }).orderId === orderId).map(({ repeated }) => repeated)).toEqual([false, true]);
    expect(await jobs(stage.deps.db, 'place-order', { orderId })).toHaveLength(1);
    await cleanUpPlaced(orderId);
  });

  it.each([
    [409, 'limit-exceeded', 'limit-exceeded'],
    [410, 'approval-ended', 'approval-ended'],
    [422, 'field', 'financier-refused'],
  ])('ends with its reason when the bank answers %i %s', async (status, type, reason) => {
    const { orderId, approvalId } = await signed();
    stage.bank.next('use', { answer: 'http', status, body: { type: `urn:dalmada:problem:${type}` } });
    await useApproval(stage.deps, { orderId });
    expect(await end(orderId)).toMatchObject({ state: 'ENDED', endedReason: reason });
    expect(await stage.deps.db.approval.findUniqueOrThrow({ where: { id: approvalId } })).toMatchObject({ status: 'REVOKED', heldMinor: 0n, usedMinor: 0n });
  });

  it('revoked there before the use ends, and what it held is released', async () => {
    const { orderId, externalId } = await signed();
    await stage.callBack(stage.bank.revoke(externalId));
    expect(await stage.notices()).toContain('limits.revoked');
    await useApproval(stage.deps, { orderId });
    expect(await end(orderId)).toMatchObject({ state: 'ENDED', endedReason: 'approval-revoked' });
    expect(await workOff(stage.deps, 'hold-approval', 'release-approval')).toEqual([]);
  });

  it('revoked after the use stays as it is', async () => {
    const { orderId, externalId } = await signed();
    await useApproval(stage.deps, { orderId });
    await stage.callBack(stage.bank.revoke(externalId));
    expect(await stage.deps.db.limitHold.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ state: 'USED' });
    expect(await jobs(stage.deps.db, 'end-order', { orderId })).toEqual([]);
    await cleanUpPlaced(orderId);
  });

  it('used there in the moment in which it was revoked here counts: the bank has said yes', async () => {
    const { orderId, approvalId } = await signed();
    stage.bank.next('use', { answer: 'normal', delayMs: 300 });
    const using = useApproval(stage.deps, { orderId });
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    await stage.deps.db.approval.update({ where: { id: approvalId }, data: { status: 'REVOKED' } });
    await using;
    expect(await stage.deps.db.limitHold.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ state: 'USED' });
    await cleanUpPlaced(orderId);
  });

  it('a form whose hold the bank refuses loses its approval, so that nobody signs in vain', async () => {
    stage.bank.next('limit-requests', { answer: 'approve' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const { approval } = await askOf(stage.deps, id, 'script');
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: approval?.id ?? '' }));
    stage.bank.next('hold', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
    await workOff(stage.deps, 'hold-approval');
    expect(await stage.deps.db.approval.findUniqueOrThrow({ where: { id: approval?.id ?? '' } })).toMatchObject({ status: 'REVOKED' });
    expect(errorOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(orderId, stage.purchaser.name)))).toMatchObject({ code: 'orders.approval-ended' });
    await cleanUp(orderId);
    await stage.deps.db.order.update({ where: { id: orderId }, data: { state: 'EXPIRED', unitId: null } });
    await stage.deps.db.unit.updateMany({ where: { state: 'HELD' }, data: { state: 'AVAILABLE' } });
  });

  it('taken up anew after a release is another hold, under keys of its own', async () => {
    stage.bank.next('limit-requests', { answer: 'approve' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const { approval } = await askOf(stage.deps, id, 'script');
    const approvalId = approval?.id ?? '';
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId }));
    await workOff(stage.deps, 'hold-approval');
    await cleanUp(orderId);
    await workOff(stage.deps, 'release-approval');
    const at = stage.database.clock.now();
    valueOf(await write(stage.deps, (tx) => holdLimits(tx, { orderId, approvalId, until: at.add({ minutes: 30 }), at })));
    await workOff(stage.deps, 'hold-approval');
    expect(stage.bank.log.filter(({ call, body }) => (call === 'hold' || call === 'release') && (body as { orderId: string }).orderId === orderId).map(({ key }) => key))
      .toEqual([`${orderId}:hold`, `${orderId}:release`, `${orderId}:hold:2`]);
    expect(stage.bank.sums(approval?.externalId ?? '').held).toBe(4_932_000n);
    await cleanUp(orderId);
    await stage.deps.db.order.update({ where: { id: orderId }, data: { state: 'EXPIRED', unitId: null } });
    await stage.deps.db.unit.updateMany({ where: { state: 'HELD' }, data: { state: 'AVAILABLE' } });
  });
});
