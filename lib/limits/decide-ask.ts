import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { buildSchedule } from '@/lib/kernel/schedule';
import { listingTerms } from '@/lib/catalogue/model/terms';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { deskApproval, deskExpiry, deskOffers, type DeskTerms } from './model/desk-decision';
import { typedRate, type DecideAskInput } from './model/desk-form';
import { ruleProblems } from './model/desk-rules';
import { DESK_REASONS } from './model/reasons';
import { priced } from './model/terms';
import { recordDecision } from './record-decision';
import { findQuestion, type Question } from './store/asks';
import { deskRules } from './store/desk-rules';
import { lockRequestOfAsk } from './store/requests';
import { activeScorecard } from './store/scorecards';

export interface AskDecided {
  askId: string;
}

/**
 * The desk's person decides a referred request: approves it at a rate and with a monthly cap within the scorecard's
 * bounds, declines it with reasons, or offers other terms of the same listing. Ends where every answer ends.
 *
 * Errors: `not-found` (not referred to the desk, or one's own), `conflict` (somebody answered meanwhile), `input` with
 * every field that is wrong.
 */
export function decideAsk(deps: Deps, actor: Actor, input: DecideAskInput): Promise<Result<AskDecided>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockRequestOfAsk(tx, input.askId);
    const question = await findQuestion(tx, input.askId);
    if (actor.role !== 'DESK' || question?.institution.kind !== 'DESK' || question.purchaserId === actor.userId) return err({ code: 'not-found' });
    if (question.state !== 'REFERRED' || question.version !== input.version) return err({ code: 'conflict' });
    const decision = await decisionOf(tx, question, input, at);
    if (!decision.ok) return decision;
    const recorded = await recordDecision({ ...deps, tx }, actor, {
      institutionId: question.institutionId, decision: decision.value, decidedById: actor.userId, note: input.note,
    });
    if (!recorded.ok) return recorded;
    // Figures of its own making always follow; anything else is a slip that must not pass for a decision.
    return recorded.value.outcome === 'APPLIED' ? ok({ askId: input.askId }) : err({ code: 'conflict' });
  });
}

async function decisionOf(tx: Tx, question: Question, input: DecideAskInput, at: Temporal.Instant): Promise<Result<LimitDecision>> {
  const { approvalDays } = await activeScorecard(tx);
  const terms: DeskTerms = {
    requestId: question.id, version: question.version + 1, decidedAt: at.toString(), expiresAt: deskExpiry(at, approvalDays),
  };
  const fields = ruleProblems(await deskRules(tx, question), input);
  if (Object.keys(fields).length > 0) return err({ code: 'input', fields });
  switch (input.verdict) {
    case 'DECLINE': {
      const reasons = DESK_REASONS.filter(({ code }) => input.reasons.includes(code));
      return ok({ requestId: terms.requestId, version: terms.version, decidedAt: terms.decidedAt, status: 'DECLINED', reasons });
    }
    case 'APPROVE':
      return ok(deskApproval(terms, priced(question.limitRequest.currency, question.terms, typedRate(input.ratePercent)), input.monthlyCapMinor));
    case 'COUNTER': {
      const schedule = buildSchedule(listingTerms(question.limitRequest.listingVersion, { ...input, annualRate: typedRate(input.ratePercent) }));
      return schedule.ok ? ok(deskOffers(terms, [schedule.value])) : err({ code: 'input', fields: { firstPaymentMinor: 'terms.invalid' } });
    }
  }
}
