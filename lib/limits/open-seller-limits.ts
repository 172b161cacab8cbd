import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { grantSellerLimit } from './grant-seller-limit';
import { queueSellerLimit } from './queue-question';
import { findLenders } from './store/applying';

/**
 * An approved seller's limits: granted at the lease desk by its rules, asked for at every outside financier, so that
 * its first purchaser does not wait for that. Again it changes nothing. Errors: those of `grantSellerLimit`.
 */
export function openSellerLimits(deps: Deps, actor: Actor, { sellerId }: { sellerId: string }): Promise<Result<void>> {
  return write(deps, async (tx) => {
    const granted = await grantSellerLimit({ ...deps, tx }, actor, { sellerId });
    if (!granted.ok) return granted;
    for (const lender of await findLenders(tx)) {
      if (lender.kind === 'HTTP') await queueSellerLimit(tx, { sellerId, institutionId: lender.id, at: deps.clock.now() });
    }
    return ok(undefined);
  });
}
