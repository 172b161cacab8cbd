import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { draftDecision } from './draft-decision';
import type { DecideAskInput } from './model/desk-form';
import { overtake } from './overtake-proposals';
import { findQuestion } from './store/asks';
import { insertProposal } from './store/proposals';
import { lockRequestOfAsk } from './store/requests';
import { tellProposed } from './tell-proposal';

/**
 * The desk's maker says how a referred request should be answered. Nothing is answered by it: another person checks, two
 * above an amount.
 *
 * Errors: `not-found` (not referred to the desk, or one's own), `conflict` (somebody answered or proposed meanwhile),
 * `input` with every field that is wrong.
 */
export function proposeDecision(deps: Deps, actor: Actor, input: DecideAskInput): Promise<Result<{ proposalId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockRequestOfAsk(tx, input.askId);
    const question = await findQuestion(tx, input.askId);
    if (actor.role !== 'DESK' || question?.institution.kind !== 'DESK' || question.purchaserId === actor.userId) return err({ code: 'not-found' });
    if (question.state !== 'REFERRED' || question.version !== input.version) return err({ code: 'conflict' });
    const drafted = await draftDecision(tx, question, input, at);
    if (!drafted.ok) return drafted;
    await overtake(tx, { askId: input.askId }, at);
    const { needs } = drafted.value;
    const proposalId = await insertProposal(tx, { input, needs, proposedById: actor.userId, at });
    if (proposalId === undefined) return err({ code: 'conflict' });
    const { limitRequest } = question;
    await audit(tx, {
      actor, action: 'limit.proposed', subject: { type: 'limit_request', id: limitRequest.id }, reason: input.note,
      data: { askId: input.askId, proposalId, needs, proposed: input }, at,
    });
    await tellProposed(tx, { proposalId, question, by: actor, at });
    return ok({ proposalId });
  });
}
