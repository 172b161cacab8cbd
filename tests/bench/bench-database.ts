import { randomBytes } from 'node:crypto';
import { cloneDatabase, dropDatabase, ensureTemplate } from '@/lib/host/database/template';
import { openHome } from '@/lib/host/home';
import { startCluster } from '@/lib/host/postgres/cluster';
import { superuserUrl } from '@/lib/host/postgres/roles';
import { identify } from '@/lib/host/processes/identity';
import { type Clock, systemClock } from '@/lib/platform/clock';
import { openDb, type Deps } from '@/lib/platform/db';
import { logger } from '@/lib/platform/log';
import { testEnv } from '../support/database';

export interface BenchDatabase {
  deps: Deps;
  /** As the app's role. */
  url: string;
  /** As who may do anything in it, for what is set up by hand. */
  superuserUrl: string;
  drop(): Promise<void>;
}

/** An empty database beside the served demo's, on the same cluster: every commit is on disk before it is answered. */
export async function benchDatabase(pool: number, clock: Clock = systemClock): Promise<BenchDatabase> {
  const cluster = await startCluster(openHome(), { name: 'bench', durable: true });
  const { name, url } = await cloneDatabase(cluster, await ensureTemplate(cluster), identify(process.pid), randomBytes(4).toString('hex'));
  const env = testEnv(url);
  const db = openDb(url, pool);
  return {
    deps: { db, clock, env, log: logger('warn', 'bench') },
    url, superuserUrl: superuserUrl(cluster).replace(/\/postgres$/, `/${name}`),
    drop: async () => {
      await db.$disconnect();
      await dropDatabase(cluster, name);
    },
  };
}
