import { inheritedEnv } from '@/lib/platform/env';
import { generateClient } from '../database/generate';
import { migrate } from '../database/migrate';
import { openHome } from '../home';
import { Trouble, step } from '../launch/steps.mjs';
import { runTask, withDatabase } from '../prepare';
import { readSettings } from '../settings';

/** `npm run seed`: the demo's data again, where something of it is missing. */
export async function run(): Promise<number> {
  const settings = readSettings([], inheritedEnv());
  if (settings.mode === 'live') throw new Trouble('Live mode is never seeded. For a demo on a database of your own: DALMADA_MODE=demo npm run seed');
  await generateClient(inheritedEnv());
  return withDatabase(openHome(), settings, async (database, env) => {
    await migrate(database.migrationUrl, database.url);
    return step('Demo data', () => runTask('seed', [], { env }));
  });
}
