import { inheritedEnv } from '@/lib/platform/env';
import { buildWeb } from '../build';
import { generateClient } from '../database/generate';
import { openHome, type Home } from '../home';
import { step } from '../launch/steps.mjs';
import { endForeground } from '../processes/foreground';
import { serveApart, type Apart } from '../suites/apart';
import { ensureBrowser } from '../suites/browser';
import { playwrightSuite } from '../suites/playwright';
import { ensureReaders } from '../suites/readers';
import { conclude, runByTwos, runSuite } from '../suites/run';
import { staticSuites, unitSuite } from '../suites/static';
import { sum, type Tally } from '../suites/tally';
import { beginTestCluster, type TestCluster } from '../suites/test-cluster';
import { vitestSuite } from '../suites/vitest';
import { zoneSuites, ZONES } from '../suites/zones';
import type { Given } from '../settings';

let served: Apart | null = null;

async function browserTests(home: Home, cluster: TestCluster, given: Given): Promise<Tally> {
  const { file } = await step('Browser', async (note) => {
    const browser = await ensureBrowser(given);
    note(browser.installed ? `installed, ${browser.file}` : browser.file);
    return browser;
  });
  served = await step('Pages, web and worker for the browser tests', (note) => serveApart(home, {
    cluster: cluster.options, label: 'test', given,
    build: async (env) => { note((await buildWeb(env)) ? 'built' : 'unchanged'); },
  }));
  try {
    return await playwrightSuite({ ...served.env, MIGRATION_DATABASE_URL: served.migrationUrl, CHROMIUM_PATH: file });
  } finally {
    await served.stop();
    served = null;
  }
}

/** Ctrl-C, or the end of the launcher: nothing of ours stays. */
function cleanUpWhenTold(cluster: TestCluster): void {
  let told = false;
  const cleanUp = async () => {
    if (told) return;
    told = true;
    endForeground();
    await served?.stop().catch(() => undefined);
    await cluster.remove();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void cleanUp());
  process.on('disconnect', () => void cleanUp());
}

/** `npm test`: every suite, and a last line that sums them. */
export async function run(): Promise<number> {
  const home = openHome();
  const given = inheritedEnv();
  await step('Database client', async (note) => { note((await generateClient(given)) ? 'generated' : 'unchanged'); });
  await step('Readers of PDF and XML', (note) => { note(ensureReaders(given)); });
  const cluster = await step('Database for the tests', () => beginTestCluster(home));
  cleanUpWhenTold(cluster);
  const env = { ...given, DALMADA_TEST_CLUSTER: cluster.options.name, TZ: ZONES[0] };
  try {
    // Each of these keeps one core busy; each of the rest all of them.
    const tallies = await runByTwos(staticSuites(env));
    const rest = [unitSuite(env), { name: 'database', run: () => vitestSuite('database', env) }, ...zoneSuites(env), { name: 'browser', run: () => browserTests(home, cluster, given) }];
    for (const suite of rest) tallies.push(await runSuite(suite));
    return conclude(sum(tallies));
  } finally {
    await cluster.remove();
  }
}
