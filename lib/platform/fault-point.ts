import { env } from './env';

/** Test builds die here, as by kill -9, when the environment names this point. Demo mode only, so that production cannot be switched off. */
export function faultPoint(name: string): void {
  const current = env();
  if (current.mode === 'demo' && current.faultPoint === name) process.kill(process.pid, 'SIGKILL');
}
