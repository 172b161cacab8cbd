import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { holdApproval } from '@/lib/limits/hold-approval';
import { releaseApproval } from '@/lib/limits/release-approval';
import { useApproval } from '@/lib/limits/use-approval';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { valueOf } from '../support/catalogue';
import { workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf } from '../support/limits';
import { signingInput } from '../support/orders';

/* What is said of one order arrives in its order, or the next thing waits: in the end both books say the same. */

let stage: LimitStage;
beforeAll(async () => { stage = await LimitStage.open(); });
beforeEach(async () => {
  await stage.newPurchaser();
  stage.bank.heal();
});
afterAll(() => stage.bank.close());

const REST = ['hold-approval', 'use-approval', 'release-approval', 'place-order', 'end-order', 'decline-approval'];
/** Until nothing is left to be done: what was not known is asked once more. */
async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) await workOff(stage.deps, ...REST);
}

async function form() {
  stage.bank.next('limit-requests', { answer: 'approve' });
  const id = await stage.ask({ lenders: ['script'] });
  await workOff(stage.deps, ...ASKING);
  const { approval } = await askOf(stage.deps, id, 'script');
  if (!approval) throw new Error('not approved');
  const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: approval.id }));
  return { orderId, approvalId: approval.id, externalId: approval.externalId };
}
const sign = async (orderId: string) => valueOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(orderId, stage.purchaser.name)));
const cancel = async (orderId: string) => valueOf(await cancelOrder(stage.deps, stage.purchaser, { orderId, reason: '' }));
const calls = (externalId: string) => stage.bank.log.filter(({ path }) => path.includes(externalId)).map(({ call }) => call);
const here = async (id: string) => {
  const { heldMinor, usedMinor, status } = await stage.deps.db.approval.findUniqueOrThrow({ where: { id } });
  return { held: heldMinor, used: usedMinor, status };
};
const NOTHING = { held: 0n, used: 0n };

describe('an order that is cancelled while its use is on the way', () => {
  it('is released after the use, however late that reaches the bank’s books', async () => {
    const { orderId, approvalId, externalId } = await form();
    await workOff(stage.deps, 'hold-approval');
    await sign(orderId);
    stage.bank.next('use', { answer: 'normal', workMs: 700 });
    const using = useApproval(stage.deps, { orderId });
    await expect.poll(() => stage.deps.db.institutionCall.count({ where: { key: `${orderId}:use` } })).toBe(1);
    await cancel(orderId);
    await workOff(stage.deps, 'release-approval');
    await using;
    await settle();
    expect(stage.bank.sums(externalId)).toMatchObject(NOTHING);
    expect(await here(approvalId)).toMatchObject(NOTHING);
    expect(calls(externalId).at(-1)).toBe('release');
  });

  it('is released after the use whose answer was lost, or whose process was killed', async () => {
    const { orderId, externalId } = await form();
    await workOff(stage.deps, 'hold-approval');
    await sign(orderId);
    stage.bank.next('use', { answer: 'normal', loseAnswer: true });
    await expect(useApproval(stage.deps, { orderId })).rejects.toThrow(/not known/);
    await cancel(orderId);
    await settle();
    expect(stage.bank.sums(externalId)).toMatchObject(NOTHING);
    expect(calls(externalId)).toEqual(['hold', 'use', 'use', 'release']);
  });

  it('is never used once it was cancelled, not even by a job that had looked before', async () => {
    const { orderId, externalId } = await form();
    await workOff(stage.deps, 'hold-approval');
    await sign(orderId);
    await cancel(orderId);
    await useApproval(stage.deps, { orderId });
    await settle();
    expect(await stage.deps.db.institutionCall.count({ where: { key: `${orderId}:use` } })).toBe(0);
    expect(calls(externalId)).toEqual(['hold', 'release']);
    expect(stage.bank.sums(externalId)).toMatchObject(NOTHING);
  });
});

describe('a signed order whose hold the bank never confirms', () => {
  it('is given up after two days, as where the use itself is never answered', async () => {
    const { orderId, approvalId, externalId } = await form();
    const down = { answer: 'http' as const, status: 500, body: {} };
    stage.bank.always('hold', down);
    await expect(holdApproval(stage.deps, { orderId })).rejects.toThrow(/not known/);
    await sign(orderId);
    await expect(useApproval(stage.deps, { orderId })).rejects.toThrow(/use of .* not known/);
    expect((await stage.deps.db.order.findUniqueOrThrow({ where: { id: orderId } })).state).toBe('SIGNED');
    stage.database.clock.advance({ hours: 49 });
    await useApproval(stage.deps, { orderId });
    await workOff(stage.deps, 'end-order');
    expect(await stage.deps.db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ state: 'ENDED' });
    expect(await here(approvalId)).toMatchObject({ ...NOTHING, status: 'REVOKED' });
    stage.bank.heal();
    await settle();
    expect(stage.bank.sums(externalId), 'and the bank hears of it once it is well').toMatchObject(NOTHING);
  });
});

describe('a form that is closed while its hold is on the way', () => {
  it('is released after the hold', async () => {
    const { orderId, externalId } = await form();
    stage.bank.next('hold', { answer: 'normal', loseAnswer: true });
    await expect(holdApproval(stage.deps, { orderId })).rejects.toThrow(/not known/);
    await cancel(orderId);
    await settle();
    expect(stage.bank.sums(externalId)).toMatchObject(NOTHING);
    expect(calls(externalId).at(-1)).toBe('release');
  });

  it('leaves its room to the next form, which waits until the bank knows: the approval is not lost for it', async () => {
    const { orderId, approvalId, externalId } = await form();
    await workOff(stage.deps, 'hold-approval');
    await cancel(orderId);
    const busy = { answer: 'http' as const, status: 503, body: { type: 'urn:dalmada:problem:busy' } };
    stage.bank.next('release', busy, busy);
    await expect(releaseApproval(stage.deps, { orderId })).rejects.toThrow(/not known/);
    const again = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId }));
    expect(again.orderId).not.toBe(orderId);
    await expect(holdApproval(stage.deps, { orderId: again.orderId }), 'not before the release is there').rejects.toThrow(/release of/);
    expect(calls(externalId).filter((call) => call === 'hold')).toHaveLength(1);
    await settle();
    expect(await here(approvalId)).toMatchObject({ status: 'LIVE' });
    expect(stage.bank.sums(externalId)).toMatchObject({ held: (await here(approvalId)).held });
    await sign(again.orderId);
    await settle();
    expect(await here(approvalId)).toMatchObject({ status: 'LIVE', held: 0n });
    expect(stage.bank.sums(externalId)).toMatchObject({ held: 0n, used: (await here(approvalId)).used });
  });
});
