import type { Temporal } from 'temporal-polyfill';
import { notify, notifyRole, notifySeller } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { EndingLease } from './store/leases';

interface News {
  /** The last part of the notice's kind, and of its event's key. */
  what: string;
  /** What it is about: told once. */
  key: string;
  params?: Record<string, string>;
  /** Under whose address it is read: of the lease, or for a seller and the desk of the return. */
  page?: string;
  at: Temporal.Instant;
}

type Named = Pick<EndingLease, 'id' | 'number' | 'purchaserId' | 'sellerId'> & { contract: { order: { listingVersion: { title: string } } } };

const noticeOf = ({ number, contract }: Named, { what, key, params, at }: News) =>
  ({ kind: `endings.${what}`, params: { number, title: contract.order.listingVersion.title, ...params }, eventKey: `${what}:${key}`, at, mail: true });

export const tellPurchaser = (tx: Tx, of: Named, news: News): Promise<void> =>
  notify(tx, { userId: of.purchaserId, ...noticeOf(of, news), href: `/leases/${of.id}${news.page ?? ''}` });

/** Returns are for who sends and takes back goods. */
export const tellSeller = (tx: Tx, of: Named, news: News): Promise<void> =>
  notifySeller(tx, of.sellerId, 'orders', { ...noticeOf(of, news), href: `/seller/returns${news.page ?? ''}` });

export const tellDesk = (tx: Tx, of: Named, news: News): Promise<void> =>
  notifyRole(tx, 'DESK', { ...noticeOf(of, news), mail: false, href: `/desk/returns${news.page ?? ''}` });
