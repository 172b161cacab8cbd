import { ShiftedClock, systemClock } from './clock';
import type { Deps } from './db';
import { openDb } from './db';
import { readClockOffset } from './demo-clock';
import type { Env } from './env';
import { logger } from './log';

/** What a process (web, worker, command) lives on. The demo's clock may be moved; the live one may not. */
export async function boot(env: Env, name: string): Promise<Deps> {
  const db = openDb(env.databaseUrl, env.databasePool);
  const log = logger(env.logLevel, name);
  if (env.mode === 'live') return { db, clock: systemClock, env, log };
  const clock = new ShiftedClock();
  await clock.follow(() => readClockOffset(db));
  return { db, clock, env, log };
}

/** Lets go of all that `boot` took hold of: the process ends once its work does. */
export async function leave({ db, clock }: Deps): Promise<void> {
  if (clock instanceof ShiftedClock) await clock.rest();
  await db.$disconnect();
}
