import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeInstitution } from '@/lib/institutions/change-status';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { askAgain } from '@/lib/limits/ask-again';
import { askPreApproval } from '@/lib/limits/ask-pre-approval';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { grantSellerLimit } from '@/lib/limits/grant-seller-limit';
import { preApprovalInput } from '@/lib/limits/model/pre-approval-form';
import { openSellerLimits } from '@/lib/limits/open-seller-limits';
import { activeScorecard } from '@/lib/limits/store/scorecards';
import { takeBackApproval } from '@/lib/limits/take-back-approval';
import { useApproval } from '@/lib/limits/use-approval';
import { deskMallLimits } from '@/lib/limits/views/desk-mall-limits';
import { revokePreApproval } from '@/lib/limits/revoke-pre-approval';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { errorOf, valueOf } from '../support/catalogue';
import { somebodyAtDesk } from '../support/desk-people';
import { workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf, requested, somePiano } from '../support/limits';
import { signingInput } from '../support/orders';

/* What bounds a limit beside its own amount: what a person has in all, how long one waits, who is still asked, what was taken back. */

let stage: LimitStage;
let clerk: Actor;
beforeAll(async () => {
  stage = await LimitStage.open();
  clerk = await somebodyAtDesk(stage.deps);
});
beforeEach(async () => {
  await stage.newPurchaser();
  stage.bank.heal();
});
afterAll(() => stage.bank.close());

/** A piano for itself, with one on the shelf. */
async function pianoOf(cashPriceMinor: bigint): Promise<string> {
  const listingId = await somePiano(stage.deps, stage.world.seller, cashPriceMinor);
  await stage.database.db.unit.create({ data: { id: `u_${listingId}`, listingId, sellerId: stage.world.seller.sellerId, serial: listingId, createdAt: new Date(0) } });
  return listingId;
}
const approvalOf = async (requestId: string, lender = 'desk') => (await askOf(stage.deps, requestId, lender)).approval;
const out = async () => {
  const { _sum } = await stage.database.db.approval.aggregate({ where: { purchaserId: stage.purchaser.userId }, _sum: { heldMinor: true, usedMinor: true } });
  return (_sum.heldMinor ?? 0n) + (_sum.usedMinor ?? 0n);
};

describe('all that the desk has out with one person', () => {
  /** Approved while nothing is held, so that each was within the bound by itself. */
  async function approvals(count: number): Promise<string[]> {
    const requests: string[] = [];
    for (let i = 0; i < count; i += 1) requests.push(await requested(stage.deps, stage.purchaser, await pianoOf(5_480_000n), { lenders: ['desk'], annualIncomeMinor: '90000000' }));
    await workOff(stage.deps, ...ASKING);
    return Promise.all(requests.map(async (id) => (await approvalOf(id))?.id ?? ''));
  }

  it('is counted when an approval is taken up, one after the other', async () => {
    const { maxExposure } = await activeScorecard(stage.database.db);
    const codes: (string | undefined)[] = [];
    for (const approvalId of await approvals(5)) {
      const opened = await openOrderForm(stage.deps, stage.purchaser, { approvalId });
      codes.push(opened.ok ? undefined : opened.error.code);
      if (!opened.ok) continue;
      valueOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(opened.value.orderId, stage.purchaser.name)));
      await useApproval(stage.deps, { orderId: opened.value.orderId });
    }
    expect(await out()).toBeLessThanOrEqual(maxExposure);
    expect(codes.filter((code) => code === undefined).length).toBeGreaterThan(2);
    expect(new Set(codes.slice(-1))).toEqual(new Set(['limits.person-exceeded']));
  });

  it('and all at once: those that fit get through, none beyond', async () => {
    const { maxExposure } = await activeScorecard(stage.database.db);
    const ids = await approvals(5);
    const results = await Promise.all(ids.map((approvalId) => openOrderForm(stage.deps, stage.purchaser, { approvalId })));
    const one = 4_932_000n;
    expect(results.filter(({ ok }) => ok)).toHaveLength(Number(maxExposure / one));
    expect(new Set(results.flatMap((result) => (result.ok ? [] : [result.error.code])))).toEqual(new Set(['limits.person-exceeded']));
    expect(await out()).toBeLessThanOrEqual(maxExposure);
  });
});

