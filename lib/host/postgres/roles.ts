import type pg from 'pg';
import type { Cluster } from './cluster';
import { untilAccepting, withConnection } from './connect';

/** Owns the tables and may change them: for migrations alone. */
export const OWNER = 'dalmada_owner';
/** What web and worker connect as: may read and write rows, and on append-only tables only add them. */
export const APP = 'dalmada_app';

export interface DatabaseUrls {
  /** As the app's role. */
  url: string;
  /** As the owner of the tables. */
  migrationUrl: string;
}

function urlFor(cluster: Cluster, user: string, password: string, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${cluster.port}/${database}`;
}

export function superuserUrl(cluster: Cluster): string {
  return urlFor(cluster, 'postgres', cluster.passwords.superuser, 'postgres');
}

export function databaseUrls(cluster: Cluster, database: string): DatabaseUrls {
  return {
    url: urlFor(cluster, APP, cluster.passwords.app, database),
    migrationUrl: urlFor(cluster, OWNER, cluster.passwords.owner, database),
  };
}

async function ensureRole(client: pg.Client, name: string, password: string, may: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${client.escapeIdentifier(name)} LOGIN ${may} PASSWORD ${client.escapeLiteral(password)}`);
}

/** Both roles, with the passwords remembered beside the cluster. */
export async function ensureRoles(client: pg.Client, cluster: Cluster): Promise<void> {
  // CREATEDB: Prisma's diff replays the migrations in a database of its own.
  await ensureRole(client, OWNER, cluster.passwords.owner, 'CREATEDB');
  await ensureRole(client, APP, cluster.passwords.app, 'NOCREATEDB');
}

/** Both roles and the database, each made where it is missing. */
export async function ensureDatabase(cluster: Cluster, database: string): Promise<DatabaseUrls> {
  await untilAccepting(superuserUrl(cluster), 120_000);
  await withConnection(superuserUrl(cluster), async (client) => {
    // Two commands may start at once.
    await client.query('SELECT pg_advisory_lock(4276001)');
    await ensureRoles(client, cluster);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${OWNER}`);
  });
  return databaseUrls(cluster, database);
}
