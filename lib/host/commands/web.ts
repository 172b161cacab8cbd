import { inheritedEnv } from '@/lib/platform/env';
import { buildWeb } from '../build';
import { openHome } from '../home';
import { step } from '../launch/steps.mjs';
import { passOnStops, runNode } from '../processes/foreground';
import { demandPort, productionPlans } from '../serve';
import { readyForProduction } from '../production';

/** `npm run web`: one web process, as many as one likes, each with a PORT of its own. */
export async function run(args: string[]): Promise<number> {
  const { settings, env } = await readyForProduction(openHome(), args, inheritedEnv());
  await demandPort(settings.port, 'npm run web');
  passOnStops();
  await step('Pages', async (note) => { note((await buildWeb(env)) ? 'built' : 'unchanged'); });
  const { web } = productionPlans(env, settings.port);
  return runNode(web.args, { env: web.env });
}
