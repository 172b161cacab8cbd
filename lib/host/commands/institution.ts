import { inheritedEnv } from '@/lib/platform/env';
import { generateClient } from '../database/generate';
import { pendingMigrations } from '../database/migrate';
import { openHome } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { passOnStops } from '../processes/foreground';
import { running } from '../processes/records';
import { runTask, withDatabase } from '../prepare';
import { readSettings } from '../settings';

const USAGE = `Say what to do:
  npm run institution -- add --code hanbit --name 한빛은행 --url https://bank.example/v1 --secret whsec_… [--name-en "Hanbit Bank"] [--policy FILE.json]
                             [--public-key FILE.pem …] [--business-number …] [--address-ko …] [--address-en …] [--phone …]
  npm run institution -- list
  npm run institution -- test CODE | pause CODE | resume CODE | remove CODE
  npm run institution -- key            the mall's own key id and public key, which an institution registers
  npm run institution -- key next       makes the key that will sign next, to be registered beside the one that signs
  npm run institution -- key turn       asks each active institution under it, and signs with it from now on where none refuses it (--anyway: also then)
  npm run institution -- caller add --code mall --public-key FILE.pem --callback-url URL --secret whsec_… [--of hanbit]
                                        somebody who asks our lease desk (or another lender that we play)
  npm run institution -- caller list | caller remove CODE [--of hanbit]`;

const VERBS = ['add', 'list', 'test', 'pause', 'resume', 'remove', 'key', 'caller'];

/** `npm run institution -- …`: the financiers that the mall asks, those who ask it, and its own key, on the running mall. */
export async function run(args: string[]): Promise<number> {
  if (!VERBS.includes(args[0] ?? '')) throw new Trouble(USAGE);
  const home = openHome();
  // The demo's own address has the port at which it runs now.
  const port = /:(\d+)$/.exec(running(home, 'supervisor')?.says ?? '')?.[1];
  const settings = readSettings(port === undefined ? [] : ['--port', port], inheritedEnv());
  await generateClient(inheritedEnv());
  passOnStops();
  return withDatabase(home, settings, async ({ url }, env) => {
    if ((await pendingMigrations(url)).length > 0) throw new Trouble('The database is not up to date. First: npm run migrate');
    return runTask('institution', args, { env });
  });
}
