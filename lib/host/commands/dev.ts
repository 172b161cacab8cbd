import { inheritedEnv } from '@/lib/platform/env';
import { prepareFonts } from '../fonts';
import { openHome } from '../home';
import { report } from '../launch/steps.mjs';
import { prepare } from '../prepare';
import { Supervisor } from '../processes/supervisor';
import { demandPort, developmentPlans, serve } from '../serve';
import { readSettings, refuseUnknown } from '../settings';

/** `npm run dev`: database, migrations and demo data, then pages and worker that follow every change. */
export async function run(args: string[]): Promise<number> {
  refuseUnknown(args);
  const settings = readSettings(args, inheritedEnv());
  const home = openHome();
  const supervisor = await Supervisor.begin(home, `npm run dev, http://localhost:${settings.port}`);
  const fail = async (error: unknown) => {
    if (supervisor.isStopping) return new Promise<never>(() => undefined);
    report(error);
    await supervisor.stop();
    process.exit(1);
  };
  try {
    await demandPort(settings.port, 'npm run dev');
    const { env } = await prepare(home, settings, (opened) => supervisor.onStop(() => opened.stop()));
    await prepareFonts();
    const { web, worker } = serve(home, developmentPlans(env, settings.port), 'terminal', (trouble) => void fail(trouble));
    supervisor.onStop(() => Promise.all([web.stop(), worker.stop()]).then(() => undefined));
  } catch (error) {
    await fail(error);
  }
  return new Promise<never>(() => undefined);
}
