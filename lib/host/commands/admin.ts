import { inheritedEnv } from '@/lib/platform/env';
import { generateClient } from '../database/generate';
import { pendingMigrations } from '../database/migrate';
import { openHome } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { passOnStops } from '../processes/foreground';
import { runTask, withDatabase } from '../prepare';
import { readSettings } from '../settings';

/** `npm run admin -- create --email … --name …`: an admin's account; the password is asked for, piped in, or made. */
export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb !== 'create') throw new Trouble('Say what to do: npm run admin -- create --email kim@example.com --name "김하늘"');
  const settings = readSettings([], inheritedEnv());
  await generateClient(inheritedEnv());
  passOnStops();
  return withDatabase(openHome(), settings, async ({ url }, env) => {
    if ((await pendingMigrations(url)).length > 0) throw new Trouble('The database is not up to date. First: npm run migrate');
    return runTask('create-admin', args, { env });
  });
}
