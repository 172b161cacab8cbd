import { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import type { SellerLimitAnswer } from '@/lib/institutions/model/answers';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { queueAsk } from './queue-question';
import { countSellerAnswer, findWaitingQuestions, writeSellerGrant } from './store/seller-limits';

interface AnsweredLimit {
  id: string;
  sellerId: string;
  institutionId: string;
}

/** Records what an outside financier answered about a seller's goods, undefined for a refusal, and lets the questions go that waited for it. */
export function recordSellerLimit(deps: Deps, limit: AnsweredLimit, answer: SellerLimitAnswer | undefined): Promise<Result<null>> {
  return write(deps, async (tx) => {
    await record(deps, tx, limit.id, answer);
    await releaseQuestions(tx, limit);
    return ok(null);
  });
}

/** The protocol names no words for it; whoever says an amount and none of these grants it. */
const NOT_GRANTED = new Set(['PENDING', 'REFERRED', 'DECLINED', 'REJECTED', 'REFUSED', 'REVOKED', 'EXPIRED', 'CLOSED']);

async function record(deps: Deps, tx: Tx, id: string, answer: SellerLimitAnswer | undefined): Promise<void> {
  const at = deps.clock.now();
  const actor: Actor = { ...SYSTEM, role: 'INSTITUTION' };
  if (!answer?.approvedAmount || NOT_GRANTED.has(answer.status.toUpperCase())) {
    await countSellerAnswer(tx, id);
    await audit(tx, { actor, action: 'seller-limit.not-granted', subject: { type: 'seller_limit', id }, ...(answer ? { data: { answer } } : {}), at });
    return;
  }
  await writeSellerGrant(tx, id, {
    externalId: answer.sellerLimitId, approvedMinor: BigInt(answer.approvedAmount), at,
    ...(answer.expiresAt === undefined ? {} : { expiresAt: Temporal.Instant.from(answer.expiresAt) }),
  });
  await audit(tx, { actor, action: 'seller-limit.granted', subject: { type: 'seller_limit', id }, data: { answer }, at });
}

export async function releaseQuestions(tx: Tx, { sellerId, institutionId }: Omit<AnsweredLimit, 'id'>): Promise<void> {
  for (const askId of await findWaitingQuestions(tx, sellerId, institutionId)) await queueAsk(tx, askId);
}
