import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import { choiceProblems, listingTerms } from '@/lib/catalogue/model/terms';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { deskApproval, deskExpiry, deskOffers, factsOf, type DeskTerms } from './model/desk-decision';
import { typedRate, type DecideAskInput } from './model/desk-form';
import { DESK_SCORECARD } from './model/desk-scorecard';
import { questionBody } from './model/question';
import { DESK_REASONS } from './model/reasons';
import { score } from './model/scorecard';
import { priced } from './model/terms';
import { recordDecision } from './record-decision';
import { sumExposure } from './store/approvals';
import { findQuestion, type Question } from './store/asks';
import { lockRequestOfAsk } from './store/requests';

export interface AskDecided {
  askId: string;
}

/**
 * The desk's person decides a referred request: approves it at a rate and with a monthly cap within the scorecard's
 * bounds, declines it with reasons, or offers other terms of the same listing. Ends where every answer ends.
 *
 * Errors: `not-found` (not referred to the desk, or one's own), `conflict` (somebody answered meanwhile), `input` with
 * fields, `limits.over-exposure`.
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
  const terms: DeskTerms = {
    requestId: question.id, version: question.version + 1, decidedAt: at.toString(), expiresAt: deskExpiry(at, DESK_SCORECARD.approvalDays),
  };
  if (input.verdict === 'DECLINE') {
    const reasons = DESK_REASONS.filter(({ code }) => input.reasons.includes(code));
    if (reasons.length !== new Set(input.reasons).size) return err({ code: 'input', fields: { reasons: 'choose' } });
    return ok({ requestId: terms.requestId, version: terms.version, decidedAt: terms.decidedAt, status: 'DECLINED', reasons });
  }
  if (Number(typedRate(input.ratePercent)) > Number(DESK_SCORECARD.annualRate)) return err({ code: 'input', fields: { ratePercent: 'limits.rate-too-high' } });
  const schedule = plannedBy(question, input);
  if (!schedule.ok) return schedule;
  const room = await roomFor(tx, question, schedule.value, at);
  if (schedule.value.financedMinor > room.maxFinancedMinor) return err({ code: 'limits.over-exposure' });
  if (input.verdict === 'COUNTER') return ok(deskOffers(terms, [schedule.value]));
  if (input.monthlyCapMinor < schedule.value.instalmentMinor) return err({ code: 'input', fields: { monthlyCapMinor: 'limits.cap-below-instalment' } });
  return ok(deskApproval(terms, schedule.value, input.monthlyCapMinor));
}

/** The plan that is decided on: as asked, or other terms that the listing offers, at the person's rate. */
function plannedBy(question: Question, input: Extract<DecideAskInput, { ratePercent: string }>): Result<Schedule> {
  const { limitRequest: request } = question;
  const annualRate = typedRate(input.ratePercent);
  if (input.verdict === 'APPROVE') return ok(priced(request.currency, question.terms, annualRate));
  const { termMonths, firstPaymentMinor } = input;
  const fields = choiceProblems(request.listingVersion, { termMonths, firstPaymentMinor });
  if (Object.keys(fields).length > 0) return err({ code: 'input', fields });
  const built = buildSchedule(listingTerms(request.listingVersion, { termMonths, firstPaymentMinor, annualRate }));
  return built.ok ? built : err({ code: 'input', fields: { firstPaymentMinor: 'terms.invalid' } });
}

/** What the scorecard's exposure leaves for this purchaser now. */
async function roomFor(tx: Tx, question: Question, schedule: Schedule, now: Temporal.Instant) {
  const exposure = await sumExposure(tx, question.purchaserId, question.institutionId);
  const { purchaser } = questionBody(question, []);
  return score(DESK_SCORECARD, factsOf({ purchaser, exposure, now }, schedule));
}
