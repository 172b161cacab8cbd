import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { write, type Deps } from '@/lib/platform/db';
import { endPreApprovalWith } from './end-pre-approval';
import { findPreApproval } from './store/pre-approvals';

export interface RevokePreApproval {
  preApprovalId: string;
  /** In words, where the desk takes it back. */
  reason?: string;
}

/**
 * Takes a limit for the whole mall back: its purchaser, who no longer wants it, or the desk. Binds before use, as with
 * every approval: what an order has used stays. Error: `not-found` (somebody else's, or over already).
 */
export function revokePreApproval(deps: Deps, actor: Actor, { preApprovalId, reason = 'given-up' }: RevokePreApproval): Promise<Result<null>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const found = await findPreApproval(tx, preApprovalId);
    const own = actor.role === 'PURCHASER' && found?.purchaserId === actor.userId;
    const house = ['DESK', 'ADMIN', 'SYSTEM'].includes(actor.role) && found?.purchaserId !== actor.userId;
    if (!found || !(own || house)) return err({ code: 'not-found' });
    if (!(await endPreApprovalWith(tx, { id: found.id, to: 'REVOKED', actor, at, reason }))) return err({ code: 'not-found' });
    if (!own) {
      await notify(tx, {
        userId: found.purchaserId, kind: 'limits.pre-revoked', at, mail: true, params: { lenderKo: found.institution.nameKo, lenderEn: found.institution.nameEn, reason },
        href: '/limits/pre', eventKey: `limits.pre-revoked:${found.id}`,
      });
    }
    return ok(null);
  });
}
