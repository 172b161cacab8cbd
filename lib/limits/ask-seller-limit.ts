import { ok } from '@/lib/kernel/result';
import type { SellerLimitBody } from '@/lib/institutions/model/protocol';
import { write, type Deps } from '@/lib/platform/db';
import { HttpInstitution } from './http-institution';
import type { Scorecard } from './model/scorecard';
import { recordSellerLimit, releaseQuestions } from './record-seller-limit';
import { activeScorecard } from './store/scorecards';
import { findSellerLimitById, isLiveSellerLimit } from './store/seller-limits';

type SellerLimit = NonNullable<Awaited<ReturnType<typeof findSellerLimitById>>>;

/** The question as it goes over the wire. */
export const sellerLimitQuestion = ({ id, version, seller }: SellerLimit, { sellerExposure }: Pick<Scorecard, 'sellerExposure'>): SellerLimitBody => ({
  // Rises with every answer, so that a lost answer is asked for under the same key and a new question under a new one.
  requestId: `${id}:${version + 1}`,
  seller: { reference: seller.id, name: seller.businessName, businessNumber: seller.businessNumber },
  requested: sellerExposure.toString(),
});

/**
 * Asks an outside financier how much of a seller's goods it finances, records the answer, and lets the questions go
 * that waited for it: without a limit the financier declines them itself. Throws while the outcome is unknown.
 */
export async function askSellerLimit(deps: Deps, { sellerLimitId }: { sellerLimitId: string }): Promise<void> {
  const limit = await findSellerLimitById(deps.db, sellerLimitId);
  if (!limit) return;
  if (isLiveSellerLimit(limit, deps.clock.now())) {
    await write(deps, async (tx) => ok(await releaseQuestions(tx, limit)));
    return;
  }
  const answered = await new HttpInstitution(deps, limit.institutionId).askSellerLimit(sellerLimitQuestion(limit, await activeScorecard(deps.db)));
  if (answered.kind === 'unknown') throw new Error(`no answer yet to seller limit ${sellerLimitId}: ${answered.reason}`);
  await recordSellerLimit(deps, limit, answered.kind === 'answer' ? answered.value : undefined);
}
