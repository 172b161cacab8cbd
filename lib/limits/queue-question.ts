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
  if (lender.kind === 'HTTP' && !isLiveSellerLimit(await findSellerLimit(tx, sellerId, lender.id), at)) {
    const sellerLimitId = await ensureSellerLimit(tx, sellerId, lender.id, at);
    await addJob(tx, 'ask-seller-limit', { sellerLimitId }, { key: `ask-seller-limit:${sellerLimitId}` });
    return;
  }
  await queueAsk(tx, askId);
}

export const queueAsk = (tx: Tx, askId: string): Promise<void> => addJob(tx, 'ask-financier', { askId }, { key: `ask-financier:${askId}` });
