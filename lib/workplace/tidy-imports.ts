import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { APPLIED_DAYS, UNUSED_DAYS } from './model/keeping';
import { deleteImport, findOldImports } from './store/tidying';

/** Files of thousands of rows: a few at a time. */
const AT_ONCE = 20;

/** Sweep: files and their rows some time after they were applied, or were looked through and never applied. What is being applied stays. */
export async function tidyImports(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const days = (count: number) => at.subtract({ hours: 24 * count });
  const until = { unused: days(UNUSED_DAYS), applied: days(APPLIED_DAYS) };
  for (const id of await findOldImports(deps.db, until, AT_ONCE)) {
    await write(deps, async (tx) => {
      const removed = await deleteImport(tx, id, until);
      if (removed) await audit(tx, { actor: SYSTEM, action: 'import.removed', subject: { type: 'listing-import', id }, data: { lines: removed.lines }, at });
      return ok(null);
    });
  }
}
