import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import type { ChangeRole } from './model/account';
import { findSellerByNumber } from './store/seller';
import { isLastOwner } from './store/staff';
import { findForRole, setRole } from './store/user';

const field = (name: string, code: string) => err({ code: 'input', fields: { [name]: code } });

/** The seller that a SELLER works for; null for every other role. */
async function sellerFor(tx: Tx, change: ChangeRole): Promise<Result<string | null>> {
  if (change.role !== 'SELLER') return ok(null);
  const seller = await findSellerByNumber(tx, change.businessNumber);
  return seller ? ok(seller.id) : field('businessNumber', 'accounts.seller-unknown');
}

/**
 * Gives a person another role and ends the sessions that had the old one. Nobody changes their own.
 * Errors: `not-found`, `accounts.own-account`, `staff.last-owner-admin`, `conflict`; field `role` `accounts.same-role`, `accounts.birth-date-missing`; field `businessNumber` `accounts.seller-unknown`.
 */
export function changeRole(deps: Deps, actor: Actor, change: ChangeRole): Promise<Result<null>> {
  return write(deps, async (tx) => {
    const user = await findForRole(tx, change.userId);
    if (actor.role !== 'ADMIN' || !user) return err({ code: 'not-found' });
    if (user.id === actor.userId) return err({ code: 'accounts.own-account' });
    const seller = await sellerFor(tx, change);
    if (!seller.ok) return seller;
    if (user.role === change.role && user.sellerId === seller.value && !user.leftSellerAt) return field('role', 'accounts.same-role');
    if (change.role === 'PURCHASER' && !user.birthDate) return field('role', 'accounts.birth-date-missing');
    if (await isLastOwner(tx, user)) return err({ code: 'staff.last-owner-admin' });
    if (!(await setRole(tx, user.id, user.role, { role: change.role, sellerId: seller.value }))) return err({ code: 'conflict' });
    await audit(tx, {
      actor, action: 'user.role-changed', subject: { type: 'user', id: user.id }, reason: change.reason,
      data: { from: user.role, to: change.role, ...(seller.value ? { sellerId: seller.value } : {}) }, at: deps.clock.now(),
    });
    return ok(null);
  });
}
