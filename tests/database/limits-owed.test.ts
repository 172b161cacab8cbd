import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { resumeApprovals } from '@/lib/limits/resume-approvals';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { formStanding } from '@/lib/orders/views/form-standing';
import { orderForm } from '@/lib/orders/views/order-form';
import { toDate } from '@/lib/platform/clock';
import { valueOf } from '../support/catalogue';
import { forgetJobs, jobs, workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf } from '../support/limits';
import { signingInput } from '../support/orders';

const TELLING = ['hold-approval', 'use-approval', 'release-approval', 'decline-approval'];
const STRANGE = { answer: 'http', status: 401, body: { type: 'urn:dalmada:problem:signature' } } as const;

let stage: LimitStage;
beforeAll(async () => { stage = await LimitStage.open(); });
beforeEach(async () => {
  await stage.newPurchaser();
  stage.bank.heal();
});
afterAll(() => stage.bank.close());

const work = () => workOff(stage.deps, ...TELLING, 'place-order', 'end-order');

/** An order form with an approval of the bank, which it has not yet heard of. */
async function form() {
  stage.bank.next('limit-requests', { answer: 'approve' });
  const id = await stage.ask({ lenders: ['script'] });
  await workOff(stage.deps, ...ASKING);
  const { approval } = await askOf(stage.deps, id, 'script');
  if (!approval) throw new Error('not approved');
  const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: approval.id }));
  return { orderId, approvalId: approval.id, externalId: approval.externalId };
}

async function signed() {
  const opened = await form();
  await workOff(stage.deps, 'hold-approval');
  valueOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(opened.orderId, stage.purchaser.name)));
  return opened;
}

const orderOf = ({ orderId }: { orderId: string }) => stage.deps.db.order.findUniqueOrThrow({ where: { id: orderId } });
const cancel = async ({ orderId }: { orderId: string }) => valueOf(await cancelOrder(stage.deps, stage.purchaser, { orderId, reason: '' }));

/** What the sweep queues when its jobs have been lost for long enough. */
async function resumed(afterMinutes = 11): Promise<string[]> {
  stage.database.clock.advance({ minutes: afterMinutes });
  await resumeApprovals(stage.deps);
  const found = await Promise.all(TELLING.map(async (name) => (await jobs(stage.deps.db, name)).map(() => name)));
  return found.flat();
}

describe('a bank that does not know our signature for a while', () => {
  it('has used the approval all the same, if that was said before: the order is placed, and nothing is given back', async () => {
    const order = await signed();
    stage.bank.next('use', { answer: 'normal', loseAnswer: true });
    expect(await work()).toHaveLength(1);
    const trusted = new Map(stage.bank.untrust());
    expect((await work()).map(String)).toEqual([expect.stringContaining('stranger')]);
    expect((await orderOf(order)).state).toBe('SIGNED');
    for (const [keyId, pem] of trusted) stage.bank.trust(keyId, pem);
    expect(await work()).toEqual([]);
    expect((await orderOf(order)).state).toBe('PLACED');
    expect(stage.bank.sums(order.externalId)).toMatchObject({ held: 0n, used: expect.any(BigInt) as bigint });
    expect(stage.bank.log.filter(({ call, key }) => call === 'use' && key === `${order.orderId}:use`).map(({ status }) => status)).toEqual([-1, 401, 200]);
  });

  it('hears of a release and of a decline once it knows it', async () => {
    const order = await signed();
    await cancel(order);
    await stage.deps.db.approval.update({ where: { id: order.approvalId }, data: { status: 'DECLINED', endedAt: toDate(stage.deps.clock.now()), endedReason: 'other-chosen' } });
    await resumed();
    stage.bank.next('release', STRANGE);
    stage.bank.next('decline', STRANGE);
    expect(await work()).toHaveLength(2);
    expect(await work()).toEqual([]);
    expect(stage.bank.books.approvals.get(order.externalId)).toMatchObject({ status: 'DECLINED' });
  });
});

