import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { notifyAll, type Telling } from '@/lib/notifications/notify';
import { auditAll } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { markLowStock, type RunLow } from './store/low-stock';

/**
 * Sweep: tells sellers whose stock has run low, once until there is enough again. It looks every minute, so that taking a
 * unit for an order costs nothing more. Several listings of a seller are one notice.
 */
export async function tellLowStock(deps: Deps): Promise<void> {
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const low = await markLowStock(tx, at);
    await auditAll(tx, low.map(({ listingId, available }) => ({ actor: SYSTEM, action: 'listing.low-stock-told', subject: { type: 'listing', id: listingId }, data: { available }, at })));
    const sellers = [...new Set(low.map(({ sellerId }) => sellerId))];
    const eventKey = `low-stock:${at.epochMilliseconds}`;
    await notifyAll(tx, sellers.map((sellerId): Telling => ({ sellerId, permission: 'listings', ...noticeOf(low.filter((each) => each.sellerId === sellerId)), eventKey, at, mail: true })));
    return ok(low.length);
  });
}

function noticeOf(low: readonly RunLow[]): Pick<Telling, 'kind' | 'params' | 'href'> {
  const [first] = low;
  if (low.length === 1 && first) {
    const { number, title, available, listingId } = first;
    return { kind: 'workplace.low-stock', params: { number, title, available }, href: `/seller/listings/${listingId}` };
  }
  return { kind: 'workplace.low-stock-many', params: { count: low.length, title: first?.title ?? '' }, href: '/seller/listings?low=1' };
}
