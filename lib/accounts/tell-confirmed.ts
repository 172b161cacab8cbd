import type { Temporal } from 'temporal-polyfill';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { confirmUser, type SignInUser } from './store/user';

/** Marks the address as proved, and lets the admins know of a seller who waits for them from now on. */
export async function tellConfirmed(tx: Tx, user: SignInUser, at: Temporal.Instant): Promise<void> {
  if (!(await confirmUser(tx, user.id, at))) return;
  const actor = { userId: user.id, role: user.role, name: user.name };
  await audit(tx, { actor, action: 'user.email-confirmed', subject: { type: 'user', id: user.id }, at });
  if (!user.sellerId || user.seller?.status !== 'PENDING') return;
  await addJob(tx, 'notify', {
    to: { role: 'ADMIN' }, kind: 'accounts.seller-waiting', params: { seller: user.seller.businessName }, href: `/admin/sellers/${user.sellerId}`,
    eventKey: `seller-waiting:${user.sellerId}:${user.id}`, mail: true,
  });
}
