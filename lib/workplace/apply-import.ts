import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { err, ok } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { faultPoint } from '@/lib/platform/fault-point';
import { applyRow } from './apply-row';
import { applyImportJob } from './model/inputs';
import { findImport, markApplied, outcomeCounts, rowsLeft, workerOf } from './store/imports';

/** Rows that one job applies before others get their turn. */
const BATCH = 100;

/**
 * Applies what is left of an import, each row in a transaction of its own. Interrupted anywhere, the next run goes on
 * where this one stopped: a row and what became of it are written together.
 */
export async function applyImport(deps: Deps, payload: unknown): Promise<void> {
  const { importId } = applyImportJob.parse(payload);
  const found = await findImport(deps.db, importId);
  if (found?.state !== 'APPLYING' || !found.appliedById) return;
  const person = await workerOf(deps.db, found.appliedById);
  const actor: Actor = { userId: found.appliedById, role: 'SELLER', sellerId: found.sellerId, sellerRoles: person?.sellerRoles ?? [], name: person?.name ?? '' };
  const left = await rowsLeft(deps.db, importId, BATCH);
  for (const seq of left) {
    await applyRow(deps, actor, { importId, seq, submit: found.submit });
    faultPoint('apply-import:row');
  }
  if (left.length < BATCH) return finish(deps, importId, actor);
  await write(deps, async (tx) => {
    await addJob(tx, 'apply-import', { importId });
    return ok(null);
  });
}

async function finish(deps: Deps, importId: string, actor: Actor): Promise<void> {
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    if (!(await markApplied(tx, importId, at))) return err({ code: 'conflict' });
    const { SAVED = 0, SUBMITTED = 0, STOCKED = 0, STALE = 0, REFUSED = 0 } = await outcomeCounts(tx, importId);
    const params = { written: SAVED + SUBMITTED + STOCKED, refused: STALE + REFUSED };
    await audit(tx, { actor: SYSTEM, action: 'import.applied', subject: { type: 'listing-import', id: importId }, data: { written: params.written, refused: params.refused }, at });
    await notify(tx, { userId: actor.userId, kind: 'workplace.applied', params, href: `/seller/listings/imports/${importId}`, eventKey: `import-applied:${importId}`, at });
    return ok(null);
  });
}
