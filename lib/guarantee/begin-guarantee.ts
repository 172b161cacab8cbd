import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { findOpenClaim } from './store/claims';
import { beginRow, findUnbegun, lockForGuarantee } from './store/guarantees';
import { startClaim } from './start-claim';

/**
 * A lease is in force: its guarantee begins, with its care calendar, and goods that were accepted with defects become the
 * first claim. Run again, it changes nothing.
 */
export function beginGuarantee(deps: Deps, { leaseId }: { leaseId: string }): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const lease = await lockForGuarantee(tx, leaseId);
    if (!lease || lease.state !== 'ACTIVE') return ok(null);
    const guarantee = await beginRow(tx, lease, at);
    if (!lease.guarantee) await audit(tx, { actor: SYSTEM, action: 'lease.guarantee-began', subject: { type: 'lease', id: leaseId }, at });
    const [defect] = lease.contract.order.claims;
    if (!defect || await findOpenClaim(tx, leaseId)) return ok(null);
    await startClaim(tx, { lease, guarantee }, {
      actor: SYSTEM, defectId: defect.id, text: defect.text, serial: lease.unit.serial, sinceOn: plainDateIn(toInstant(defect.openedAt), lease.timeZone), usable: true, photos: [], at,
    });
    return ok(null);
  });
}

/** Sweep: guarantees whose job was lost. */
export async function beginMissingGuarantees(deps: Deps): Promise<void> {
  for (const { id } of await findUnbegun(deps.db)) await beginGuarantee(deps, { leaseId: id }).catch((error: unknown) => deps.log.error('guarantee not begun', { id, error }));
}
