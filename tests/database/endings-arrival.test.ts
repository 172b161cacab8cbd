import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billLease } from '@/lib/billing/bill-lease';
import { confirmArrival, inspectReturn, proveArrival, settleOverdueReturns } from '@/lib/endings/inspect-return';
import { returnSight } from '@/lib/endings/views/returns';
import { addMonthsClamped } from '@/lib/kernel/calendar';
import { toPlainDate } from '@/lib/platform/clock';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf, shownBy } from '@/tests/support/endings';
import { asksReturn, earlyReturn, returnAtTerm, returnOfRefused, sendsBack, type Back } from '@/tests/support/returns';
import { aLease, openRoad, paid, type Road } from '@/tests/support/rights';

/* Goods that come back: without a word, or while they may still be withdrawn from. */
let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const GONE = ['lease-receivable', 'serviced-receivable', 'unearned-income'] as const;
const PROOF = '택배사의 배달 완료 기록을 확인했습니다.';
const toldOf = (what: string, id: string, userId: string) => road.db.notification.count({ where: { eventKey: `${what}:${id}`, userId } });
const lease = (id: string) => road.db.lease.findUniqueOrThrow({ where: { id }, include: { instalments: { orderBy: { seq: 'asc' } }, unit: true, invoices: true } });
const row = (id: string) => road.db.leaseReturn.findUniqueOrThrow({ where: { id } });
const setDay = (day: string) => road.clock.set(`${day}T03:00:00Z`);
const ship = (back: Back) => sendsBack(road, back);
const look = ({ seller, returnId }: Back) => inspectReturn(road.deps, seller, { returnId, complete: 'yes', works: 'yes', wear: 'NORMAL', note: '', claimedMinor: 0n });

describe('goods that are there although nobody said that they were sent', () => {
  test.each(['desk', 'script'] as const)('of %s: are noted by the desk, not by their shop’s word alone, billed to that day and no further, at a charge that falls as if they had been sent', async (lender) => {
    const walk = await earlyReturn(road, lender);
    const { returnId, leaseId } = walk;
    const [before, left] = [await row(returnId), (await lease(leaseId)).instalments.filter(({ seq }) => seq > 3)];
    const fourth = toPlainDate(left[0]?.dueOn ?? new Date(0));
    setDay(fourth);
    expect(errorOf(await confirmArrival(road.deps, walk.seller, { returnId })), 'its purchaser may still think better').toEqual({ code: 'endings.desk-notes' });
    expect(await row(returnId)).toMatchObject({ state: 'LABELLED', arrivedAt: null });
    valueOf(await proveArrival(road.deps, road.deskPerson, { returnId, note: PROOF }));
    const there = await row(returnId);
    expect(there).toMatchObject({ state: 'ARRIVED', carrier: null, trackingNumber: null });
    expect([there.shippedAt, there.chargeMinor < before.chargeMinor, (await lease(leaseId)).unit.state]).toEqual([there.arrivedAt, true, 'WITHDRAWN']);
    expect(await road.db.leaseFreeze.count({ where: { leaseId, cause: 'GOODS_BACK', untilOn: null } })).toBe(1);
    setDay(addMonthsClamped(fourth, 1));
    await billLease(road.deps, { leaseId });
    expect((await lease(leaseId)).invoices.filter(({ seq }) => (seq ?? 0) > 3), 'only what fell due until they were there').toHaveLength(1);
    expect([await toldOf('return-came-unsaid', returnId, walk.purchaser.userId), await road.db.auditEntry.count({ where: { subjectId: leaseId, action: 'lease.return-came-unsaid' } })]).toEqual([1, 1]);
    expect(errorOf(await ship(walk)), 'what is there is not sent').toEqual({ code: 'endings.moved-on' });
    expect(errorOf(await confirmArrival(road.deps, walk.seller, { returnId }))).toEqual({ code: 'endings.moved-on' });
    await settleOverdueReturns(road.deps);
    expect(await lease(leaseId), 'its clock to look over ran').toMatchObject({ endCause: 'RETURNED' });
    for (const account of GONE) expect(await balanceOf(road, leaseId, account), account).toBe(0n);
    await road.work();
  });

  test('are noted by the desk with its proof, which the shop is told, for it has days to keep', async () => {
    const sent = await earlyReturn(road);
    valueOf(await ship(sent));
    const unsaid = await returnAtTerm(road);
    for (const { returnId, seller, purchaser, leaseId } of [unsaid, sent]) {
      expect(errorOf(await proveArrival(road.deps, seller, { returnId, note: PROOF }))).toEqual({ code: 'not-found' });
      expect(errorOf(await confirmArrival(road.deps, road.deskPerson, { returnId })), 'not without it').toEqual({ code: 'not-found' });
      valueOf(await proveArrival(road.deps, road.deskPerson, { returnId, note: PROOF }));
      expect((await row(returnId)).state).toBe('ARRIVED');
      expect([await toldOf('return-proved-seller', returnId, seller.userId), (await toldOf('return-arrived', returnId, purchaser.userId)) + (await toldOf('return-came-unsaid', returnId, purchaser.userId))]).toEqual([1, 1]);
      const { reason } = await road.db.auditEntry.findFirstOrThrow({ where: { subjectId: leaseId, action: { in: ['lease.return-arrived', 'lease.return-came-unsaid'] } } });
      expect(reason).toBe(PROOF);
    }
    valueOf(await look(unsaid));
    expect((await lease(unsaid.leaseId)).endCause).toBe('RETURNED');
  });
});

