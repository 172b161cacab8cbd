import type { Temporal } from 'temporal-polyfill';
import { notify } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';

interface News {
  /** The last part of the notice's kind, and of its event's key. */
  what: 'paid' | 'declined' | 'declined-last' | 'failed' | 'failed-next' | 'refunded' | 'refunded-by-hand' | 'put-to-debt';
  attemptId: string;
  lease: { id: string; number: string; purchaserId: string };
  currency: string;
  amountMinor: bigint;
  params?: Record<string, string>;
  at: Temporal.Instant;
}

/** A receipt, or what happens next: in the app and by mail, once for each attempt. */
export const tellPayer = (tx: Tx, { what, attemptId, lease, currency, amountMinor, params, at }: News): Promise<void> => notify(tx, {
  userId: lease.purchaserId, kind: `payments.${what}`, params: { number: lease.number, currency, amountMinor: String(amountMinor), ...params },
  href: what === 'failed' ? `/account/payment?lease=${lease.id}` : `/leases/${lease.id}`, eventKey: `payments.${what}:${attemptId}`, at, mail: true,
});
