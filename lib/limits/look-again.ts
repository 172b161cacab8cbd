import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { assessmentOf } from './lease-desk';
import { factsOf } from './model/desk-decision';
import { DESK_HOURS } from './model/limit-request';
import { score } from './model/scorecard';
import { priced } from './model/terms';
import { sumExposure } from './store/approvals';
import { findOfferedListing } from './store/applying';
import { findQuestion, insertAsk, moveAsk, type Question } from './store/asks';
import { insertLenderConsents, insertRequest, readRequest } from './store/requests';
import { activeScorecard } from './store/scorecards';
import { findDesk } from './store/seller-limits';
import { tellDesk } from './tell';

export interface LookingAgain {
  actor: Actor;
  askId: string;
  objectionId: string;
  /** When the purchaser agreed to it. */
  agreedAt: Date;
  at: Temporal.Instant;
}

/**
 * A new request for the same goods, terms and facts, of the desk alone, that waits for its person from the start. The
 * consent is the one given with the objection. Errors: `limits.goods-gone`, `not-found` (no desk).
 * @returns its id
 */
export async function lookAgain(tx: Tx, looking: LookingAgain): Promise<Result<string>> {
  const { actor, askId, objectionId, agreedAt, at } = looking;
  const [question, desk] = [await findQuestion(tx, askId), await findDesk(tx)];
  if (!question || !desk) return err({ code: 'not-found' });
  const before = question.limitRequest;
  const listing = await findOfferedListing(tx, before.listingId);
  if (listing?.version.id !== before.listingVersionId) return err({ code: 'limits.goods-gone' });
  const answerBy = at.add({ hours: DESK_HOURS });
  const { purchaserId, sellerId, listingId, listingVersionId, currency, birthYear, annualIncomeMinor, employment, monthlyObligationsMinor } = before;
  const terms = question.terms as unknown as WireTerms;
  const { termMonths, firstPaymentMinor } = priced(currency, terms).terms;
  const { id } = await insertRequest(tx, {
    purchaserId, sellerId, listingId, listingVersionId, currency, termMonths, firstPaymentMinor, terms,
    birthYear, annualIncomeMinor, employment, monthlyObligationsMinor, answerBy, at,
  });
  await insertLenderConsents(tx, { userId: purchaserId, requestId: id, lenders: [desk.code], at: toInstant(agreedAt) });
  const newAskId = await insertAsk(tx, { limitRequestId: id, purchaserId, sellerId, institutionId: desk.id, terms, answerBy, at });
  await moveAsk(tx, newAskId, { to: 'REFERRED', assessment: { ...await assess(tx, question, desk.id, at), objectionId }, answerBy });
  await audit(tx, { actor, action: 'limit.looked-again', subject: { type: 'limit_request', id }, data: { askId: newAskId, before: askId, objectionId }, at });
  const request = await readRequest(tx, id);
  const ask = request.asks[0];
  if (ask) await tellDesk(tx, { ask, request, answerBy, at });
  return ok(id);
}

/** What the desk's person sees: the facts beside the rules of today. */
async function assess(tx: Tx, { purchaserId, terms, limitRequest }: Question, deskId: string, now: Temporal.Instant): Promise<Record<string, unknown>> {
  const [scorecard, exposure] = [await activeScorecard(tx), await sumExposure(tx, purchaserId, deskId)];
  const { birthYear, annualIncomeMinor, employment, monthlyObligationsMinor } = limitRequest;
  const purchaser = { reference: purchaserId, kind: 'PERSON' as const, birthYear, annualIncome: annualIncomeMinor.toString(), employment, monthlyObligations: monthlyObligationsMinor.toString(), consents: [] };
  const facts = factsOf({ purchaser, exposure, now }, priced(limitRequest.currency, terms, scorecard.annualRate));
  return assessmentOf(scorecard, score(scorecard, facts), facts);
}
