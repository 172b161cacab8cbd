import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveContract } from '@/lib/contracts/approve-contract';
import { returnContract } from '@/lib/contracts/return-contract';
import { contractQueue } from '@/lib/contracts/views/queue';
import { reviewLoad } from '@/lib/contracts/views/load';
import { valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const approve = ({ contractId }: Walk, round = 1) => approveContract(road.deps, road.admin, { contractId, round }).then(valueOf);
const hours = (count: number) => road.clock.advance({ hours: count });

test('tells decisions by day in Seoul, how long they had waited, and what waits since when; to admins alone', async () => {
  // A Monday, ten in the morning.
  const walks = [await road.walk('DRAWN'), await road.walk('DRAWN'), await road.walk('DRAWN')] as [Walk, Walk, Walk];
  hours(1);
  await approve(walks[0]);
  hours(2);
  valueOf(await returnContract(road.deps, road.admin, { contractId: walks[1].contractId, round: 1, note: '주소를 다시 적어 주세요.' }));
  await road.work('draw-up-contract');
  // Half past midnight on Tuesday there, Monday still in Greenwich.
  hours(11);
  await approve(walks[1], 2);
  const load = await reviewLoad(road.deps, road.admin);
  expect(load?.days).toHaveLength(30);
  expect(load?.days.slice(-2)).toEqual([
    { on: '2026-03-02', approved: 1, returned: 1, median: 2 * 3600, ninetieth: 2.8 * 3600 },
    { on: '2026-03-03', approved: 1, returned: 0, median: 11 * 3600, ninetieth: 11 * 3600 },
  ]);
  expect(load?.all).toEqual({ approved: 2, returned: 1, median: 3 * 3600, ninetieth: 9.4 * 3600 });
  expect(load?.waiting, 'the third for fourteen hours').toEqual([0, 1, 0, 0]);
  hours(24);
  const queue = await contractQueue(road.deps, road.admin);
  expect([queue.rows.map(({ overdue }) => overdue), queue.counts.overdue]).toEqual([[true], 1]);
  expect((await reviewLoad(road.deps, road.admin))?.waiting).toEqual([0, 0, 1, 0]);
  for (const other of [walks[2].purchaser, walks[2].seller, road.deskPerson]) expect(await reviewLoad(road.deps, other)).toBeNull();
});

test('what was decided more than thirty days ago is no longer in the picture', async () => {
  hours(24 * 31);
  expect(await reviewLoad(road.deps, road.admin)).toMatchObject({ all: { approved: 0, returned: 0, median: null, ninetieth: null }, waiting: [0, 0, 0, 1] });
});

test('a signed contract that is not sealed is shown with what keeps it', async () => {
  const walk = await road.walk('CONTRACT_SIGNED');
  const trouble = async () => (await contractQueue(road.deps, road.admin)).elsewhere.find(({ id }) => id === walk.contractId)?.trouble;
  expect(await trouble(), 'it has just been signed').toBeUndefined();
  road.clock.advance({ minutes: 11 });
  expect(await trouble()).toBe('waiting');
  const fail = (text: string) => road.db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 2, last_error = ${text} WHERE key = ${`seal-contract:${walk.contractId}`}`;
  await fail('time stamp server answered 503');
  expect(await trouble()).toBe('stamp');
  await fail('no space left on device');
  expect(await trouble()).toBe('failing');
  await road.work('seal-contract');
  expect(await trouble()).toBeUndefined();
});
