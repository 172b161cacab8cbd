import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { endApproval, findApprovalToTell, findLapsedApprovals } from './store/approvals';

const AT_ONCE = 200;

/** Ends approvals whose time is over and that no order holds. Who could still have taken one is told, and may ask again. */
export async function expireApprovals(deps: Deps): Promise<void> {
  for (const id of await findLapsedApprovals(deps.db, deps.clock.now(), AT_ONCE)) await expire(deps, id);
}

const expire = (deps: Deps, id: string) =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    const approval = await findApprovalToTell(tx, id);
    if (!(await endApproval(tx, id, 'EXPIRED', at, 'expired'))) return ok(undefined);
    await audit(tx, { actor: SYSTEM, action: 'approval.expired', subject: { type: 'approval', id }, at });
    const { ask: { limitRequest: request }, institution } = approval;
    if (request.state === 'OPEN') {
      await notify(tx, {
        userId: approval.purchaserId, kind: 'limits.expired', at,
        params: { number: request.number, goods: request.listingVersion.title, lenderKo: institution.nameKo, lenderEn: institution.nameEn },
        href: `/limits/${request.id}`, eventKey: `limits.expired:${id}`,
      });
    }
    return ok(undefined);
  });
