import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClaim } from '@/lib/guarantee/open-claim';
import { deskWaits, sellerWaits } from '@/lib/insights/views/what-waits';
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
