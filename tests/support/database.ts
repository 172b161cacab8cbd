import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { cloneDatabase, dropDatabase, dropLeftOver, ensureTemplate } from '@/lib/host/database/template';
import { openHome } from '@/lib/host/home';
import { startCluster, type Cluster } from '@/lib/host/postgres/cluster';
import { superuserUrl } from '@/lib/host/postgres/roles';
import { identify } from '@/lib/host/processes/identity';
import { SetClock } from '@/lib/platform/clock';
import { openDb, type Db, type Deps } from '@/lib/platform/db';
import { inheritedEnv, parseEnv, type Env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/log';
import { brokenInvariants } from './invariants';
import { assertLocalDatabase } from './local-database';

/** Where every test's clock stands at first: a Monday morning in Seoul. */
export const TEST_NOW = '2026-03-02T01:00:00Z';

export interface TestDatabase {
  /** As the app's role, which may not change append-only tables. */
  url: string;
  /** As the owner of the tables. */
  migrationUrl: string;
  /** As who may leave triggers and keys aside, for crowds that no road could walk. */
  superuserUrl: string;
  db: Db;
  /** What use cases are given; its clock stands still until the test moves it. */
  deps: Deps;
  clock: SetClock;
  /** Checks the invariants and drops the database. Done after each test file for those left open. */
  drop(): Promise<void>;
}

/** Values that pass for secrets in a test and nowhere else. */
export function testEnv(databaseUrl: string): Env {
  return parseEnv({
    DALMADA_MODE: 'demo',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: 'a-secret-for-tests-that-is-long-enough',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    DALMADA_KEY: '07'.repeat(32),
    LOG_LEVEL: inheritedEnv().LOG_LEVEL ?? 'silent',
  });
}

let shared: Promise<{ cluster: Cluster; template: string }> | undefined;

/** The test cluster: the one `npm test` made for its run, else one that stays running for the next time. */
function testCluster(): Promise<{ cluster: Cluster; template: string }> {
  shared ??= (async () => {
    const cluster = await startCluster(openHome(), { name: inheritedEnv().DALMADA_TEST_CLUSTER ?? 'test', durable: false });
    await dropLeftOver(cluster);
    return { cluster, template: await ensureTemplate(cluster) };
  })();
  return shared;
}

const open = new Set<TestDatabase>();

/** A migrated, empty database for one test file alone. */
export async function testDatabase(): Promise<TestDatabase> {
  const { template } = await testCluster();
  return copied(template);
}

/** One more database with all that is in this one, which nobody may be at meanwhile. Its clock stands where this one's does. */
export async function copyOf(database: TestDatabase): Promise<TestDatabase> {
  await database.db.$disconnect();
  const copy = await copied(new URL(database.url).pathname.slice(1));
  copy.clock.set(database.clock.now());
  return copy;
}

/** One with nothing in it, no table either: for migrations that begin anywhere. */
export const bareDatabase = (): Promise<TestDatabase> => copied('template0');

async function copied(from: string): Promise<TestDatabase> {
  const { cluster } = await testCluster();
  const { name, url, migrationUrl } = await cloneDatabase(cluster, from, identify(process.pid), randomBytes(4).toString('hex'));
  assertLocalDatabase(url);
  const env = testEnv(url);
  const clock = new SetClock(Temporal.Instant.from(TEST_NOW));
  const db = openDb(url, 20);
  const made: TestDatabase = {
    url, migrationUrl, superuserUrl: superuserUrl(cluster).replace(/\/postgres$/, `/${name}`), db, clock, deps: { db, clock, env, log: logger(env.logLevel, 'test') },
    drop: async () => {
      if (!open.delete(made)) return;
      const broken = await brokenInvariants(migrationUrl);
      await db.$disconnect();
      await dropDatabase(cluster, name);
      if (broken.length > 0) throw new Error(`Invariants broken:\n${broken.join('\n')}`);
    },
  };
  open.add(made);
  return made;
}

/** Checks and drops every database that is still open. */
export async function dropTestDatabases(): Promise<void> {
  for (const database of [...open]) await database.drop();
}
