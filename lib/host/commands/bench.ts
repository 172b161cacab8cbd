import { existsSync } from 'node:fs';
import path from 'node:path';
import { inheritedEnv } from '@/lib/platform/env';
import { buildWeb } from '../build';
import { generateClient } from '../database/generate';
import { cloneFolder, openHome } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { passOnStops, runNode } from '../processes/foreground';
import { serveApart } from '../suites/apart';
import { stopCluster } from '../postgres/cluster';

/** What is measured on a database alone needs no mall that is served. */
const WITHOUT_WEB = new Set(['billing']);

/**
 * `npm run bench -- orders|search|browse|product|contracts|institutions|billing`: measures on a seeded demo of its own, served by a build, or on
 * an empty database, on a PostgreSQL that writes as durably as the real one. The script prints JSON; nothing else goes to standard output.
 */
export async function run([name = '', ...args]: string[]): Promise<number> {
  const script = path.join(cloneFolder, 'tests', 'bench', `${name}.ts`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(script)) throw new Trouble('Say what to measure, for example: npm run bench -- orders');
  const given = inheritedEnv();
  const home = openHome();
  passOnStops();
  await generateClient(given);
  if (WITHOUT_WEB.has(name)) {
    return runNode(['--import', 'tsx', script, ...args], { env: given }).finally(() => stopCluster(home, 'bench'));
  }
  const served = await serveApart(home, { cluster: { name: 'bench', durable: true }, label: 'bench', given, build: buildWeb });
  try {
    return await runNode(['--import', 'tsx', script, ...args], { env: { ...served.env, MIGRATION_DATABASE_URL: served.migrationUrl, BENCH_WEB_PID: String(served.webPid ?? '') } });
  } finally {
    await served.stop();
    await stopCluster(home, 'bench');
  }
}
