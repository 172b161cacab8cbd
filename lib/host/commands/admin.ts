import { inheritedEnv } from '@/lib/platform/env';
import { generateClient } from '../database/generate';
import { pendingMigrations } from '../database/migrate';
import { openHome } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { passOnStops } from '../processes/foreground';
import { runTask, withDatabase } from '../prepare';
import { readSettings } from '../settings';

const USAGE = `Say what to do:
  npm run admin -- create --email kim@example.com --name "김하늘"
  npm run admin -- desk --name-ko "달마다 리스" --name-en "Dalmada Lease" --business-number 220-88-16351 --address-ko "서울 …" --address-en "…, Seoul" --phone 02-6000-1200`;

const TASKS: Record<string, string> = { create: 'create-admin', desk: 'register-desk' };

/**
 * `npm run admin -- create …`: an admin's account; the password is asked for, piped in, or made.
 * `npm run admin -- desk …`: the in-house lease desk as its contracts name it, without which no limit is approved.
 */
export async function run([verb, ...args]: string[]): Promise<number> {
  const task = Object.hasOwn(TASKS, verb ?? '') ? TASKS[verb ?? ''] : undefined;
  if (!task) throw new Trouble(USAGE);
  const settings = readSettings([], inheritedEnv());
  await generateClient(inheritedEnv());
  passOnStops();
  return withDatabase(openHome(), settings, async ({ url }, env) => {
    if ((await pendingMigrations(url)).length > 0) throw new Trouble('The database is not up to date. First: npm run migrate');
    return runTask(task, args, { env });
  });
}
