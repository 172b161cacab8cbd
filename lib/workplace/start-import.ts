import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { ApplyImportInput } from './model/inputs';
import { findImport, markApplying } from './store/imports';

/** Has what was looked through applied by the worker, row by row. Errors: `not-found`, `workplace.already-applied`. */
export async function startImport(deps: Deps, actor: Actor, { importId, submit }: ApplyImportInput): Promise<Result<{ importId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if ((await findImport(tx, importId))?.sellerId !== sellerId) return err({ code: 'not-found' });
    if (!(await markApplying(tx, { id: importId, sellerId, submit, userId: actor.userId, at }))) return err({ code: 'workplace.already-applied' });
    await audit(tx, { actor, action: 'import.started', subject: { type: 'listing-import', id: importId }, data: { submit }, at });
    await addJob(tx, 'apply-import', { importId }, { key: `apply-import:${importId}` });
    return ok({ importId });
  });
}
