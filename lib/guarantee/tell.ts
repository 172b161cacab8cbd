import type { Temporal } from 'temporal-polyfill';
import { notify, notifyRole, notifySeller } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { ClaimRow } from './store/claims';

interface News {
  /** The last part of the notice's kind. */
  what: string;
  /** Tells two of a kind apart. */
  key: string;
  params?: Record<string, string | number>;
  at: Temporal.Instant;
}

const noticeOf = ({ guarantee: { lease } }: ClaimRow, { what, key, params, at }: News, href: string) => ({
  kind: `guarantee.${what}`, params: { number: lease.number, title: lease.contract.order.listingVersion.title, ...params }, href, eventKey: `guarantee:${what}:${key}`, at, mail: true,
});

export const tellPurchaser = (tx: Tx, claim: ClaimRow, news: News): Promise<void> =>
  notify(tx, { userId: claim.guarantee.lease.purchaserId, ...noticeOf(claim, news, `/leases/${claim.leaseId}/guarantee/${claim.id}`) });

/** Whoever keeps the guarantee now. */
export const tellKeeper = (tx: Tx, claim: ClaimRow, news: News): Promise<void> => notifySeller(tx, claim.keeperId, 'orders', noticeOf(claim, news, `/seller/claims/${claim.id}`));

export const tellDesk = (tx: Tx, claim: ClaimRow, news: News): Promise<void> => notifyRole(tx, 'DESK', { ...noticeOf(claim, news, `/desk/claims/${claim.id}`), mail: false });
