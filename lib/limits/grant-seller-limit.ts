import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { activeScorecard } from './store/scorecards';
import { ensureSellerLimit, findDesk, findSellerLimit, isApprovedSeller, writeSellerGrant } from './store/seller-limits';

export interface GrantSellerLimit {
  sellerId: string;
  /** Unless given, the scorecard's exposure for a seller who has none yet: what two people have decided since stays. */
  amountMinor?: bigint;
}

/**
 * Grants an approved seller its exposure limit at the lease desk, without end. Granting the same again changes nothing.
 * Errors: `not-found` (no desk, no such seller or not an approved one, not one of the house).
 */
export function grantSellerLimit(deps: Deps, actor: Actor, { sellerId, ...granting }: GrantSellerLimit): Promise<Result<{ sellerLimitId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const desk = await findDesk(tx);
    if (!desk || !['ADMIN', 'DESK', 'SYSTEM'].includes(actor.role)) return err({ code: 'not-found' });
    const before = await findSellerLimit(tx, sellerId, desk.id);
    if (before?.status === 'LIVE' && (granting.amountMinor ?? before.approvedMinor) === before.approvedMinor) return ok({ sellerLimitId: before.id });
    const amountMinor = granting.amountMinor ?? (await activeScorecard(tx)).sellerExposure;
    if (!(await isApprovedSeller(tx, sellerId))) return err({ code: 'not-found' });
    const id = await ensureSellerLimit(tx, sellerId, desk.id, at);
    await writeSellerGrant(tx, id, { approvedMinor: amountMinor, at });
    await audit(tx, { actor, action: 'seller-limit.granted', subject: { type: 'seller_limit', id }, data: { sellerId, amountMinor }, at });
    return ok({ sellerLimitId: id });
  });
}
