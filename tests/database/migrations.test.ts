import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from 'graphile-worker';
import pg from 'pg';
import { missingSql } from '@/lib/host/database/draft-migration';
import { APPEND_ONLY } from '@/lib/host/database/grants';
import { migrate, pendingMigrations } from '@/lib/host/database/migrate';
import { withConnection } from '@/lib/host/postgres/connect';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.drop());

const codeOf = async (work: Promise<unknown>) => work.then(() => 'allowed', (error: pg.DatabaseError) => error.code);

test('the migrations say all that prisma/schema says', async () => {
  expect(await missingSql(database.migrationUrl)).toBeNull();
});

test('migrating again, three at once, applies nothing and breaks nothing', async () => {
  const again = await Promise.all([1, 2, 3].map(() => migrate(database.migrationUrl, database.url)));
  expect(again.map(({ applied }) => applied)).toEqual([[], [], []]);
});

test('the app can tell that nothing is pending', async () => {
  expect(await pendingMigrations(database.url)).toEqual([]);
});

test('trigrams of Hangul are not empty and the session is in UTC', async () => {
  const { rows } = await withConnection(database.url, (client) =>
    client.query("SELECT cardinality(show_trgm('노트북')) AS trigrams, current_setting('TimeZone') AS zone"));
  expect(rows).toEqual([{ trigrams: 4, zone: 'UTC' }]);
});

test.each(APPEND_ONLY.flatMap((table) => ['UPDATE', 'DELETE', 'TRUNCATE'].map((verb) => [verb, table])))(
  'the app may not %s the table %s', async (verb, table) => {
    const sql = { UPDATE: `UPDATE ${table} SET id = id`, DELETE: `DELETE FROM ${table}`, TRUNCATE: `TRUNCATE ${table} CASCADE` }[verb as 'UPDATE'];
    const column = table === 'journal_line' ? 'line' : 'id';
    expect(await codeOf(withConnection(database.url, (client) => client.query(sql.replaceAll('id', column))))).toBe('42501');
  });

test('even the owner of the tables cannot change the audit log', async () => {
  await write(database.deps, async (tx) => {
    await audit(tx, { actor: SYSTEM, action: 'test.done', subject: { type: 'test', id: 'x_1' }, at: database.clock.now() });
    return ok(null);
  });
  const owner = (sql: string) => codeOf(withConnection(database.migrationUrl, (client) => client.query(sql)));
  expect(await owner("UPDATE audit_entry SET action = 'forged'")).toBe('42501');
  expect(await owner('DELETE FROM audit_entry')).toBe('42501');
  expect(await owner('TRUNCATE audit_entry')).toBe('42501');
});

test('a job queued by the app in a transaction is run by a worker that connects as the app', async () => {
  await database.db.$transaction((tx) => addJob(tx, 'try-me', { n: 1 }, { key: 'once' }));
  const seen: unknown[] = [];
  const pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => undefined).on('connect', (client) => { client.on('error', () => undefined); });
  const runner = await run({ pgPool: pool, noHandleSignals: true, pollInterval: 50, taskList: { 'try-me': (payload) => { seen.push(payload); } } });
  await expect.poll(() => seen, { timeout: 5000 }).toEqual([{ n: 1 }]);
  await runner.stop();
  const left = await pool.query('SELECT count(*)::int AS n FROM graphile_worker.jobs');
  await pool.end();
  expect(left.rows).toEqual([{ n: 0 }]);
});

test('a migration that was begun by a process that was killed is tried again', async () => {
  await withConnection(database.migrationUrl, (client) => client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
     SELECT 'x', checksum, migration_name, now(), 0 FROM _prisma_migrations LIMIT 1`));
  expect((await migrate(database.migrationUrl, database.url)).applied).toEqual([]);
});
