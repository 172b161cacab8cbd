import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginGuarantee } from '@/lib/guarantee/begin-guarantee';
import { keepCareCalendar } from '@/lib/guarantee/keep-care';
import { openClaim } from '@/lib/guarantee/open-claim';
import { careQueue } from '@/lib/guarantee/views/lists';
import { deskWaits, sellerWaits } from '@/lib/insights/views/what-waits';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { valueOf } from '@/tests/support/catalogue';
import { aLease, BEGIN, openRoad, type Road } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); road.clock.set(BEGIN); });
afterAll(() => road.close());

test('a claim waits for its shop from the first, and at the desk once its promise has passed; nobody else sees it', async () => {
  const walk = await aLease(road);
  const waiting = async () => {
    const [desk, seller] = [await deskWaits(road.db, road.deskPerson, road.clock.now()), await sellerWaits(road.db, walk.seller, road.clock.now())];
    return { desk: desk.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]), seller: seller.filter(({ count, key }) => count > 0 && key !== 'care' && key !== 'missedCare').map(({ key, count }) => [key, count]) };
  };
  expect(await waiting()).toEqual({ desk: [], seller: [] });
  valueOf(await openClaim(road.deps, walk.purchaser, { leaseId: walk.leaseId, text: '건반 세 개가 눌리지 않습니다.', sinceOn: '2026-03-03', serial: walk.serial, usable: 'no', photos: [] }));
  expect(await waiting()).toEqual({ desk: [], seller: [['claims', 1]] });
  road.clock.set('2026-03-10T14:00:00+09:00');
  expect(await waiting()).toEqual({ desk: [['lateClaims', 1]], seller: [['claims', 1]] });
  expect([await deskWaits(road.db, road.admin, road.clock.now()), await sellerWaits(road.db, walk.purchaser, road.clock.now())]).toEqual([[], []]);
  expect((await sellerWaits(road.db, { ...walk.seller, sellerId: 's_another' }, road.clock.now())).every(({ count }) => count === 0)).toBe(true);
});

test('care that was missed waits for its shop until its next round, when it can come late no more', async () => {
  const seller = await road.seller('늦은 악기');
  const walk = await aLease(road, { seller, product: { guarantee: { responseHours: '24', repairFree: true, replacement: false, careVisitsPerYear: '2', noteKo: '', noteEn: '' } } });
  valueOf(await beginGuarantee(road.deps, { leaseId: walk.leaseId }));
  const [first, second] = await road.db.careVisit.findMany({ where: { leaseId: walk.leaseId }, orderBy: { no: 'asc' } });
  const missed = async (on: Date | undefined, days: number) => {
    road.clock.set(new Date((on ?? new Date(0)).getTime() + days * 86_400_000).toISOString());
    await keepCareCalendar(road.deps);
    const listed = (await careQueue(road.db, walk.seller, road.clock.now())).filter(({ state }) => state === 'MISSED').length;
    const counted = (await sellerWaits(road.db, walk.seller, road.clock.now())).find(({ key }) => key === 'missedCare')?.count;
    expect(listed, 'the list has the same').toBe(counted);
    return counted;
  };
  expect([await missed(first?.plannedOn, -1), await missed(first?.plannedOn, 15), await missed(second?.plannedOn, 1)]).toEqual([0, 1, 0]);
});

test('a payment refusal waits at the desk until it is answered for the financier, and an objection to that for another person', async () => {
  const walk = await aLease(road);
  const waiting = async () => (await deskWaits(road.db, road.deskPerson, road.clock.now())).filter(({ key }) => key === 'refusals' || key === 'rightsCases').map(({ count, oldestAt }) => [count, oldestAt]);
  const { refusalId } = valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반 세 개가 눌리지 않습니다. 두 번 수리를 요청했지만 답이 없습니다.' }));
  const since = road.clock.now().toString({ fractionalSecondDigits: 3 });
  expect(await waiting()).toEqual([[1, since], [0, null]]);
  for (const by of [walk.seller, road.deskPerson]) valueOf(await answerRefusal(road.deps, by, { refusalId, answer: 'REJECTED', reason: '제품 점검 결과 하자가 없었습니다.' }));
  expect(await waiting()).toEqual([[0, null], [0, null]]);
  valueOf(await objectToRejection(road.deps, walk.purchaser, { refusalId, text: '점검표는 다른 제품의 것입니다.' }));
  expect(await waiting()).toEqual([[0, null], [1, since]]);
});
