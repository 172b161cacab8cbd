import type { LimitDecision, SellerLimitAnswer } from '@/lib/institutions/model/answers';
import type { LimitRequestBody, SellerLimitBody } from '@/lib/institutions/model/protocol';
import type { Deps } from '@/lib/platform/db';
import type { Answered, Financier } from './financier';
import { capFor, decideByScorecard, deskApproval, deskExpiry, factsOf } from './model/desk-decision';
import { factorsOf } from './model/explanation';
import { score, type CreditFacts, type CreditScore, type Scorecard } from './model/scorecard';
import { WATCH_DAYS } from './model/limit-request';
import { priced } from './model/terms';
import { storedOffers } from './model/usable';
import { sumExposure, wasTakenBack } from './store/approvals';
import { findOffersOf, findQuestion, type Question } from './store/asks';
import { activeScorecard } from './store/scorecards';

const done = async (): Promise<Answered<void>> => ({ kind: 'answer', value: undefined });

/** The in-house financier: decides by its scorecard, in process. Its books are the mall's own tables, so there is nothing to tell it. */
export class LeaseDesk implements Financier {
  constructor(private readonly deps: Deps) {}

  async askLimit(body: LimitRequestBody): Promise<Answered<LimitDecision>> {
    const question = await findQuestion(this.deps.db, body.requestId);
    if (!question) return { kind: 'refused', type: 'unknown' };
    return body.acceptsOffer === undefined ? this.decide(question, body) : this.takeUp(question, body, body.acceptsOffer);
  }

  private async decide(question: Question, body: LimitRequestBody): Promise<Answered<LimitDecision>> {
    const [scorecard, exposure, takenBack] = await Promise.all([
      activeScorecard(this.deps.db), sumExposure(this.deps.db, question.purchaserId, question.institutionId), this.hasTakenBack(question),
    ]);
    const { decision, result, facts, helps } = decideByScorecard({
      requestId: question.id, scorecard, purchaser: body.purchaser, exposure, takenBack,
      schedule: priced(body.currency, body.terms, scorecard.annualRate), version: question.limitRequest.listingVersion, now: this.deps.clock.now(),
    });
    return { kind: 'answer', value: decision, assessment: assessmentOf(scorecard, result, facts), helps };
  }

  /** Its own offer, as it was made, while it stands and the purchaser's exposure still leaves room for it. */
  private async takeUp(question: Question, body: LimitRequestBody, offerId: string): Promise<Answered<LimitDecision>> {
    const now = this.deps.clock.now();
    const rows = await findOffersOf(this.deps.db, question.limitRequestId, question.institutionId);
    const offer = rows.flatMap(storedOffers).find((each) => each.offerId === offerId);
    if (!offer || Date.parse(offer.expiresAt) <= now.epochMilliseconds || await this.hasTakenBack(question)) return { kind: 'refused', type: 'approval-ended' };
    const schedule = priced(body.currency, offer.terms);
    const [scorecard, exposure] = await Promise.all([activeScorecard(this.deps.db), sumExposure(this.deps.db, question.purchaserId, question.institutionId)]);
    const facts = factsOf({ purchaser: body.purchaser, exposure, now }, schedule);
    const result = score(scorecard, facts);
    if (schedule.financedMinor > result.maxFinancedMinor) return { kind: 'refused', type: 'approval-ended' };
    const terms = { requestId: question.id, version: 1, decidedAt: now.toString(), expiresAt: deskExpiry(now, scorecard.approvalDays) };
    return { kind: 'answer', value: deskApproval(terms, schedule, capFor(schedule, result.maxMonthlyMinor)), assessment: assessmentOf(scorecard, result, facts) };
  }

  private hasTakenBack({ purchaserId, institutionId }: Question): Promise<boolean> {
    return wasTakenBack(this.deps.db, purchaserId, institutionId, this.deps.clock.now().subtract({ hours: 24 * WATCH_DAYS }));
  }

  async readLimit(): Promise<Answered<LimitDecision>> {
    return { kind: 'refused', type: 'unknown' };
  }

  hold = done;
  use = done;
  release = done;
  decline = done;

  /** Granted by an admin or the seed (grant-seller-limit), never by asking. */
  async askSellerLimit(_: SellerLimitBody): Promise<Answered<SellerLimitAnswer>> {
    return { kind: 'refused', type: 'unknown' };
  }
}

/** What is kept of a decision: by which version, on which facts, and what each rule made of them. */
export const assessmentOf = (scorecard: Scorecard, result: CreditScore, facts: CreditFacts): Record<string, unknown> =>
  ({ scorecard: scorecard.version, ...texts(result), facts: texts(facts), factors: factorsOf(scorecard, facts) });

/** Amounts as strings, as JSON carries them. */
function texts<T extends object>(value: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typeof each === 'bigint' ? each.toString() : each]));
}
