import type { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from '@/lib/kernel/result';
import { buildSchedule } from '@/lib/kernel/schedule';
import { listingTerms } from '@/lib/catalogue/model/terms';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { Tx } from '@/lib/platform/db';
import { checksNeeded } from './model/desk-checks';
import { deskApproval, deskExpiry, deskOffers, type DeskTerms } from './model/desk-decision';
import { typedRate, type DecideAskInput } from './model/desk-form';
import { ruleProblems } from './model/desk-rules';
import { DESK_REASONS } from './model/reasons';
import { priced } from './model/terms';
import type { Question } from './store/asks';
import { deskRules } from './store/desk-rules';
import { activeScorecard } from './store/scorecards';

export interface DraftedDecision {
  decision: LimitDecision;
  /** How many others must agree with it. */
  needs: 1 | 2;
}

/**
 * What a person at the desk would answer to a referred request now: an approval at a rate and with a monthly cap within
 * the scorecard's bounds, a no with reasons, or other terms of the same listing. Error: `input` with every field that is wrong.
 */
export async function draftDecision(tx: Tx, question: Question, input: DecideAskInput, at: Temporal.Instant): Promise<Result<DraftedDecision>> {
  const { approvalDays } = await activeScorecard(tx);
  const terms: DeskTerms = {
    requestId: question.id, version: question.version + 1, decidedAt: at.toString(), expiresAt: deskExpiry(at, approvalDays),
  };
  const fields = ruleProblems(await deskRules(tx, question), input);
  if (Object.keys(fields).length > 0) return err({ code: 'input', fields });
  const { currency, listingVersion } = question.limitRequest;
  const asked = priced(currency, question.terms);
  switch (input.verdict) {
    case 'DECLINE': {
      const reasons = DESK_REASONS.filter(({ code }) => input.reasons.includes(code));
      const { requestId, version, decidedAt } = terms;
      return ok({ decision: { requestId, version, decidedAt, status: 'DECLINED', reasons }, needs: checksNeeded(asked.financedMinor) });
    }
    case 'APPROVE': {
      const schedule = priced(currency, question.terms, typedRate(input.ratePercent));
      return ok({ decision: deskApproval(terms, schedule, input.monthlyCapMinor), needs: checksNeeded(schedule.financedMinor) });
    }
    case 'COUNTER': {
      const schedule = buildSchedule(listingTerms(listingVersion, { ...input, annualRate: typedRate(input.ratePercent) }));
      if (!schedule.ok) return err({ code: 'input', fields: { firstPaymentMinor: 'terms.invalid' } });
      return ok({ decision: deskOffers(terms, [schedule.value]), needs: checksNeeded(schedule.value.financedMinor) });
    }
  }
}
