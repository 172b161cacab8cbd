import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { POINTS, SWEEP_POINTS } from '../support/collection-faults/plan';
import { AT_ONCE, CollectionStage } from '../support/collection-faults/stage';
import { dropTestDatabases } from '../support/database';
import { closeKilledCluster, crashes, isGone, openKilledCluster } from '../support/killed-database';

/* The database is killed where faults-collection.test.ts lets a process die: really, all its processes, by kill -9. */
vi.mock('@/lib/platform/fault-point', () => import('../support/killed-database'));

const FIRST_SEED = 20_261_130;
/** So many months, and more where nobody has died at a point yet. */
const [MONTHS, MOST_MONTHS] = [2, 10];
const missing = () => POINTS.filter((point) => !crashes.includes(point));

let stage: CollectionStage;
beforeAll(async () => {
  vi.stubEnv('DALMADA_TEST_CLUSTER', await openKilledCluster());
  stage = await CollectionStage.open(isGone);
}, 600_000);
afterAll(async () => {
  await stage.close();
  await dropTestDatabases();
  await closeKilledCluster();
}, 120_000);

it('a database that is killed between the billing run and the receipt loses no instalment, and takes none twice', async () => {
  for (let month = 0; month < MONTHS || (month < MOST_MONTHS && missing().length > 0); month += 1) {
    const seeds = Array.from({ length: AT_ONCE }, (_, index) => FIRST_SEED + month * AT_ONCE + index);
    const { plays } = await stage.month(seeds, SWEEP_POINTS.map((point) => ({ point, passes: month })));
    for (const play of plays) expect(await play.faults(), `seed ${play.seed}; killed at ${play.fate.died.join(', ')}`).toEqual([]);
  }
  expect(missing(), `${crashes.length} crashes`).toEqual([]);
}, 900_000);
