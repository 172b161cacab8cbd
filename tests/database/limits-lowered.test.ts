import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalAnswer, LimitDecision } from '@/lib/institutions/model/answers';
import { pauseInstitution, removeInstitution, resumeInstitution } from '@/lib/institutions/change-status';
import { SYSTEM } from '@/lib/kernel/actor';
import { limitRequestPage } from '@/lib/limits/views/request';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { errorOf, valueOf } from '../support/catalogue';
import { workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf } from '../support/limits';
import { signingInput } from '../support/orders';

let stage: LimitStage;
beforeAll(async () => { stage = await LimitStage.open(); });
beforeEach(() => stage.newPurchaser());
afterAll(() => stage.bank.close());

/** A bank's approval of 4,932,000 won, and its order form where it is opened. */
async function approved() {
  stage.bank.next('limit-requests', { answer: 'approve', approvedAmount: '6000000', monthlyCap: '150000' });
  const id = await stage.ask({ lenders: ['script'] });
  await workOff(stage.deps, ...ASKING);
  const ask = await askOf(stage.deps, id, 'script');
  if (!ask.approval) throw new Error('not approved');
  return { id, ask, approvalId: ask.approval.id, externalId: ask.approval.externalId };
}
const approvalOf = (id: string) => stage.deps.db.approval.findUniqueOrThrow({ where: { id } });

/** The bank says the same approval again, with other amounts. */
async function saysAgain(askId: string, change: Partial<ApprovalAnswer>, version = 2) {
  const decision = stage.bank.books.requests.get(askId)?.decision as Extract<LimitDecision, { status: 'APPROVED' }>;
  return stage.callBack(stage.bank.event('limit.decided', { ...decision, version, approval: { ...decision.approval, ...change } }));
}

describe('a limit that its financier lowers', () => {
  it('and that still carries the plan is less from then on', async () => {
    const { ask, approvalId } = await approved();
    await saysAgain(ask.id, { approvedAmount: '5000000', monthlyCap: '100000' });
    expect(await approvalOf(approvalId)).toMatchObject({ status: 'LIVE', approvedMinor: 5_000_000n, monthlyCapMinor: 100_000n });
    expect(await stage.notices()).not.toContain('limits.lowered');
  });

  it('below what the plan needs ends, the purchaser is told, and an open form cannot be signed', async () => {
    const { id, ask, approvalId, externalId } = await approved();
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId }));
    await saysAgain(ask.id, { approvedAmount: '4000000' });
    expect(await approvalOf(approvalId)).toMatchObject({ status: 'REVOKED', endedReason: 'lowered' });
    expect(await stage.notices()).toContain('limits.lowered');
    expect(errorOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(orderId, stage.purchaser.name)))).toMatchObject({ code: 'orders.approval-ended' });
    expect((await limitRequestPage(stage.deps, stage.purchaser, id))?.offers).toEqual([]);
    await workOff(stage.deps, 'decline-approval');
    expect(stage.bank.books.approvals.get(externalId), 'over here, it does not stand there').toMatchObject({ status: 'DECLINED' });
  });

  it('by an older word than what is known stays as it is; said again as it was, nothing happens', async () => {
    const { ask, approvalId } = await approved();
    await saysAgain(ask.id, { approvedAmount: '5500000' }, 5);
    await saysAgain(ask.id, { approvedAmount: '4000000' }, 4);
    await saysAgain(ask.id, { approvedAmount: '5500000' }, 6);
    expect(await approvalOf(approvalId)).toMatchObject({ status: 'LIVE', approvedMinor: 5_500_000n });
  });

  it('is never raised, and never priced anew: that is kept aside', async () => {
    const { ask, approvalId } = await approved();
    await saysAgain(ask.id, { approvedAmount: '7000000' }, 2);
    await saysAgain(ask.id, { approvedAmount: '5000000', annualRate: '0.05' }, 3);
    expect(await approvalOf(approvalId)).toMatchObject({ status: 'LIVE', approvedMinor: 6_000_000n, annualRate: '0.069' });
    const events = await stage.deps.db.institutionEvent.findMany({ where: { subject: ask.id }, orderBy: { version: 'asc' } });
    expect(events.map(({ outcome }) => outcome)).toEqual(['QUARANTINED', 'QUARANTINED']);
  });
});

describe('a revocation', () => {
  it.each([1, 2, 9])('whose version is %i ends what was not used, however the financier counts', async (version) => {
    const { approvalId, externalId } = await approved();
    await stage.callBack(stage.bank.event('approval.revoked', { approvalId: externalId, version, reason: 'RISK' }));
    expect(await approvalOf(approvalId)).toMatchObject({ status: 'REVOKED', endedReason: 'RISK' });
  });
});

describe('a financier that is left', () => {
  const ref = { code: 'script' };

  it('by a pause is not asked what it was not asked yet; what it approved stands', async () => {
    const { approvalId } = await approved();
    const id = await stage.ask();
    valueOf(await pauseInstitution(stage.deps, SYSTEM, ref));
    const sent = stage.bank.log.length;
    await workOff(stage.deps, 'leave-institution', ...ASKING);
    expect(stage.bank.log.length).toBe(sent);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'FAILED', reasons: [{ code: 'NOT_ASKED' }] });
    expect(await askOf(stage.deps, id, 'desk')).toMatchObject({ state: 'APPROVED' });
    expect(await approvalOf(approvalId)).toMatchObject({ status: 'LIVE' });
    stage.database.clock.advance({ minutes: 2 });
    await expect(stage.ask()).rejects.toThrow(/limits.lender-unfit/);
    valueOf(await resumeInstitution(stage.deps, SYSTEM, ref));
  });

  it('for good takes what nobody took up with it; an order that holds goes on', async () => {
    const free = await approved();
    stage.database.clock.advance({ minutes: 2 });
    const held = await approved();
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: held.approvalId }));
    valueOf(await removeInstitution(stage.deps, SYSTEM, ref));
    await workOff(stage.deps, 'leave-institution');
    expect(await approvalOf(free.approvalId)).toMatchObject({ status: 'DECLINED', endedReason: 'institution-removed' });
    await workOff(stage.deps, 'decline-approval');
    expect(stage.bank.books.approvals.get(free.externalId)).toMatchObject({ status: 'DECLINED' });
    expect(await approvalOf(held.approvalId)).toMatchObject({ status: 'LIVE' });
    expect((await signOrderForm(stage.deps, stage.purchaser, signingInput(orderId, stage.purchaser.name))).ok).toBe(true);
  });
});
