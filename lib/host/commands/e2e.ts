import { inheritedEnv } from '@/lib/platform/env';
import { buildWeb } from '../build';
import { generateClient } from '../database/generate';
import { cloneFolder, openHome } from '../home';
import { step } from '../launch/steps.mjs';
import path from 'node:path';
import { passOnStops, runNode } from '../processes/foreground';
import { isRunning, stopCluster } from '../postgres/cluster';
import { serveApart } from '../suites/apart';
import { ensureBrowser } from '../suites/browser';

/** `npm run e2e -- [what playwright test takes]`: the browser tests alone, seen as they run. */
export async function run(args: string[]): Promise<number> {
  const given = inheritedEnv();
  const home = openHome();
  passOnStops();
  await generateClient(given);
  const wasRunning = isRunning(home, 'test');
  const { file } = await ensureBrowser(given);
  const served = await step('Pages, web and worker for the browser tests', (note) => serveApart(home, {
    cluster: { name: 'test', durable: false }, label: 'e2e', given,
    build: async (env) => { note((await buildWeb(env)) ? 'built' : 'unchanged'); },
  }));
  try {
    const cli = path.join(cloneFolder, 'node_modules', '@playwright', 'test', 'cli.js');
    return await runNode([cli, 'test', ...args], { env: { ...served.env, MIGRATION_DATABASE_URL: served.migrationUrl, CHROMIUM_PATH: file } });
  } finally {
    await served.stop();
    if (!wasRunning) await stopCluster(home, 'test');
  }
}
