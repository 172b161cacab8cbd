import { setTimeout as pause } from 'node:timers/promises';
import path from 'node:path';
import { nextCli } from './build';
import { portIsFree } from './free-port';
import { cloneFolder, type Home } from './home';
import { Trouble } from './launch/steps.mjs';
import { Child, logTail, type ChildPlan } from './processes/child';

/** @throws Trouble when nobody can listen there, with the way out */
export async function demandPort(port: number, command: string): Promise<void> {
  if (await portIsFree(port)) return;
  if (port < 1024 && process.getuid?.() !== 0) {
    throw new Trouble(`This user may not listen on port ${port}. Choose one from 1024 upwards, for example: PORT=3000 ${command}`);
  }
  throw new Trouble(`Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port === 65_535 ? 3000 : port + 1} ${command}`);
}

export type Plans = Record<'web' | 'worker', Pick<ChildPlan, 'args' | 'env' | 'niceness'>>;

/* A page that is made leaves much behind: swept sooner, and so in less room, at about a fifth of the speed of making. */
const SPARING = ['--max-semi-space-size=8', '--heap-growing-percent=20'];

/* Whoever waits for a page goes before the photos that the worker renders: a mall just seeded has minutes of them. */
const ASIDE = 10;

/** How web and worker serve a build. */
export function productionPlans(env: Record<string, string>, port: number): Plans {
  const production = { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  return {
    web: { args: [...SPARING, path.join(cloneFolder, 'lib', 'web', 'front', 'main.ts'), String(port)], env: production },
    worker: { args: ['--import', 'tsx', path.join(cloneFolder, 'lib', 'worker', 'main.ts')], env: production, niceness: ASIDE },
  };
}

/** How they run while one works on them: pages and worker anew at every change. */
export function developmentPlans(env: Record<string, string>, port: number): Plans {
  const development = { ...env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' };
  const tsx = path.join(cloneFolder, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  return {
    web: { args: [nextCli(), 'dev', '-p', String(port)], env: development },
    worker: { args: [tsx, 'watch', '--clear-screen=false', path.join(cloneFolder, 'lib', 'worker', 'main.ts')], env: development },
  };
}

export interface Served {
  web: Child;
  worker: Child;
}

/** Starts both; when one dies again and again everything ends, with what it said. */
export function serve(home: Home, plans: Plans, output: ChildPlan['output'], gaveUp: (trouble: Trouble) => void): Served {
  const start = (role: 'web' | 'worker') => {
    const child = new Child(home, { role, output, ...plans[role] }, () =>
      gaveUp(new Trouble(`The ${role} ended five times within a minute. The end of its log:`, logTail(home, role))));
    child.start();
    return child;
  };
  return { web: start('web'), worker: start('worker') };
}

/** Waits until the web answers. @throws Trouble with the end of its log when it does not within `ms` */
export async function untilAnswering(home: Home, port: number, { log = 'web', ms = 60_000 } = {}): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    const answered = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).then(() => true, () => false);
    if (answered) return;
    await pause(100);
  }
  throw new Trouble(`The web did not answer on port ${port} within ${ms / 1000} s. The end of its log:`, logTail(home, log));
}
