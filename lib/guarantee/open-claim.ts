import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { hasBeenReleased } from '@/lib/leases/store';
import { toPlainDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { sameSerial } from './model/claim';
import type { OpenClaimInput } from './model/inputs';
import { findOpenClaim } from './store/claims';
import { beginRow, lockForGuarantee } from './store/guarantees';
import { startClaim } from './start-claim';

/**
 * The purchaser claims what the guarantee promises: what is wrong, since when, and of which thing. One at a time; what
 * else is wrong is said in its thread.
 *
 * Errors: `not-found`, `guarantee.lease-over`, `guarantee.goods-back` (they are on their way back), `guarantee.open-already`, `guarantee.photo-gone`, and by field
 * `guarantee.other-serial`, `guarantee.since`.
 */
export function openClaim(deps: Deps, actor: Actor, input: OpenClaimInput): Promise<Result<{ claimId: string; leaseId: string }>> {
  const at = deps.clock.now();
  const { leaseId, text, sinceOn, serial, usable, photos } = input;
  return write(deps, async (tx) => {
    const lease = actor.role === 'PURCHASER' && actor.userId !== '' ? await lockForGuarantee(tx, leaseId) : null;
    if (lease?.purchaserId !== actor.userId || !lease) return err({ code: 'not-found' });
    if (lease.state !== 'ACTIVE' || await hasBeenReleased(tx, leaseId)) return err({ code: 'guarantee.lease-over' });
    if (lease.freezes.length > 0) return err({ code: 'guarantee.goods-back' });
    if (await findOpenClaim(tx, leaseId)) return err({ code: 'guarantee.open-already' });
    if (!sameSerial(serial, lease.unit.serial)) return err({ code: 'input', fields: { serial: 'guarantee.other-serial' } });
    if (sinceOn > plainDateIn(at, lease.timeZone) || sinceOn < toPlainDate(lease.startsOn)) return err({ code: 'input', fields: { sinceOn: 'guarantee.since' } });
    const guarantee = await beginRow(tx, lease, at);
    const claimId = await startClaim(tx, { lease, guarantee }, { actor, text, serial: lease.unit.serial, sinceOn, usable: usable === 'yes', photos, at });
    return claimId === null ? err({ code: 'guarantee.photo-gone' }) : ok({ claimId, leaseId });
  });
}
