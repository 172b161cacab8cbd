import { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import type { SellerLimitAnswer } from '@/lib/institutions/model/answers';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { HttpInstitution } from './http-institution';
import { DESK_SCORECARD } from './model/desk-scorecard';
import { queueAsk } from './queue-question';
import { countSellerAnswer, findSellerLimitById, findWaitingQuestions, isLiveSellerLimit, writeSellerGrant } from './store/seller-limits';

/**
 * Asks an outside financier how much of a seller's goods it finances, records the answer, and lets the questions go
 * that waited for it: without a limit the financier declines them itself. Throws while the outcome is unknown.
 */
export async function askSellerLimit(deps: Deps, { sellerLimitId }: { sellerLimitId: string }): Promise<void> {
  const limit = await findSellerLimitById(deps.db, sellerLimitId);
  if (!limit) return;
  const waiting = (tx: Tx) => releaseQuestions(tx, limit);
  if (isLiveSellerLimit(limit, deps.clock.now())) {
    await write(deps, async (tx) => ok(await waiting(tx)));
    return;
  }
  const { seller } = limit;
  const answered = await new HttpInstitution(deps, limit.institutionId).askSellerLimit({
    // Rises with every answer, so that a lost answer is asked for under the same key and a new question under a new one.
    requestId: `${limit.id}:${limit.version + 1}`,
    seller: { reference: seller.id, name: seller.businessName, businessNumber: seller.businessNumber },
    requested: DESK_SCORECARD.sellerExposure.toString(),
  });
  if (answered.kind === 'unknown') throw new Error(`no answer yet to seller limit ${sellerLimitId}: ${answered.reason}`);
  await write(deps, async (tx) => {
    await record(deps, tx, sellerLimitId, answered.kind === 'answer' ? answered.value : undefined);
    return ok(await waiting(tx));
  });
}

const GRANTED = new Set(['APPROVED', 'LIVE', 'ACTIVE']);

async function record(deps: Deps, tx: Tx, id: string, answer: SellerLimitAnswer | undefined): Promise<void> {
  const at = deps.clock.now();
  const actor: Actor = { ...SYSTEM, role: 'INSTITUTION' };
  if (!answer?.approvedAmount || !GRANTED.has(answer.status)) {
    await countSellerAnswer(tx, id);
    await audit(tx, { actor, action: 'seller-limit.not-granted', subject: { type: 'seller_limit', id }, ...(answer ? { data: { answer } } : {}), at });
    return;
  }
  await writeSellerGrant(tx, id, {
    externalId: answer.sellerLimitId, approvedMinor: BigInt(answer.approvedAmount),
    ...(answer.expiresAt === undefined ? {} : { expiresAt: Temporal.Instant.from(answer.expiresAt) }),
  });
  await audit(tx, { actor, action: 'seller-limit.granted', subject: { type: 'seller_limit', id }, data: { answer }, at });
}

async function releaseQuestions(tx: Tx, { sellerId, institutionId }: { sellerId: string; institutionId: string }): Promise<void> {
  for (const askId of await findWaitingQuestions(tx, sellerId, institutionId)) await queueAsk(tx, askId);
}
