import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '@/lib/host/database/migrate';
import { openHome } from '@/lib/host/home';
import { isRunning, removeCluster, startCluster } from '@/lib/host/postgres/cluster';
import { withConnection } from '@/lib/host/postgres/connect';
import { ensureDatabase, superuserUrl } from '@/lib/host/postgres/roles';
import { assertLocalDatabase } from '../support/local-database';

const home = openHome();
const name = `try-${process.pid}`;
const options = { name, durable: true };
afterAll(() => removeCluster(home, name));

const select = (url: string, sql: string) => withConnection(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

test('a cluster is made, found while it runs, and found again after it was killed, with what was committed', async () => {
  // Two commands of one clone may start it at the same time.
  const both = await Promise.all([startCluster(home, options), startCluster(home, options)]);
  expect(both.map(({ found }) => found).sort()).toEqual([false, true]);
  const [cluster] = both;
  if (!cluster) throw new Error('no cluster');
  const urls = await ensureDatabase(cluster, 'kept');
  await select(urls.migrationUrl, 'CREATE TABLE promise AS SELECT 1 AS kept');

  const pid = Number(readFileSync(path.join(home.folder, name, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isRunning(home, name), { timeout: 10_000 }).toBe(false);

  const again = await startCluster(home, options);
  expect(again.found).toBe(false);
  expect(await select(urls.migrationUrl.replace(/:\d+\//, `:${again.port}/`), 'SELECT kept FROM promise')).toEqual([{ kept: 1 }]);
});

test('it writes durably, keeps UTC, knows letters beyond ASCII and listens to this machine alone', async () => {
  const cluster = await startCluster(home, options);
  const [row] = await select(superuserUrl(cluster), `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('TimeZone') AS zone,
    current_setting('listen_addresses') AS listens, current_setting('server_encoding') AS encoding, upper('é') AS upper`);
  expect(row).toEqual({ fsync: 'on', commit: 'on', zone: 'UTC', listens: '127.0.0.1', encoding: 'UTF8', upper: 'É' });
});

test('its passwords are for its owner alone, and a wrong one is refused', async () => {
  const cluster = await startCluster(home, options);
  expect(statSync(path.join(home.folder, name, 'cluster.json')).mode & 0o077).toBe(0);
  const wrong = superuserUrl(cluster).replace(cluster.passwords.superuser, 'guessed');
  await expect(select(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
});

test('a database that sees no letters in Hangul is refused, with the way to make one that does', async () => {
  const cluster = await startCluster(home, options);
  const { migrationUrl } = await ensureDatabase(cluster, 'kept');
  await select(migrationUrl, "CREATE DATABASE blind TEMPLATE template0 LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'");
  const blind = migrationUrl.replace('/kept', '/blind');
  await expect(migrate(blind, blind)).rejects.toThrow('sees no letters in Hangul');
});

test('a database in another time zone is set to UTC', async () => {
  const cluster = await startCluster(home, options);
  const { migrationUrl } = await ensureDatabase(cluster, 'seoul');
  await select(migrationUrl, "ALTER DATABASE seoul SET timezone = 'Asia/Seoul'");
  await migrate(migrationUrl, migrationUrl);
  expect(await select(migrationUrl, "SELECT current_setting('TimeZone') AS zone")).toEqual([{ zone: 'UTC' }]);
});

test('tests refuse a database that is not on this machine', () => {
  expect(() => assertLocalDatabase('postgresql://app@db.example/dalmada')).toThrow('refuse');
  expect(() => assertLocalDatabase('postgresql://app@127.0.0.1:5432/dalmada')).not.toThrow();
  expect(() => assertLocalDatabase('postgresql://localhost@db.example/localhost')).toThrow('refuse');
});
