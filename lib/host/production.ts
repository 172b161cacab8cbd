import { generateClient } from './database/generate';
import { pendingMigrations } from './database/migrate';
import { openDatabase } from './database/open';
import type { Home } from './home';
import { Trouble } from './launch/steps.mjs';
import { appEnv, checkEnvironment, readSettings, type Given, type Settings } from './settings';

/** What `npm run web` and `npm run worker` have in common: a database of one's own, up to date. @throws Trouble */
export async function readyForProduction(home: Home, args: string[], given: Given): Promise<{ settings: Settings; env: Record<string, string> }> {
  const settings = readSettings(args, given);
  if (!settings.database) throw new Trouble('npm run web and npm run worker serve a PostgreSQL of your own: set DATABASE_URL (and see .env.example). For the demo on the built-in one: npm start');
  checkEnvironment(settings, home);
  const { url } = await openDatabase(home, settings);
  const env = appEnv(settings, home, url);
  if ((await pendingMigrations(url)).length > 0) throw new Trouble('The database is not up to date. First: npm run migrate');
  await generateClient(given);
  return { settings, env };
}
