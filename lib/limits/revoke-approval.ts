import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Applied } from '@/lib/institutions/model/events';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { plainWords, spokenReason } from './model/reasons';
import { endApproval, lockApproval, setApprovalVersion } from './store/approvals';

export interface RevokeApproval {
  institutionId: string;
  /** The financier's own id of the approval. */
  externalId: string;
  version: number;
  reason: string;
}

/**
 * A financier takes an approval back (callback `approval.revoked`). It binds only before use: what an order has used
 * stays; what one merely holds is refused when it comes to be used. Applied once and in order. Error: `not-found`.
 */
export function revokeApproval(deps: Deps, actor: Actor, { institutionId, externalId, version, reason: said }: RevokeApproval): Promise<Result<Applied>> {
  return write(deps, async (tx) => {
    const reason = plainWords(said);
    const at = deps.clock.now();
    const approval = await lockApproval(tx, institutionId, externalId);
    if (!approval) return err({ code: 'not-found' });
    // A revocation is the last that is said of an approval, however the financier counts: whatever came before is older, and what comes again is known.
    if (approval.status !== 'LIVE') return ok({ outcome: 'STALE' });
    await setApprovalVersion(tx, approval.id, version);
    const revoked = await endApproval(tx, approval.id, 'REVOKED', at, reason);
    await audit(tx, {
      actor, action: 'approval.revoked', subject: { type: 'approval', id: approval.id }, reason,
      data: { version, before: approval.status, heldMinor: approval.heldMinor, usedMinor: approval.usedMinor }, at,
    });
    if (revoked && approval.usedMinor === 0n) {
      await notify(tx, {
        userId: approval.purchaserId, kind: 'limits.revoked', at, mail: true,
        params: { lenderKo: approval.institution.nameKo, lenderEn: approval.institution.nameEn, reason: spokenReason(reason) ?? 'none' },
        href: `/limits/${approval.ask.limitRequestId}`, eventKey: `limits.revoked:${approval.id}`,
      });
    }
    return ok({ outcome: 'APPLIED' });
  });
}
