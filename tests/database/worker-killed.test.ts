import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withConnection } from '@/lib/host/postgres/connect';
import { appProcess, endOf } from '../support/app-process';
import { openRoad, type Road } from '../support/road';

/* Two real workers: what one held when it was killed, the other takes over. */

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const worker = (faultPoint?: string) => appProcess(road.database.url, ['lib/worker/main.ts'], faultPoint);

test('a job that a killed worker held is done by the next one, once, within seconds', async () => {
  const walk = await road.walk('REVIEWED');
  expect(await endOf(worker('deliver-contract:written'))).toBe('SIGKILL');
  const held = await withConnection(road.database.url, (client) =>
    client.query("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'deliver-contract' AND locked_by IS NOT NULL"));
  expect(held.rowCount, 'the dead worker still holds it').toBe(1);
  const next = worker();
  try {
    await vi.waitFor(async () => {
      expect((await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } })).state).toBe('DELIVERED');
    }, { timeout: 45_000, interval: 500 });
  } finally {
    next.kill('SIGTERM');
    await endOf(next);
  }
  expect(await road.db.storedFile.count({ where: { ownerId: walk.contractId } })).toBe(1);
});
