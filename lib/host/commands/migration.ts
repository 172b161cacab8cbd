import path from 'node:path';
import { draftMigration } from '../database/draft-migration';
import { openEmbedded } from '../database/embedded';
import { cloneFolder, openHome } from '../home';
import { Trouble, step } from '../launch/steps.mjs';

/** `npm run migration -- <name>`: writes what prisma/schema has and the migrations lack into the next migration. */
export async function run([name]: string[]): Promise<number> {
  if (!name) throw new Trouble('Give the migration a name, for example: npm run migration -- add-listing-photos');
  const database = await step('Database', () => openEmbedded(openHome()));
  const file = await step('Comparing the schema with the migrations', () => draftMigration(database.migrationUrl, name))
    .finally(() => (database.cluster.found ? undefined : database.cluster.stop()));
  if (file === null) {
    process.stdout.write('\nThe migrations say all that prisma/schema says; nothing was written.\n');
    return 0;
  }
  process.stdout.write(`\nWritten: ${path.relative(cloneFolder, file)}\nAdd by hand what the schema language cannot say (CHECK, EXCLUDE, triggers, partial indexes), then: npm run db\n`);
  return 0;
}

