import { openEmbedded } from '../database/embedded';
import { generateClient } from '../database/generate';
import { dropDatabase } from '../database/template';
import { migrate } from '../database/migrate';
import { inheritedEnv } from '@/lib/platform/env';
import { openHome } from '../home';
import { Trouble, step } from '../launch/steps.mjs';
import { keepRunning, stopCluster } from '../postgres/cluster';

/** `npm run db`: the development database, up to date, left running. `-- stop` stops it, `-- reset` makes it anew and empty. */
export async function run([verb]: string[]): Promise<number> {
  if (verb !== undefined && verb !== 'stop' && verb !== 'reset') throw new Trouble(`There is no "${verb}". Say nothing, stop or reset: npm run db -- stop`);
  const home = openHome();
  if (verb === 'stop') {
    await step('Stopping the database', () => stopCluster(home, 'postgres'));
    return 0;
  }
  const database = await step('Database', async (note) => {
    const opened = await openEmbedded(home);
    note(opened.cluster.found ? 'already running' : `port ${opened.cluster.port}`);
    return opened;
  });
  keepRunning(home, 'postgres');
  if (verb === 'reset') {
    await step('Emptying it', async () => {
      await dropDatabase(database.cluster, 'dalmada');
      await openEmbedded(home);
    });
  }
  await step('Migrations', async (note) => {
    const { applied } = await migrate(database.migrationUrl, database.url);
    note(applied.length > 0 ? `${applied.length} applied` : 'nothing new');
  });
  await step('Database client', async (note) => {
    note((await generateClient(inheritedEnv())) ? 'generated' : 'unchanged');
  });
  process.stdout.write(`\nDATABASE_URL=${database.url}\nMIGRATION_DATABASE_URL=${database.migrationUrl}\n\nIt stays running; npm run db -- stop stops it.\n`);
  return 0;
}
