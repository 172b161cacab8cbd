import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { write, type Deps } from '@/lib/platform/db';
import { endPreApprovalWith } from './end-pre-approval';
import { findLapsedPreApprovals, findPreApproval } from './store/pre-approvals';

const AT_ONCE = 200;

/** Ends limits for the whole mall whose time is over and that no order holds; their purchasers are told, and may ask anew. */
export async function expirePreApprovals(deps: Deps): Promise<void> {
  for (const id of await findLapsedPreApprovals(deps.db, deps.clock.now(), AT_ONCE)) await expire(deps, id);
}

const expire = (deps: Deps, id: string) =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    const found = await findPreApproval(tx, id);
    if (!found || !(await endPreApprovalWith(tx, { id, to: 'EXPIRED', actor: SYSTEM, at, reason: 'expired' }))) return ok(undefined);
    await notify(tx, {
      userId: found.purchaserId, kind: 'limits.pre-expired', at, params: { lenderKo: found.institution.nameKo, lenderEn: found.institution.nameEn },
      href: '/limits/pre', eventKey: `limits.pre-expired:${id}`,
    });
    return ok(undefined);
  });
