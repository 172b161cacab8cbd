import { inheritedEnv } from '@/lib/platform/env';
import { brokenInvariants } from './invariants';
import { assertLocalDatabase } from './local-database';

/** After the browser tests, too, no row may break an invariant. */
export default async function afterBrowserTests(): Promise<void> {
  const url = inheritedEnv().MIGRATION_DATABASE_URL;
  if (!url) throw new Error('The browser tests run on a database of their own: npm run e2e, or npm test.');
  assertLocalDatabase(url);
  const broken = await brokenInvariants(url);
  if (broken.length > 0) throw new Error(`Invariants broken:\n${broken.join('\n')}`);
}
