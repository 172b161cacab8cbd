import { afterAll, beforeAll, expect, test } from 'vitest';
import { askDeferral } from '@/lib/billing/overdue/ask-deferral';
import { decideDeferral } from '@/lib/billing/overdue/decide-deferral';
import { countFigures } from '@/lib/insights/count-figures';
import { toPlainDate } from '@/lib/platform/clock';
import { valueOf } from '@/tests/support/catalogue';
import { until } from '@/tests/support/overdue';
import { aLease, openRoad, paid, type Road } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

test('what was put off was late until then, and is not afterwards, however late it is counted', async () => {
  const walk = await aLease(road, { termMonths: 12 });
  await paid(road, walk.leaseId, 0, 1);
  await until(road, '2026-07-10', { leap: true });
  const { requestId } = valueOf(await askDeferral(road.deps, walk.purchaser, { leaseId: walk.leaseId, months: 2, canPayMinor: 0n, reason: '두 달 동안 일을 쉬게 되었습니다.' }));
  valueOf(await decideDeferral(road.deps, road.deskPerson, { requestId, decision: 'GRANTED', note: '두 달 미루어 드리기로 했습니다.' }));
  await until(road, '2026-09-15', { leap: true });
  await countFigures(road.deps);
  const rows = await road.db.arrearsRoll.findMany({ orderBy: { month: 'asc' } });
  expect(rows.map(({ month, fromBucket, toBucket }) => [toPlainDate(month), fromBucket, toBucket])).toEqual([
    ['2026-04-01', 0, 0], ['2026-05-01', 0, 0], ['2026-06-01', 0, 1], ['2026-07-01', 1, 0], ['2026-08-01', 0, 0],
  ]);
}, 300_000);
