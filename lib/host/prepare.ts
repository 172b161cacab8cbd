import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inheritedEnv } from '@/lib/platform/env';
import { generateClient } from './database/generate';
import { migrate } from './database/migrate';
import { openDatabase, roleWarning, type OpenDatabase } from './database/open';
import { cloneFolder, type Home } from './home';
import { following } from './seed-progress';
import { Trouble, step } from './launch/steps.mjs';
import { withConnection } from './postgres/connect';
import { runNode } from './processes/foreground';
import { logFile, logTail } from './processes/child';
import { appEnv, checkEnvironment, type Settings } from './settings';

/** Runs a task of ours in a process with the app's whole environment. */
export function runTask(name: string, args: string[], run: { env: Record<string, string>; log?: string }): Promise<number> {
  return runNode(['--import', 'tsx', path.join(cloneFolder, 'lib', 'host', 'tasks', `${name}.ts`), ...args], run);
}

/** The database itself (a new one of the same name is another), and whether anything is on offer in it. */
async function lookAt(migrationUrl: string): Promise<{ identity: string; empty: boolean }> {
  return withConnection(migrationUrl, async (client) => {
    const { rows: [row] } = await client.query<{ name: string; oid: string; empty: boolean }>(
      'SELECT datname AS name, oid::text, NOT EXISTS (SELECT 1 FROM listing) AS empty FROM pg_database WHERE datname = current_database()');
    return { identity: `${new URL(migrationUrl).host}/${row?.name ?? ''}/${row?.oid ?? ''}`, empty: row?.empty ?? true };
  });
}

/** Seeds a demo database once for an address (the demo's own lender lives at it). Begun again, it makes what is missing. */
async function seedOnce(home: Home, database: OpenDatabase, env: Record<string, string>, note: (text: string) => void): Promise<boolean> {
  const mark = path.join(home.folder, 'seeded');
  const { identity: cluster, empty } = await lookAt(database.migrationUrl);
  const identity = `${cluster} ${env.NEXTAUTH_URL ?? ''}`;
  if (!empty && existsSync(mark) && readFileSync(mark, 'utf8') === identity) return false;
  const code = await following(home, 'seed', note, () => runTask('seed', [], { env, log: logFile(home, 'seed') }));
  if (code !== 0) throw new Trouble('The demo could not be seeded. What it said:', logTail(home, 'seed'));
  writeFileSync(mark, identity);
  return true;
}

export interface Prepared {
  database: OpenDatabase;
  /** For web, worker and tasks. */
  env: Record<string, string>;
}

/** Does `work` with the database that the settings name, and leaves it as it was found: running or not. */
export async function withDatabase<T>(home: Home, settings: Settings, work: (database: OpenDatabase, env: Record<string, string>) => Promise<T>): Promise<T> {
  checkEnvironment(settings, home);
  const database = await openDatabase(home, settings);
  try {
    return await work(database, appEnv(settings, home, database.url));
  } finally {
    if (!database.found) await database.stop();
  }
}

/**
 * What start and dev have in common: client, database, migrations, seed.
 * @param opened told of the database as soon as it runs, so that it can be stopped whatever happens next
 */
export async function prepare(home: Home, settings: Settings, opened: (database: OpenDatabase) => void): Promise<Prepared> {
  checkEnvironment(settings, home);
  await step('Database client', async (note) => { note((await generateClient(inheritedEnv())) ? 'generated' : 'unchanged'); });
  const database = await step('Database', async (note) => {
    const found = await openDatabase(home, settings);
    opened(found);
    note(found.says);
    return found;
  });
  const warning = roleWarning(settings);
  if (warning) process.stdout.write(`  Warning: ${warning}\n`);
  const env = appEnv(settings, home, database.url);
  await step('Migrations', async (note) => {
    const { applied } = await migrate(database.migrationUrl, database.url);
    note(applied.length > 0 ? `${applied.length} applied` : 'nothing new');
    // A new database has nothing to renew; what is left over the worker's sweep does.
    if (applied.length > 0 && !(await lookAt(database.migrationUrl)).empty) await runTask('renew-offers', [], { env, log: logFile(home, 'renew-offers') });
  });
  if (settings.mode === 'demo') await step('Demo data', async (note) => { note((await seedOnce(home, database, env, note)) ? 'seeded' : 'there already'); });
  return { database, env };
}
