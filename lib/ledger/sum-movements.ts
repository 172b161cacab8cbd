import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { takeTogether } from './store';

/** So many a transaction. */
const MOST = 20_000;

/** Sweep: what statements posted to accounts is added to the sums of their days; who reads both sees the same before and after. */
export async function sumMovements(deps: Deps): Promise<void> {
  for (let taken = MOST; taken === MOST;) taken = (await write(deps, async (tx) => ok(await takeTogether(tx, MOST)))).value;
}
