import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { payoutAccountInput } from './model/seller';
import { sellerFor } from './model/seller-roles';
import { payoutAccountOf } from './payout-account';
import { findAccount, updateAccount } from './store/seller';

/** An owner changes where the shop is paid; every owner is told. Errors: `not-found`, `settlements.same-account`. */
export function changePayoutAccount(deps: Deps, actor: Actor, account: z.output<typeof payoutAccountInput>): Promise<Result<null>> {
  const { encryptionKey } = deps.env;
  return write(deps, async (tx) => {
    const sellerId = sellerFor(actor, 'business');
    const before = sellerId && await findAccount(tx, sellerId);
    if (!sellerId || !before) return err({ code: 'not-found' });
    const same = before.payoutBank === account.payoutBank && before.payoutHolder === account.payoutHolder && payoutAccountOf(before.payoutAccount, encryptionKey) === account.payoutAccount;
    if (same) return err({ code: 'settlements.same-account' });
    await updateAccount(tx, sellerId, account, encryptionKey);
    const at = deps.clock.now();
    await audit(tx, { actor, action: 'seller.account-changed', subject: { type: 'seller', id: sellerId }, data: { bank: account.payoutBank }, at });
    await addJob(tx, 'notify', { to: { sellerId, permission: 'business' }, kind: 'settlements.account-changed', href: '/seller/profile', eventKey: `account-changed:${sellerId}:${at.toString()}`, mail: true });
    return ok(null);
  });
}
