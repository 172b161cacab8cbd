import type { Actor } from '@/lib/kernel/actor';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { Deps } from '@/lib/platform/db';
import { failAsk } from './fail-ask';
import { findFinancier } from './find-financier';
import type { Answered } from './financier';
import { questionBody } from './model/question';
import { MALL_REASONS } from './model/reasons';
import { isWaiting } from './model/usable';
import { recordDecision } from './record-decision';
import { findLenderConsents, findQuestion, type Question } from './store/asks';

/** Asked so long ago, a question that never got through is left alone. */
const GIVE_UP_HOURS = 24;

/**
 * Asks one financier, outside any transaction, and records what it answers. Run again it repeats the question under its
 * own key, or reads what has become of it. Throws while the outcome is unknown: the job is tried again.
 */
export async function askFinancier(deps: Deps, { askId }: { askId: string }): Promise<void> {
  const question = await findQuestion(deps.db, askId);
  if (!question || !isOpen(question)) return;
  if (question.state === 'QUEUED' && question.institution.status !== 'ACTIVE') {
    await failAsk(deps, actorOf(question), { askId, reason: MALL_REASONS.NOT_ASKED });
    return;
  }
  const answered = await ask(deps, question);
  if (answered.kind === 'unknown') {
    if (deps.clock.now().epochMilliseconds - question.askedAt.getTime() > GIVE_UP_HOURS * 3_600_000) return;
    throw new Error(`no answer yet from ${question.institution.code} to ${askId}: ${answered.reason}`);
  }
  if (answered.kind === 'refused') return refused(deps, question, answered.type);
  const { value: decision, assessment, helps } = answered;
  const recorded = await recordDecision(deps, actorOf(question), { institutionId: question.institutionId, decision, direct: true, ...(assessment ? { assessment } : {}), ...(helps ? { helps } : {}) });
  if (!recorded.ok) throw new Error(`answer to ${askId} not recorded: ${recorded.error.code}`);
}

/**
 * Still worth hearing of: not answered, given up without having been answered, or lost to another choice while an answer
 * was on its way: an approval that nobody will take is declined, or it would stand at its financier.
 */
const isOpen = ({ state }: Question) => isWaiting({ state }) || isOver(state);

/** Nobody waits for it any more: it is read, never put. */
const isOver = (state: Question['state']) => state === 'FAILED' || state === 'LOST';

/** A question that has arrived is read; one that may not have is put again, which an institution answers as before. */
async function ask(deps: Deps, question: Question): Promise<Answered<LimitDecision>> {
  const financier = findFinancier(deps, question.institution);
  if (question.state !== 'QUEUED') {
    const read = await financier.readLimit(question.id);
    if (read.kind !== 'refused' || read.type !== 'unknown') return read;
    // It never arrived. After its time nobody is asked about a person any more.
    if (isOver(question.state)) return read;
  }
  return financier.askLimit(questionBody(question, await findLenderConsents(deps.db, question.limitRequestId)));
}

const actorOf = ({ institution }: Question): Actor => ({ userId: institution.code, role: 'INSTITUTION', name: institution.code });

async function refused(deps: Deps, question: Question, type: string): Promise<void> {
  if (isOver(question.state)) return;
  const reason = type === 'approval-ended' ? MALL_REASONS.OFFER_GONE : type === 'unreadable' ? MALL_REASONS.UNREADABLE : MALL_REASONS.REFUSED;
  await failAsk(deps, actorOf(question), { askId: question.id, reason, ...(type === 'approval-ended' ? {} : { alert: type }) });
}
