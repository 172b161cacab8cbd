import { inheritedEnv } from '@/lib/platform/env';
import { generateClient } from '../database/generate';
import { openHome } from '../home';
import { step } from '../launch/steps.mjs';
import { passOnStops } from '../processes/foreground';
import { conclude, runSuite } from '../suites/run';
import { staticSuites, unitSuite } from '../suites/static';
import { sum } from '../suites/tally';

/** `npm run check`: types, lint, architecture and unit, side by side. */
export async function run(): Promise<number> {
  openHome();
  passOnStops();
  const env = inheritedEnv();
  await step('Database client', async (note) => { note((await generateClient(env)) ? 'generated' : 'unchanged'); });
  return conclude(sum(await Promise.all([...staticSuites(env), unitSuite(env)].map(runSuite))));
}
