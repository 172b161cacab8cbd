import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { decideSellerLimit } from '@/lib/limits/decide-seller-limit';
import { proposeSellerLimitInput } from '@/lib/limits/model/desk-limits';
import { proposeSellerLimit } from '@/lib/limits/propose-seller-limit';
import { reduceApproval } from '@/lib/limits/reduce-approval';
import { takeBackApproval } from '@/lib/limits/take-back-approval';
import { deskApprovals } from '@/lib/limits/views/desk-approvals';
import { deskSeller, deskSellers } from '@/lib/limits/views/desk-sellers';
import { sellerExposure } from '@/lib/limits/views/exposure';
import { limitRequestList } from '@/lib/limits/views/requests';
import { withdrawSellerProposal } from '@/lib/limits/withdraw-seller-proposal';
import { formStanding } from '@/lib/orders/views/form-standing';
import { orderForm } from '@/lib/orders/views/order-form';
import { orderFormSchema } from '@/lib/orders/model/draft';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import type { Deps } from '@/lib/platform/db';
import { errorOf, valueOf } from '../support/catalogue';
import { somebodyAtDesk } from '../support/desk-people';
import { filledForm } from '../support/orders';
import { openRoad, type Road, type Walk } from '../support/road';

/* What the desk has granted is changed by two, taken back by one; an open form says so, and cannot be signed. */

const REASON = '제출한 소득 자료와 달랐습니다.';

let road: Road;
let deps: Deps;
let maker: Actor;
let checker: Actor;

beforeAll(async () => {
  road = await openRoad();
  deps = road.deps;
  [maker, checker] = [await somebodyAtDesk(deps, '윤서진'), await somebodyAtDesk(deps, '배지호')];
});
afterAll(() => road.close());

const standing = ({ purchaser, orderId }: Walk) => formStanding(deps.db, purchaser, orderId, road.clock.now());
const sign = ({ purchaser, orderId }: Walk) => {
  const form = orderFormSchema.parse(filledForm({ mandateHolder: purchaser.name }));
  return signOrderForm(deps, purchaser, { orderId, form, signatureName: purchaser.name });
};
const listed = ({ purchaser }: Walk) => limitRequestList(deps, purchaser);
const approvalOf = (walk: Walk) => deps.db.approval.findUniqueOrThrow({ where: { id: walk.approvalId } });
const reduce = (walk: Walk, approvedMinor: bigint, monthlyCapMinor: bigint, actor = maker) => reduceApproval(deps, actor, { approvalId: walk.approvalId, approvedMinor, monthlyCapMinor, reason: REASON });

describe('an approval that the desk takes back', () => {
  it('ends at once: the open form says why, in the desk’s words, and cannot be signed', async () => {
    const walk = await road.walk('FORM');
    expect(await standing(walk)).toEqual({ version: 'FORM:LIVE', end: null, awaited: false });
    expect((await deskApprovals(deps, maker, {})).rows.find(({ id }) => id === walk.approvalId)).toMatchObject({ standing: 'HELD' });
    expect(await listed(walk)).toMatchObject([{ state: 'CHOSEN', ended: null }]);
    valueOf(await takeBackApproval(deps, maker, { approvalId: walk.approvalId, reason: REASON }));
    expect(await standing(walk)).toEqual({ version: 'FORM:REVOKED', end: { why: 'REVOKED', reason: REASON, othersStand: false }, awaited: false });
    expect(await orderForm(deps.db, walk.purchaser, walk.orderId, road.clock.now())).toMatchObject({ approvalEnd: { why: 'REVOKED', reason: REASON } });
    expect(await listed(walk), 'the list says so too').toMatchObject([{ state: 'CHOSEN', ended: 'REVOKED' }]);
    expect(errorOf(await sign(walk))?.code).toBe('orders.approval-ended');
    expect(await approvalOf(walk)).toMatchObject({ status: 'REVOKED', endedReason: REASON, usedMinor: 0n });
    const [entry] = await deps.db.auditEntry.findMany({ where: { subjectId: walk.approvalId, action: 'approval.revoked' } });
    expect(entry).toMatchObject({ actorId: maker.userId, reason: REASON });
    expect(await deps.db.notification.findFirst({ where: { userId: walk.purchaser.userId, kind: 'limits.revoked' } })).toMatchObject({ params: { reason: REASON } });
    expect((await deskApprovals(deps, maker, {})).rows.map(({ id }) => id)).not.toContain(walk.approvalId);
    expect(errorOf(await takeBackApproval(deps, maker, { approvalId: walk.approvalId, reason: REASON }))).toEqual({ code: 'conflict' });
  });

  it('stays once it is used, and is taken back or lowered by the desk alone, never by the one whose it is', async () => {
    const walk = await road.walk('PLACED');
    expect(await listed(walk)).toMatchObject([{ state: 'CHOSEN', ended: null }]);
    expect(errorOf(await takeBackApproval(deps, maker, { approvalId: walk.approvalId, reason: REASON }))).toEqual({ code: 'limits.used-already' });
    expect(errorOf(await reduce(walk, 1n, 1n))).toEqual({ code: 'limits.used-already' });
    for (const actor of [walk.purchaser, { ...walk.purchaser, role: 'DESK' as const }, road.admin]) {
      expect(errorOf(await takeBackApproval(deps, actor, { approvalId: walk.approvalId, reason: REASON }))).toEqual({ code: 'not-found' });
      expect(errorOf(await reduce(walk, 1n, 1n, actor))).toEqual({ code: 'not-found' });
    }
    const outside = await road.walk('APPROVED', { lender: 'script' });
    expect(errorOf(await takeBackApproval(deps, maker, { approvalId: outside.approvalId, reason: REASON }))).toEqual({ code: 'not-found' });
  });

  it('of two that race with a signature: signed or taken back, never both', async () => {
    const walk = await road.walk('FORM');
    const [signed, taken] = await Promise.all([sign(walk), takeBackApproval(deps, maker, { approvalId: walk.approvalId, reason: REASON })]);
    await road.work();
    const { status, usedMinor } = await approvalOf(walk);
    const order = await deps.db.order.findUniqueOrThrow({ where: { id: walk.orderId } });
    expect([signed.ok || taken.ok, order.state === 'PLACED' && status === 'REVOKED' && usedMinor === 0n]).toEqual([true, false]);
  });
});