test('goods that left because a guarantee was broken, and are there unsaid, are the desk’s to note; what has to go back anyway the shop may take in', async () => {
  const leaves = await earlyReturn(road, 'desk', true);
  expect(errorOf(await confirmArrival(road.deps, leaves.seller, { returnId: leaves.returnId }))).toEqual({ code: 'endings.desk-notes' });
  for (const { seller, returnId } of [await returnAtTerm(road), await returnOfRefused(road)]) {
    valueOf(await confirmArrival(road.deps, seller, { returnId }));
    expect((await row(returnId)).state).toBe('ARRIVED');
  }
});

test.each(['claims', 'is silent'] as const)('goods that arrive while they may be withdrawn from leave their shop its days to look them over, once they may not any more, and it %s', async (shop) => {
  const begun = await aLease(road);
  await paid(road, begun.leaseId, 0);
  road.clock.set('2026-03-05T02:00:00Z');
  const walk = await asksReturn(road, begun);
  valueOf(await ship(walk));
  valueOf(await confirmArrival(road.deps, walk.seller, { returnId: walk.returnId }));
  const { returnId } = walk;
  const seen = async () => {
    const { lookFrom, times } = await returnSight(road.db, walk.seller, returnId, road.clock.now()) ?? {};
    return [lookFrom, times?.inspectBy];
  };
  const state = async () => (await row(returnId)).state;
  expect(await seen(), 'it reads from when on').toEqual(['2026-03-11', '2026-03-17T14:59:00Z']);
  const look = async () => inspectReturn(road.deps, walk.seller, { returnId, complete: 'yes', works: 'yes', wear: 'BEYOND', note: '건반 덮개가 깨져 있습니다.', claimedMinor: 50_000n, photos: [await shownBy(road.deps, walk.seller)] });
  road.clock.set('2026-03-10T14:00:00Z');
  expect(errorOf(await look())).toEqual({ code: 'endings.withdrawal-runs', params: { lastOn: '2026-03-10' } });
  await road.db.leaseReturn.update({ where: { id: returnId }, data: { inspectBy: new Date('2026-03-09T15:00:00Z') } });
  await settleOverdueReturns(road.deps);
  expect([await state(), (await seen())[1]], 'days that ran out before the withdrawal’s run anew').toEqual(['ARRIVED', '2026-03-17T14:59:00Z']);
  road.clock.set('2026-03-17T14:00:00Z');
  await settleOverdueReturns(road.deps);
  expect([await state(), await seen()]).toEqual(['ARRIVED', [null, '2026-03-17T14:59:00Z']]);
  if (shop === 'claims') valueOf(await look());
  road.clock.set('2026-03-17T16:00:00Z');
  await settleOverdueReturns(road.deps);
  expect(await state()).toBe(shop === 'claims' ? 'INSPECTED' : 'SETTLED');
});
