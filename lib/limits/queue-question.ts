import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { ensureSellerLimit, findSellerLimit, isLiveSellerLimit } from './store/seller-limits';

interface QueuedQuestion {
  askId: string;
  sellerId: string;
  lender: { id: string; kind: 'DESK' | 'HTTP' };
  at: Temporal.Instant;
}

/**
 * Queues the asking of a financier. An outside one that has no live limit for the seller would decline, so it is first
 * asked for that; the question follows when it has answered.
 */
export async function queueQuestion(tx: Tx, { askId, sellerId, lender, at }: QueuedQuestion): Promise<void> {
  if (lender.kind === 'HTTP' && await queueSellerLimit(tx, { sellerId, institutionId: lender.id, at })) return;
  await (lender.kind === 'HTTP' ? queueAsk(tx, askId) : queueDeskAsk(tx, askId));
}

export const queueDeskAsk = (tx: Tx, askId: string): Promise<void> => addJob(tx, 'ask-desk', { askId }, { key: `ask-desk:${askId}` });

/** Asks an outside financier, or hears what has become of the question. */
export const queueAsk = (tx: Tx, askId: string): Promise<void> => addJob(tx, 'ask-financier', { askId }, { key: `ask-financier:${askId}` });

/** Queues the asking for a seller's limit where there is no live one; whether it was queued. */
export async function queueSellerLimit(tx: Tx, { sellerId, institutionId, at }: { sellerId: string; institutionId: string; at: Temporal.Instant }): Promise<boolean> {
  if (isLiveSellerLimit(await findSellerLimit(tx, sellerId, institutionId), at)) return false;
  const sellerLimitId = await ensureSellerLimit(tx, sellerId, institutionId, at);
  await addJob(tx, 'ask-seller-limit', { sellerLimitId }, { key: `ask-seller-limit:${sellerLimitId}` });
  return true;
}