describe('a bank that says yes without a word', () => {
  it('has held, used, released and declined', async () => {
    const opened = await form();
    for (const call of ['hold', 'use', 'release', 'decline'] as const) stage.bank.next(call, { answer: 'raw', status: 200, text: '' });
    expect(await work()).toEqual([]);
    valueOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(opened.orderId, stage.purchaser.name)));
    expect(await work()).toEqual([]);
    expect((await orderOf(opened)).state).toBe('PLACED');
    await cancel(opened);
    await stage.deps.db.approval.update({ where: { id: opened.approvalId }, data: { status: 'DECLINED', endedAt: toDate(stage.deps.clock.now()), endedReason: 'other-chosen' } });
    expect(await resumed()).toEqual(['release-approval', 'decline-approval']);
    expect(await work()).toEqual([]);
    expect(await resumed(), 'an empty yes is a yes').toEqual([]);
    expect(await stage.deps.db.institutionCircuit.findMany({ where: { failures: { gt: 0 } } })).toEqual([]);
  });

  it('to a limit request has decided nothing that can be read: the question is given up', async () => {
    stage.bank.next('limit-requests', { answer: 'raw', status: 202, text: '' });
    const id = await stage.ask({ lenders: ['script'] });
    expect(await workOff(stage.deps, ...ASKING)).toEqual([]);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'FAILED', reasons: [expect.objectContaining({ code: 'UNREADABLE' })] });
  });

  it('to a question about a seller has granted nothing yet: the purchaser’s question is put all the same', async () => {
    await stage.deps.db.sellerLimit.updateMany({ where: { institution: { code: 'script' } }, data: { expiresAt: toDate(stage.deps.clock.now()) } });
    stage.bank.next('seller-limits', { answer: 'raw', status: 202, text: '' });
    const id = await stage.ask({ lenders: ['script'] });
    expect(await workOff(stage.deps, ...ASKING)).toEqual([]);
    expect(stage.bank.log.at(-1)).toMatchObject({ call: 'limit-requests' });
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'DECLINED', reasons: [expect.objectContaining({ code: 'SELLER_LIMIT' })] });
    expect(await workOff(stage.deps, 'decline-approval')).toEqual([]);
  });
});

describe('what is owed to a bank and has lost its job', () => {
  it('is a hold, while the form is open', async () => {
    const opened = await form();
    await forgetJobs(stage.deps.db);
    expect(await resumed(9), 'its job may be on its way').toEqual([]);
    expect(await resumed(2)).toEqual(['hold-approval']);
    expect(await work()).toEqual([]);
    expect(stage.bank.books.approvals.get(opened.externalId)?.holds.get(opened.orderId)?.state).toBe('HELD');
    expect(await resumed()).toEqual([]);
    await cancel(opened);
  });

  it('is a use: no order stays signed for ever', async () => {
    const order = await signed();
    await stage.deps.db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${`use-approval:${order.orderId}`}`;
    expect(await resumed()).toContain('use-approval');
    await work();
    expect((await orderOf(order)).state).toBe('PLACED');
    expect(await resumed()).toEqual([]);
  });

  it('is a release, each of its round, and a decline; what the bank has confirmed or refused is owed no more', async () => {
    const first = await signed();
    await cancel(first);
    await forgetJobs(stage.deps.db);
    expect(await resumed()).toEqual(['release-approval']);
    stage.bank.next('release', { answer: 'http', status: 404, body: { type: 'urn:dalmada:problem:unknown' } });
    expect(await work()).toEqual([]);
    expect(await resumed()).toEqual([]);
    await stage.deps.db.approval.update({ where: { id: first.approvalId }, data: { status: 'REVOKED', endedAt: toDate(stage.deps.clock.now()), endedReason: 'financier-refused' } });
    expect(await resumed()).toEqual(['decline-approval']);
    expect(await work()).toEqual([]);
    expect(await resumed()).toEqual([]);
  });

  it('is not queued twice, and not for what the bank revoked itself', async () => {
    const order = await signed();
    expect(await resumed(), 'its own job still waits').toEqual(['use-approval']);
    await work();
    const opened = await form();
    await work();
    await stage.callBack(stage.bank.revoke(opened.externalId));
    expect(await resumed()).toEqual([]);
    expect((await orderOf(order)).state).toBe('PLACED');
  });
});

describe('an open form', () => {
  const seen = async ({ orderId }: { orderId: string }) => {
    const at = stage.database.clock.now();
    const [standing, view] = [await formStanding(stage.deps.db, stage.purchaser, orderId, at), await orderForm(stage.deps.db, stage.purchaser, orderId, at)];
    expect(view?.holdAwaited, 'the page says what is heard after it').toBe(standing?.awaited);
    return standing;
  };

  it('says that its bank’s confirmation is awaited until the bank has held the limit, and hears of it without a reload', async () => {
    const order = await form();
    expect(await seen(order)).toEqual({ version: 'FORM:AWAITED', end: null, awaited: true });
    stage.bank.next('hold', { answer: 'http', status: 503, body: { type: 'urn:dalmada:problem:busy' } });
    await workOff(stage.deps, 'hold-approval');
    expect(await seen(order), 'no answer confirms nothing').toMatchObject({ awaited: true });
    await workOff(stage.deps, 'hold-approval');
    expect(await seen(order)).toEqual({ version: 'FORM:LIVE', end: null, awaited: false });
  });

  it('waits for nobody once its bank has refused, and nobody has to confirm what the desk holds', async () => {
    const order = await form();
    stage.bank.next('hold', { answer: 'http', status: 409, body: { type: 'urn:dalmada:problem:limit-exceeded' } });
    await workOff(stage.deps, 'hold-approval');
    expect(await seen(order)).toMatchObject({ end: { why: 'REVOKED' }, awaited: false });
    const id = await stage.ask({ lenders: ['desk'] });
    await workOff(stage.deps, ...ASKING);
    const approvalId = (await askOf(stage.deps, id, 'desk')).approval?.id ?? '';
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId }));
    expect(await seen({ orderId })).toMatchObject({ end: null, awaited: false });
  });
});