describe('an approval that the desk lowers', () => {
  it('stays while it carries its plan, and the purchaser reads why', async () => {
    const walk = await road.walk('FORM');
    const { approvedMinor, instalmentMinor } = await approvalOf(walk);
    expect(errorOf(await reduce(walk, approvedMinor + 1n, instalmentMinor))).toEqual({ code: 'input', fields: { approvedMinor: 'limits.not-lower' } });
    expect(valueOf(await reduce(walk, approvedMinor, instalmentMinor))).toEqual({ ended: false });
    expect(await approvalOf(walk)).toMatchObject({ status: 'LIVE', approvedMinor, monthlyCapMinor: instalmentMinor });
    expect((await standing(walk))?.end).toBeNull();
    expect(await deps.db.notification.findFirst({ where: { userId: walk.purchaser.userId, kind: 'limits.reduced' } })).toMatchObject({ params: { reason: REASON } });
    expect(valueOf(await sign(walk))).toMatchObject({ orderId: walk.orderId });
  });

  it('ends where less is left than the plan needs', async () => {
    const walk = await road.walk('FORM');
    const { approvedMinor, monthlyCapMinor } = await approvalOf(walk);
    expect(valueOf(await reduce(walk, approvedMinor - 1n, monthlyCapMinor))).toEqual({ ended: true });
    expect((await standing(walk))?.end).toEqual({ why: 'REVOKED', reason: REASON, othersStand: false });
    expect(errorOf(await sign(walk))?.code).toBe('orders.approval-ended');
    expect(await deps.db.notification.findFirst({ where: { userId: walk.purchaser.userId, kind: 'limits.lowered' } })).toMatchObject({ params: { reason: REASON } });
  });
});

