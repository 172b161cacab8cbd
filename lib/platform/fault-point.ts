import { env, inheritedEnv } from './env';

/** Test builds die here, as by kill -9, when the environment names this point. Demo mode only, so that production cannot be switched off. */
export function faultPoint(name: string): void {
  if (inheritedEnv().FAULT_POINT !== name) return;
  if (env().mode === 'demo') process.kill(process.pid, 'SIGKILL');
}
