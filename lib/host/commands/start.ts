import { inheritedEnv } from '@/lib/platform/env';
import { buildWeb } from '../build';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_STAFF } from '@/lib/accounts/model/demo-accounts';
import { openHome } from '../home';
import { report, seconds, step } from '../launch/steps.mjs';
import { prepare } from '../prepare';
import { Supervisor } from '../processes/supervisor';
import { demandPort, productionPlans, serve, untilAnswering } from '../serve';
import { readSettings, refuseUnknown, type Settings } from '../settings';

function welcome({ mode }: Settings, address: string, since: number): string {
  const accounts = [...DEMO_ACCOUNTS, ...DEMO_STAFF].map(({ role, email, name }) => `    ${role.toLowerCase().padEnd(10)} ${email.padEnd(26)} ${name}`);
  const demo = mode === 'demo' ? ['', `  Demo accounts, all with the password ${DEMO_PASSWORD}`, ...accounts] : [];
  return ['', `  달마다 · ${address} · ready in ${seconds(performance.now() - since)}`, ...demo, '', '  Ctrl-C stops everything.', '', ''].join('\n');
}

/** `npm start`: everything, from a fresh clone to an address one can open. */
export async function run(args: string[]): Promise<number> {
  const since = performance.now();
  refuseUnknown(args);
  const settings = readSettings(args, inheritedEnv());
  const { port } = settings;
  const home = openHome();
  if (home.setAside) process.stdout.write(`  Data of an earlier clone at this path was set aside in ${home.setAside}\n`);
  const supervisor = await Supervisor.begin(home, `npm start, http://localhost:${port}`);
  const fail = async (error: unknown) => {
    if (supervisor.isStopping) return new Promise<never>(() => undefined);
    report(error);
    await supervisor.stop();
    process.exit(1);
  };
  try {
    await demandPort(port, 'npm start');
    const { env } = await prepare(home, settings, (opened) => supervisor.onStop(() => opened.stop()));
    await step('Pages', async (note) => { note((await buildWeb(env)) ? 'built' : 'unchanged'); });
    await step('Web and worker', async () => {
      const { web, worker } = serve(home, productionPlans(env, port), 'log', (trouble) => void fail(trouble));
      supervisor.onStop(() => Promise.all([web.stop(), worker.stop()]).then(() => undefined));
      await untilAnswering(home, port);
    });
    process.stdout.write(welcome(settings, env.NEXTAUTH_URL ?? '', since));
  } catch (error) {
    await fail(error);
  }
  // Stopping ends the process; until then there is nothing to return.
  return new Promise<never>(() => undefined);
}
