import type { Temporal } from 'temporal-polyfill';
import { notifyAll, notifyRole } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import { findRunning } from './store/successors';

interface News { what: string; sellerId: string; params: Record<string, string | number>; at: Temporal.Instant }

/** Every purchaser of a seller's running leases is told, each of their own lease, and the desk once. */
export async function tellOfSeller(tx: Tx, { what, sellerId, params, at }: News): Promise<Awaited<ReturnType<typeof findRunning>>> {
  const leases = await findRunning(tx, sellerId);
  await notifyAll(tx, leases.map(({ id, number, purchaserId, contract }) => ({
    userId: purchaserId, kind: `guarantee.${what}`, params: { number, title: contract.order.listingVersion.title, ...params }, href: `/leases/${id}/guarantee`, eventKey: `guarantee:${what}:${id}`, at, mail: true,
  })));
  await notifyRole(tx, 'DESK', { kind: `guarantee.${what}-desk`, params: { count: leases.length, ...params }, href: '/desk/claims', eventKey: `guarantee:${what}:${sellerId}`, at });
  return leases;
}
