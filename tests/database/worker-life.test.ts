import { afterAll, beforeAll, expect, test } from 'vitest';
import { withConnection } from '@/lib/host/postgres/connect';
import { addJob } from '@/lib/platform/jobs';
import { WorkerLife } from '@/lib/worker/life';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.drop());

const said: string[] = [];
const log = { warn: (message: string) => { said.push(message); } };

async function heldBy(worker: string, ago: string): Promise<void> {
  await database.db.$transaction((tx) => addJob(tx, 'try-me', {}, { key: worker }));
  await withConnection(database.migrationUrl, (client) => client.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - $2::interval, attempts = 1 WHERE key = $1`, [worker, ago]));
}

const holders = async () => (await withConnection(database.url, (client) =>
  client.query<{ key: string }>('SELECT key FROM graphile_worker.jobs WHERE locked_by IS NOT NULL ORDER BY key'))).rows.map(({ key }) => key);

test('jobs of a worker that was killed are given back by one that lives, those of the living are not', async () => {
  const [first, second] = [new WorkerLife(database.url, log), new WorkerLife(database.url, log)];
  first.add('worker-a');
  second.add('worker-b');
  await first.beat();
  await second.beat();
  await heldBy('worker-a', '1 hour');
  await heldBy('worker-b', '1 hour');
  await heldBy('worker-killed', '1 hour');
  await heldBy('worker-new', '1 second');
  await second.beat();
  expect(await holders(), 'what was taken a moment ago may be a worker whose sign of life is on its way').toEqual(['worker-a', 'worker-b', 'worker-new']);
  await first.end();
  await second.beat();
  expect(await holders()).toEqual(['worker-b', 'worker-new']);
  await second.end();
  expect(said).toEqual(['jobs of dead workers given back', 'jobs of dead workers given back']);
});

test('a sign of life that the database cut off is given again', async () => {
  const [cut, other] = [new WorkerLife(database.url, log), new WorkerLife(database.url, log)];
  cut.add('worker-c');
  await cut.beat();
  await withConnection(database.url, (client) => client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dalmada worker life' AND datname = current_database()"));
  await cut.beat();
  await cut.beat();
  await heldBy('worker-c', '1 hour');
  await other.beat();
  expect(await holders()).toContain('worker-c');
  await Promise.all([cut.end(), other.end()]);
});
