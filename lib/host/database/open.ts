import type { Home } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { isRunning, startCluster } from '../postgres/cluster';
import { withConnection } from '../postgres/connect';
import type { DatabaseUrls } from '../postgres/roles';
import type { Settings } from '../settings';
import { openEmbedded } from './embedded';

export interface OpenDatabase extends DatabaseUrls {
  /** What to say of it in one line. */
  says: string;
  /** Whether it ran before we came. */
  found: boolean;
  stop(): Promise<void>;
}

async function reach(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  await withConnection(url, (client) => client.query('SELECT 1')).catch((error: unknown) => {
    const why = error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
    throw new Trouble(`The database at ${host}${pathname} cannot be used: ${why}. Check DATABASE_URL and MIGRATION_DATABASE_URL, and that the server runs.`);
  });
}

/** Watches over our own PostgreSQL and starts it again when it died under us. @returns how to stop watching */
function watchOver(home: Home): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy || isRunning(home, 'postgres')) return;
    busy = true;
    startCluster(home, { name: 'postgres', durable: true })
      .catch((error: unknown) => process.stderr.write(`The database stopped and could not be started again: ${error instanceof Error ? error.message : String(error)}\n`))
      .finally(() => { busy = false; });
  }, 1000);
  return () => clearInterval(timer);
}

/** The database that the settings name: one's own, or the clone's PostgreSQL, started where it does not run. */
export async function openDatabase(home: Home, { database }: Settings): Promise<OpenDatabase> {
  if (database) {
    await reach(database.migrationUrl);
    if (database.url !== database.migrationUrl) await reach(database.url);
    return { ...database, says: new URL(database.url).host, found: true, stop: () => Promise.resolve() };
  }
  const { cluster, url, migrationUrl } = await openEmbedded(home);
  const unwatch = watchOver(home);
  const stop = () => {
    unwatch();
    return cluster.stop();
  };
  return { url, migrationUrl, says: cluster.found ? `found running on port ${cluster.port}` : `port ${cluster.port}`, found: cluster.found, stop };
}

/** A warning where the app connects as the owner of the tables; null where it does not. */
export function roleWarning({ database }: Settings): string | null {
  if (!database || database.url !== database.migrationUrl) return null;
  return 'DATABASE_URL is also used for migrations, so the app owns its tables and only triggers keep the ledger and the audit log from being changed. Give the app a lesser role and the owner MIGRATION_DATABASE_URL.';
}
