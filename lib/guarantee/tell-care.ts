import type { Temporal } from 'temporal-polyfill';
import { notify, notifySeller } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { VisitRow } from './store/care';

type About = Pick<VisitRow, 'leaseId' | 'no' | 'guarantee' | 'visitOn' | 'plannedOn'>;

interface News { key: string; visitOn: string; at: Temporal.Instant }

const noticeOf = ({ guarantee: { lease } }: About, what: string, { key, visitOn, at }: News) => ({
  kind: `guarantee.${what}`, params: { number: lease.number, title: lease.contract.order.listingVersion.title, visitOn }, eventKey: `guarantee:${what}:${key}`, at, mail: true,
});

export const tellOfCare = (tx: Tx, visit: About, what: string, news: News): Promise<void> =>
  notify(tx, { userId: visit.guarantee.lease.purchaserId, ...noticeOf(visit, what, news), href: `/leases/${visit.leaseId}/guarantee` });

export async function tellBothOfCare(tx: Tx, visit: About, what: string, news: News): Promise<void> {
  await tellOfCare(tx, visit, what, news);
  await notifySeller(tx, visit.guarantee.keeperId, 'orders', { ...noticeOf(visit, `${what}-seller`, news), href: '/seller/claims' });
}
