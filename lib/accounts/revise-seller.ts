import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { BusinessFacts } from './model/seller';
import { sellerFor } from './model/seller-roles';
import { findSellerByNumber, reviseSellerRow } from './store/seller';
import { lockName } from './store/user';

/**
 * A seller that is not approved yet puts its facts right; one that was rejected waits again.
 * Errors: `not-found`, `accounts.seller-moved`, field `businessNumber` `accounts.business-number-taken`.
 */
export function reviseSeller(deps: Deps, actor: Actor, facts: BusinessFacts): Promise<Result<null>> {
  return write(deps, async (tx) => {
    const sellerId = sellerFor(actor, 'business');
    if (!sellerId) return err({ code: 'not-found' });
    await lockName(tx, 'business', facts.businessNumber);
    const holder = await findSellerByNumber(tx, facts.businessNumber);
    if (holder && holder.id !== sellerId) return err({ code: 'input', fields: { businessNumber: 'accounts.business-number-taken' } });
    if (!(await reviseSellerRow(tx, sellerId, facts, deps.env.encryptionKey))) return err({ code: 'accounts.seller-moved' });
    const at = deps.clock.now();
    await audit(tx, { actor, action: 'seller.revised', subject: { type: 'seller', id: sellerId }, data: { businessNumber: facts.businessNumber }, at });
    await addJob(tx, 'notify', {
      to: { role: 'ADMIN' }, kind: 'accounts.seller-waiting', params: { seller: facts.businessName }, href: `/admin/sellers/${sellerId}`,
      eventKey: `seller-revised:${sellerId}:${at.toString()}`,
    });
    return ok(null);
  });
}
