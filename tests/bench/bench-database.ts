import { randomBytes } from 'node:crypto';
import { cloneDatabase, dropDatabase, ensureTemplate } from '@/lib/host/database/template';
import { openHome } from '@/lib/host/home';
import { startCluster } from '@/lib/host/postgres/cluster';
import { identify } from '@/lib/host/processes/identity';
import { systemClock } from '@/lib/platform/clock';
import { openDb, type Deps } from '@/lib/platform/db';
import { logger } from '@/lib/platform/log';
import { testEnv } from '../support/database';

export interface BenchDatabase {
  deps: Deps;
  drop(): Promise<void>;
}

/** An empty database beside the served demo's, on the same cluster: every commit is on disk before it is answered. */
export async function benchDatabase(pool: number): Promise<BenchDatabase> {
  const cluster = await startCluster(openHome(), { name: 'bench', durable: true });
  const { name, url } = await cloneDatabase(cluster, await ensureTemplate(cluster), identify(process.pid), randomBytes(4).toString('hex'));
  const env = testEnv(url);
  const db = openDb(url, pool);
  return {
    deps: { db, clock: systemClock, env, log: logger('warn', 'bench') },
    drop: async () => {
      await db.$disconnect();
      await dropDatabase(cluster, name);
    },
  };
}
