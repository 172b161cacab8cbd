import type { Temporal } from 'temporal-polyfill';
import { notify, notifySeller } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';

interface Subject {
  orderId: string;
  number: string;
  title: string;
  purchaserId: string;
  sellerId: string;
}

interface News {
  /** What happened, the last part of `deliveries.…` in the messages and of the event's key. */
  what: string;
  params?: Record<string, string>;
  at: Temporal.Instant;
  /** Tells the same event of different days apart. */
  key?: string;
}

/** All of it goes out by mail too: whoever sends or waits for costly goods need not keep looking into the app. */
const noticeOf = (subject: Subject, { what, params, at, key }: News, href: string) => ({
  kind: `deliveries.${what}`, params: { number: subject.number, title: subject.title, ...params }, href,
  eventKey: `${what}:${subject.orderId}${key ? `:${key}` : ''}`, at, mail: true,
});

/** Tells the purchaser of an order, in the transaction of what is told. */
export const tellPurchaser = (tx: Tx, subject: Subject, news: News): Promise<void> =>
  notify(tx, { userId: subject.purchaserId, ...noticeOf(subject, news, `/orders/${subject.orderId}`) });

/** Tells whoever in the shop of an order sends it. */
export const tellSeller = (tx: Tx, subject: Subject, news: News): Promise<void> =>
  notifySeller(tx, subject.sellerId, 'orders', noticeOf(subject, news, `/seller/orders/${subject.orderId}`));
