import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

/** Orders that were signed since an instant, whatever became of them, by listing. */
export const signedSince = (tx: Tx, since: Temporal.Instant) => tx.$queryRaw<{ listingId: string; orders: number }[]>`
  SELECT listing_id AS "listingId", count(*)::int AS orders FROM lease_order WHERE signed_at >= ${toDate(since)} GROUP BY listing_id`;