describe('waiting', () => {
  it('ends 72 hours after the question, however often a financier says that a person is at it', async () => {
    stage.bank.next('limit-requests', { answer: 'pending' });
    const id = await stage.ask({ lenders: ['desk', 'script'] });
    await workOff(stage.deps, ...ASKING);
    const { id: askId, askedAt } = await askOf(stage.deps, id, 'script');
    for (const version of [2, 3]) {
      stage.database.clock.advance({ hours: 30 });
      await stage.callBack(stage.bank.event('limit.decided', { requestId: askId, version, status: 'REFERRED' }));
      expect((await askOf(stage.deps, id, 'script')).answerBy.getTime()).toBe(askedAt.getTime() + 72 * 3_600_000);
    }
    stage.database.clock.advance({ hours: 13 });
    await closeOverdueRequests(stage.deps);
    await workOff(stage.deps, ...ASKING);
    stage.database.clock.advance({ minutes: 2 });
    await closeOverdueRequests(stage.deps);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'FAILED' });
    expect(await stage.notices()).toContain('limits.answered');
  });

  it('for the desk is no waiting: where no worker was there in time it decides when one comes', async () => {
    const id = await stage.ask({ lenders: ['desk', 'script'] });
    stage.database.clock.advance({ minutes: 4 });
    await closeOverdueRequests(stage.deps);
    await workOff(stage.deps, ...ASKING);
    expect(await askOf(stage.deps, id, 'desk')).toMatchObject({ state: 'APPROVED' });
    expect((await stage.database.db.limitRequest.findUniqueOrThrow({ where: { id } })).state).toBe('OPEN');
    expect(await stage.notices()).not.toContain('limits.closed');
  });
});

describe('a financier', () => {
  it('that counts from 0 revokes as well as any', async () => {
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const approval = await approvalOf(id, 'script');
    const revoked = stage.bank.event('approval.revoked', { approvalId: approval?.externalId, version: 0, reason: '연체가 확인되었습니다.' });
    await stage.callBack(revoked);
    await stage.callBack(revoked);
    expect(await approvalOf(id, 'script')).toMatchObject({ status: 'REVOKED' });
    expect((await stage.notices()).filter((kind) => kind === 'limits.revoked')).toHaveLength(1);
  });

  it('that was left lends nothing more: its late approval is written down as over, and declined there', async () => {
    stage.bank.next('limit-requests', { answer: 'pending' });
    const id = await stage.ask({ lenders: ['desk', 'script'] });
    await workOff(stage.deps, ...ASKING);
    const { id: askId } = await askOf(stage.deps, id, 'script');
    valueOf(await removeInstitution(stage.deps, SYSTEM, { code: 'script' }));
    await workOff(stage.deps, 'leave-institution');
    await stage.callBack(stage.bank.decide(askId, { answer: 'approve' }));
    const { state, approval } = await askOf(stage.deps, id, 'script');
    expect([state, approval?.status]).toEqual(['FAILED', 'DECLINED']);
    expect((await openOrderForm(stage.deps, stage.purchaser, { approvalId: approval?.id ?? '' })).ok).toBe(false);
    await workOff(stage.deps, 'decline-approval');
    expect(stage.bank.log.filter(({ call, status }) => call === 'decline' && status === 200)).toHaveLength(1);
    await stage.database.db.institution.update({ where: { code: 'script' }, data: { status: 'ACTIVE' } });
  });
});

describe('what two people gave a seller', () => {
  it('stays when the desk is registered again', async () => {
    const { sellerId } = stage.world.seller;
    const amount = async () => (await stage.database.db.sellerLimit.findFirstOrThrow({ where: { sellerId, institution: { code: 'desk' } } })).approvedMinor;
    const before = await amount();
    valueOf(await grantSellerLimit(stage.deps, SYSTEM, { sellerId, amountMinor: 60_000_000n }));
    valueOf(await openSellerLimits(stage.deps, SYSTEM, { sellerId }));
    expect(await amount()).toBe(60_000_000n);
    valueOf(await grantSellerLimit(stage.deps, SYSTEM, { sellerId, amountMinor: before }));
  });
});

