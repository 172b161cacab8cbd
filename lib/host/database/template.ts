import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from '../home';
import type { Cluster } from '../postgres/cluster';
import { withConnection } from '../postgres/connect';
import { databaseUrls, ensureRoles, superuserUrl, type DatabaseUrls } from '../postgres/roles';
import { began, type Identity } from '../processes/identity';
import { migrate } from './migrate';
import { migrationsFolder } from './schema-engine';

const TEMPLATE_LOCK = 4276003;

/** Changes whenever a migrated database would come out differently. */
function templateName(): string {
  const hash = createHash('sha256');
  const host = path.join(cloneFolder, 'lib', 'host', 'database');
  for (const folder of readdirSync(migrationsFolder).sort()) {
    hash.update(folder);
    if (folder.endsWith('.toml')) continue;
    hash.update(readFileSync(path.join(migrationsFolder, folder, 'migration.sql')));
  }
  for (const file of ['grants.ts', 'migrate.ts']) hash.update(readFileSync(path.join(host, file)));
  hash.update(readFileSync(path.join(cloneFolder, 'node_modules', 'graphile-worker', 'package.json')));
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

/** A migrated database to copy, made once for these migrations. @returns its name */
export async function ensureTemplate(cluster: Cluster): Promise<string> {
  const name = templateName();
  const urls = databaseUrls(cluster, name);
  await withConnection(superuserUrl(cluster), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query<{ done: boolean }>('SELECT datistemplate AS done FROM pg_database WHERE datname = $1', [name]);
    if (rows[0]?.done) return;
    await ensureRoles(client, cluster);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} OWNER dalmada_owner`);
    await migrate(urls.migrationUrl, urls.url);
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  });
  return name;
}

const nameable = (text: string) => text.replace(/[^0-9A-Za-z]/g, '');

function stillRuns(pid: number, when: string | undefined): boolean {
  const now = began(pid);
  return now !== null && nameable(now) === when;
}

/** A database of the caller's own, copied from the template; named after the process, so that what a killed one left can be found. */
export async function cloneDatabase(cluster: Cluster, template: string, owner: Identity, label: string): Promise<DatabaseUrls & { name: string }> {
  const name = `t_${owner.pid}_${nameable(owner.began)}_${label}`;
  // Page by page through shared memory: it is small, and a copy of its thousand files asks for a checkpoint before and after.
  await withConnection(superuserUrl(cluster), (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${template} STRATEGY wal_log OWNER dalmada_owner`));
  return { name, ...databaseUrls(cluster, name) };
}

export async function dropDatabase(cluster: Cluster, name: string): Promise<void> {
  await withConnection(superuserUrl(cluster), (client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`));
}

/** Databases of processes that ended without dropping theirs. */
export async function dropLeftOver(cluster: Cluster): Promise<void> {
  await withConnection(superuserUrl(cluster), async (client) => {
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname ~ '^t_[0-9]+_'");
    for (const { datname } of rows) {
      const [, pid, when] = datname.split('_');
      if (!stillRuns(Number(pid), when)) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  });
}
