import { inheritedEnv } from '@/lib/platform/env';
import { openHome } from '../home';
import { passOnStops, runNode } from '../processes/foreground';
import { productionPlans } from '../serve';
import { readyForProduction } from '../production';

/** `npm run worker`: one worker process; as many as one likes share the jobs. */
export async function run(args: string[]): Promise<number> {
  const { settings, env } = await readyForProduction(openHome(), args, inheritedEnv());
  passOnStops();
  const { worker } = productionPlans(env, settings.port);
  return runNode(worker.args, { env: worker.env });
}
