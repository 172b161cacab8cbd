import type { Home } from '../home';
import { startCluster, type Cluster } from '../postgres/cluster';
import { ensureDatabase, type DatabaseUrls } from '../postgres/roles';

export interface EmbeddedDatabase extends DatabaseUrls {
  cluster: Cluster;
}

/** The clone's own PostgreSQL, started or found running, with the database `dalmada` in it. */
export async function openEmbedded(home: Home): Promise<EmbeddedDatabase> {
  const cluster = await startCluster(home, { name: 'postgres', durable: true });
  return { cluster, ...(await ensureDatabase(cluster, 'dalmada')) };
}
