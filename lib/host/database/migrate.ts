import pg from 'pg';
import { runMigrations } from 'graphile-worker';
import { Trouble } from '../launch/steps.mjs';
import { withConnection } from '../postgres/connect';
import { grantToApp } from './grants';
import { migrationsOnDisk, withSchemaEngine } from './schema-engine';

const noFilter = { externalTables: [], externalEnums: [] };
const MIGRATION_LOCK = 4276002;
const INSUFFICIENT_PRIVILEGE = '42501';
const FIT_DATABASE = "CREATE DATABASE dalmada TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8'.";
const UTC = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'Zulu', 'UCT', 'Etc/UCT', 'Universal']);

async function migrateJobs(migrationUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: migrationUrl, max: 2 });
  // graphile-worker wants both: an idle connection that breaks must not end the process.
  pool.on('error', () => undefined).on('connect', (client) => { client.on('error', () => undefined); });
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

/** Its plans are the same whatever is queued; without this every job is planned anew, which costs more than queueing it. */
async function keepJobPlans(client: pg.Client): Promise<void> {
  await client.query('ALTER FUNCTION graphile_worker.add_jobs(graphile_worker.job_spec[], boolean) SET plan_cache_mode = force_generic_plan');
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** Wrong settings that would show much later, as shifted times or a search that finds nothing. */
async function assertFit(client: pg.Client): Promise<void> {
  const { rows: [server] } = await client.query<{ version: number; encoding: string }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding");
  if (server && server.version < 150_000) throw new Trouble('This PostgreSQL is too old: Dalmada needs version 15 or later.');
  if (server && server.encoding !== 'UTF8') throw new Trouble(`The database is encoded in ${server.encoding}. Make one with: ${FIT_DATABASE}`);
  await asOwner(client, 'CREATE EXTENSION IF NOT EXISTS pg_trgm');
  const { rows: [row] } = await client.query<{ trigrams: number }>("SELECT cardinality(show_trgm('노트북')) AS trigrams");
  if (row?.trigrams === 0) {
    throw new Trouble(`This database sees no letters in Hangul (its LC_CTYPE is C), so search would find nothing. Make one with a UTF-8 locale: ${FIT_DATABASE}`);
  }
}

/** @throws Trouble with the statement, where this role may not do it and somebody else must */
async function asOwner(client: pg.Client, statement: string): Promise<void> {
  await client.query(statement).catch((error: unknown) => {
    if ((error as pg.DatabaseError).code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new Trouble(`The role ${client.user ?? ''} may not do this; have it done by the owner of the database, then try again: ${statement};`);
  });
}

/** Times shift where the zone is another. */
async function setUtc(client: pg.Client): Promise<void> {
  const { rows: [row] } = await client.query<{ zone: string; name: string }>("SELECT current_setting('TimeZone') AS zone, current_database() AS name");
  if (!row || UTC.has(row.zone)) return;
  await asOwner(client, `ALTER DATABASE ${client.escapeIdentifier(row.name)} SET timezone = 'UTC'`);
}

/** A migration is one transaction, so one that was begun and not finished has left nothing and may be tried again. */
async function forgetFailed(client: pg.Client): Promise<void> {
  const { rows: [row] } = await client.query<{ present: boolean }>("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present");
  if (!row?.present) return;
  await client.query('UPDATE public._prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL');
}

export interface Migrated {
  /** Names of the migrations that were applied just now. */
  applied: string[];
}

/**
 * Brings a database up to date: our migrations, graphile-worker's own, and what the app's role may do.
 * Several processes may do this at once; they wait for each other.
 * @param url what the app connects with; where it is another role than the owner's, it gets its grants
 * @throws Trouble when the database is unfit
 */
export async function migrate(migrationUrl: string, url: string): Promise<Migrated> {
  return withConnection(migrationUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await assertFit(client);
    await setUtc(client);
    await forgetFailed(client);
    const migrationsList = migrationsOnDisk();
    const { appliedMigrationNames } = await withSchemaEngine(migrationUrl, (engine) => engine.applyMigrations({ migrationsList, filters: noFilter }));
    await migrateJobs(migrationUrl);
    await keepJobPlans(client);
    if (roleOf(url) !== roleOf(migrationUrl)) await grantToApp(client, roleOf(url));
    return { applied: appliedMigrationNames };
  });
}

/** Migrations on disk that this database lacks, asked as the app. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const onDisk = migrationsOnDisk().migrationDirectories.map(({ path: name }) => name);
  return withConnection(url, async (client) => {
    const { rows: [table] } = await client.query<{ present: boolean }>("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present");
    if (!table?.present) return onDisk;
    const { rows } = await client.query<{ name: string }>('SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL');
    const applied = new Set(rows.map(({ name }) => name));
    return onDisk.filter((name) => !applied.has(name));
  });
}