describe('what the desk’s person took back', () => {
  const stated = preApprovalInput.parse({ annualIncomeMinor: '60000000', employment: 'EMPLOYED', monthlyObligationsMinor: '200000', consent: true });
  const takeBack = async () => {
    const id = await stage.ask({ lenders: ['desk'] });
    await workOff(stage.deps, ...ASKING);
    const { id: askId, approval } = await askOf(stage.deps, id, 'desk');
    valueOf(await takeBackApproval(stage.deps, clerk, { approvalId: approval?.id ?? '', reason: '소득 자료가 달랐습니다.' }));
    return { id, askId };
  };

  it('is not given again by the scorecard alone: asked again, a person decides, until some weeks are over', async () => {
    const { id, askId } = await takeBack();
    valueOf(await askAgain(stage.deps, stage.purchaser, { askId }));
    await workOff(stage.deps, ...ASKING);
    expect(await askOf(stage.deps, id, 'desk')).toMatchObject({ state: 'REFERRED', assessment: { reasons: [{ code: 'TAKEN_BACK' }] } });
    stage.database.clock.advance({ hours: 24 * 91 });
    const later = await stage.ask({ lenders: ['desk'] });
    await workOff(stage.deps, ...ASKING);
    expect(await askOf(stage.deps, later, 'desk')).toMatchObject({ state: 'APPROVED' });
  });

  it('ends the limit for the whole mall with it, and another is not given at once', async () => {
    const { preApprovalId } = valueOf(await askPreApproval(stage.deps, stage.purchaser, stated));
    await takeBack();
    expect(await stage.database.db.preApproval.findUniqueOrThrow({ where: { id: preApprovalId } })).toMatchObject({ status: 'REVOKED', endedReason: '소득 자료가 달랐습니다.' });
    expect(await stage.notices()).toEqual(expect.arrayContaining(['limits.revoked', 'limits.pre-revoked']));
    const again = valueOf(await askPreApproval(stage.deps, stage.purchaser, stated));
    expect(again.decision).toBe('DECLINED');
    expect(await stage.database.db.preApproval.findUniqueOrThrow({ where: { id: again.preApprovalId } })).toMatchObject({ assessment: { reasons: [{ code: 'TAKEN_BACK' }] } });
  });

  it('may be a limit for the whole mall, found in the desk’s list by the desk alone, and never one’s own', async () => {
    const { preApprovalId } = valueOf(await askPreApproval(stage.deps, stage.purchaser, stated));
    const listed = async (actor: Actor) => (await deskMallLimits(stage.deps, actor, {})).rows.find(({ id }) => id === preApprovalId);
    expect(await listed(clerk)).toMatchObject({ takenMinor: 0n });
    for (const actor of [stage.purchaser, stage.world.seller, SYSTEM, { ...stage.purchaser, role: 'DESK' as const }]) expect(await listed(actor)).toBeUndefined();
    for (const actor of [stage.world.seller, { ...stage.purchaser, role: 'DESK' as const }]) {
      expect(errorOf(await revokePreApproval(stage.deps, actor, { preApprovalId, reason: '확인' }))).toEqual({ code: 'not-found' });
    }
    valueOf(await revokePreApproval(stage.deps, clerk, { preApprovalId, reason: '확인되지 않았습니다.' }));
    expect(await listed(clerk)).toBeUndefined();
    expect(valueOf(await askPreApproval(stage.deps, stage.purchaser, stated)).decision, 'and asked for again at once it is not given').toBe('DECLINED');
  });

  it('is not what the purchaser gave up: that may be asked for again', async () => {
    const { preApprovalId } = valueOf(await askPreApproval(stage.deps, stage.purchaser, stated));
    valueOf(await revokePreApproval(stage.deps, stage.purchaser, { preApprovalId }));
    expect(valueOf(await askPreApproval(stage.deps, stage.purchaser, stated)).decision).toBe('APPROVED');
  });
});

describe('a proposal for a seller', () => {
  it('cannot be rewritten or begin decided, whoever writes the row', async () => {
    const { db } = stage.database;
    const other = await somebodyAtDesk(stage.deps, '배지호');
    const limit = await db.sellerLimit.findFirstOrThrow({ where: { institution: { code: 'desk' } } });
    const row = { id: 'sp_1', sellerLimitId: limit.id, amountMinor: 1000n, beforeMinor: limit.approvedMinor, note: '확인', proposedById: clerk.userId, proposedAt: new Date() };
    await expect(db.sellerLimitProposal.create({ data: { ...row, state: 'ACCEPTED', decidedById: other.userId, closedAt: new Date() } })).rejects.toThrow(/does not begin open|23514/);
    await db.sellerLimitProposal.create({ data: row });
    await expect(db.$executeRaw`UPDATE seller_limit_proposal SET proposed_by = ${other.userId}, amount_minor = 999999999, decided_by = ${clerk.userId}, state = 'ACCEPTED', closed_at = now() WHERE id = 'sp_1'`).rejects.toThrow(/cannot change|23514/);
    await db.sellerLimitProposal.update({ where: { id: 'sp_1' }, data: { state: 'WITHDRAWN', closedAt: new Date() } });
    await expect(db.sellerLimitProposal.update({ where: { id: 'sp_1' }, data: { state: 'OPEN', closedAt: null } })).rejects.toThrow(/cannot change|23514/);
  });
});
