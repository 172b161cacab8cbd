import { inheritedEnv } from '@/lib/platform/env';
import { migrate } from '../database/migrate';
import { openDatabase, roleWarning } from '../database/open';
import { openHome } from '../home';
import { step } from '../launch/steps.mjs';
import { readSettings } from '../settings';

/** `npm run migrate`: brings the database up to date; several may do it at once. */
export async function run(): Promise<number> {
  const settings = readSettings([], inheritedEnv());
  const warning = roleWarning(settings);
  if (warning) process.stdout.write(`  Warning: ${warning}\n`);
  const database = await step('Database', () => openDatabase(openHome(), settings));
  await step('Migrations', async (note) => {
    const { applied } = await migrate(database.migrationUrl, database.url);
    note(applied.length > 0 ? applied.join(', ') : 'nothing new');
  });
  if (!database.found) await database.stop();
  return 0;
}
