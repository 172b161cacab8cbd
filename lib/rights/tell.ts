import type { Temporal } from 'temporal-polyfill';
import { notify, notifyRole, notifySeller } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { Named } from './store/subjects';

interface News {
  /** The last part of the notice's kind, and of its event's key. */
  what: string;
  /** The withdrawal, refusal or case that it is about. */
  id: string;
  params?: Record<string, string>;
  at: Temporal.Instant;
}

const noticeOf = ({ number, title }: Named, { what, id, params, at }: News, href: string) => ({
  kind: `rights.${what}`, params: { number, title, ...params }, href, eventKey: `${what}:${id}`, at, mail: true,
});

/** Where a purchaser reads of a withdrawal or a refusal. */
export const purchaserHref = ({ leaseId, contractId }: Pick<Named, 'leaseId' | 'contractId'>, what: 'withdraw' | 'refuse'): string =>
  (leaseId === null ? `/contracts/${contractId}/${what}` : `/leases/${leaseId}/${what}`);

export const tellPurchaser = (tx: Tx, of: Named, news: News, about: 'withdraw' | 'refuse'): Promise<void> =>
  notify(tx, { userId: of.purchaserId, ...noticeOf(of, news, purchaserHref(of, about)) });

/** Returns are for who sends and takes back goods; a refusal is answered by who may bind the shop. */
export const tellSeller = (tx: Tx, of: Named, news: News, about: 'withdrawals' | 'refusals'): Promise<void> =>
  notifySeller(tx, of.sellerId, about === 'withdrawals' ? 'orders' : 'contracts', noticeOf(of, news, `/seller/rights/${about}/${news.id}`));

/** `about` is the page at the desk; news of a case name another id than their page. */
export const tellDesk = (tx: Tx, of: Named, { page, ...news }: News & { page: string }): Promise<void> => notifyRole(tx, 'DESK', { ...noticeOf(of, news, page), mail: false });