describe('a seller’s limit at the desk', () => {
  const input = (sellerLimitId: string, amountMinor: string, note = '매출 자료 확인') => proposeSellerLimitInput.parse({ sellerLimitId, amountMinor, note });
  const decide = (actor: Actor, proposalId: string, agreed = true) => decideSellerLimit(deps, actor, agreed ? { proposalId, agreed, note: '' } : { proposalId, agreed, note: REASON });
  async function someLimit() {
    const walk = await road.walk('PLACED', { seller: await road.seller(`소리나무 ${newName()}`) });
    return { walk, limit: await deps.db.sellerLimit.findFirstOrThrow({ where: { sellerId: walk.seller.sellerId, institution: { kind: 'DESK' } } }) };
  }
  let names = 0;
  const newName = () => { names += 1; return String(names); };

  it('is raised when another person decides, and its seller is told', async () => {
    const { walk, limit } = await someLimit();
    const { proposalId } = valueOf(await proposeSellerLimit(deps, maker, input(limit.id, '300000000')));
    expect(await sellerExposure(deps, walk.seller)).toMatchObject([{ approvedMinor: 200_000_000n }, {}]);
    expect(errorOf(await proposeSellerLimit(deps, checker, input(limit.id, '400000000')))).toEqual({ code: 'conflict' });
    expect(errorOf(await decide(maker, proposalId))).toEqual({ code: 'limits.own-proposal' });
    expect(errorOf(await decide(walk.seller, proposalId))).toEqual({ code: 'not-found' });
    expect(valueOf(await decide(checker, proposalId))).toEqual({ sellerLimitId: limit.id });
    expect(await sellerExposure(deps, walk.seller)).toMatchObject([{ approvedMinor: 300_000_000n }, {}]);
    expect(await deps.db.notification.count({ where: { userId: walk.seller.userId, kind: 'limits.seller-raised' } })).toBe(1);
    expect((await deps.db.auditEntry.findMany({ where: { subjectId: limit.id }, orderBy: { seq: 'asc' } })).slice(-2).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['seller-limit.proposed', maker.userId], ['seller-limit.changed', checker.userId],
    ]);
    expect((await deskSeller(deps.db, maker, limit.id))?.past).toMatchObject([{ state: 'ACCEPTED', own: true, decided: { by: '배지호' } }]);
  });

  it('is never below what is held and used: not when it is proposed, and not when it is decided', async () => {
    const { limit } = await someLimit();
    const taken = limit.heldMinor + limit.usedMinor;
    expect(taken).toBeGreaterThan(0n);
    expect(errorOf(await proposeSellerLimit(deps, maker, input(limit.id, String(taken - 1n))))).toEqual({ code: 'input', fields: { amountMinor: 'limits.below-taken' } });
    expect(errorOf(await proposeSellerLimit(deps, maker, input(limit.id, String(limit.approvedMinor))))).toEqual({ code: 'input', fields: { amountMinor: 'limits.same-amount' } });
    const { proposalId } = valueOf(await proposeSellerLimit(deps, maker, input(limit.id, String(taken))));
    await deps.db.$executeRaw`UPDATE seller_limit SET held_minor = held_minor + 1 WHERE id = ${limit.id}`;
    expect(errorOf(await decide(checker, proposalId))).toEqual({ code: 'limits.proposal-unfit' });
    await deps.db.$executeRaw`UPDATE seller_limit SET held_minor = held_minor - 1 WHERE id = ${limit.id}`;
    valueOf(await decide(checker, proposalId));
    expect(await deps.db.sellerLimit.findUniqueOrThrow({ where: { id: limit.id } })).toMatchObject({ approvedMinor: taken });
    expect(await deps.db.notification.count({ where: { kind: 'limits.seller-lowered', eventKey: `limits.seller-changed:${proposalId}` } })).toBe(1);
  });

  it('goes back with a reason, or is withdrawn, and may be proposed anew', async () => {
    const { limit } = await someLimit();
    const { proposalId } = valueOf(await proposeSellerLimit(deps, maker, input(limit.id, '250000000')));
    valueOf(await decide(checker, proposalId, false));
    expect(errorOf(await decide(checker, proposalId))).toEqual({ code: 'conflict' });
    const again = valueOf(await proposeSellerLimit(deps, checker, input(limit.id, '240000000')));
    expect(errorOf(await withdrawSellerProposal(deps, maker, again))).toEqual({ code: 'not-found' });
    valueOf(await withdrawSellerProposal(deps, checker, again));
    expect((await deskSeller(deps.db, maker, limit.id))?.past.map(({ state, decided }) => [state, decided?.note])).toEqual([['WITHDRAWN', undefined], ['RETURNED', REASON]]);
  });

  it('is not decided by its maker by SQL', async () => {
    const { limit } = await someLimit();
    const { proposalId } = valueOf(await proposeSellerLimit(deps, maker, input(limit.id, '250000000')));
    const code = await deps.db.$executeRaw`UPDATE seller_limit_proposal SET state = 'ACCEPTED', decided_by = ${maker.userId}, closed_at = now() WHERE id = ${proposalId}`
      .then(() => 'allowed', (error: Error) => error.message);
    expect(code).toContain('seller_limit_maker_is_not_checker');
  });

  it('is found by name, a page at a time, by the desk alone', async () => {
    const { walk, limit } = await someLimit();
    const { businessName } = await deps.db.seller.findUniqueOrThrow({ where: { id: walk.seller.sellerId } });
    expect((await deskSellers(deps.db, maker, { query: businessName })).rows.map(({ id }) => id)).toContain(limit.id);
    expect((await deskSellers(deps.db, maker, { query: '없는 상호' })).rows).toEqual([]);
    for (const actor of [walk.seller, walk.purchaser, road.admin]) expect((await deskSellers(deps.db, actor, {})).rows).toEqual([]);
  });
});
