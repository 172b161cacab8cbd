import type { Temporal } from 'temporal-polyfill';
import { SEOUL } from '@/lib/kernel/calendar';
import { notify, notifyRole } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import { mayTellAt } from '../model/overdue';
import type { OverdueLease } from '../store/overdue';

interface News {
  /** The last part of the notice's kind. */
  what: string;
  /** What it is about, once each: a step, a demand, a request. */
  id: string;
  params?: Record<string, string>;
  at: Temporal.Instant;
}

/** Whether somebody may be written to at an instant. */
export const isDaytime = (at: Temporal.Instant): boolean => mayTellAt(at.toZonedDateTimeISO(SEOUL).hour);

export const noticeOf = (lease: OverdueLease, { what, id, params, at }: News, href: string) => ({
  kind: `overdue.${what}`, params: { number: lease.number, title: lease.contract.order.listingVersion.title, currency: lease.currency, ...params }, href, eventKey: `overdue-${what}:${id}`, at,
});

export const tellPurchaser = (tx: Tx, lease: OverdueLease, news: News): Promise<void> =>
  notify(tx, { userId: lease.purchaserId, ...noticeOf(lease, news, `/leases/${lease.id}`), mail: true });

export const tellDesk = (tx: Tx, lease: OverdueLease, news: News): Promise<void> =>
  notifyRole(tx, 'DESK', { ...noticeOf(lease, news, `/desk/overdue/${lease.id}`), mail: false });
