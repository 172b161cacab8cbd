import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { draftDecision } from './draft-decision';
import { partOf } from './model/desk-checks';
import { proposedInput, type CheckProposalInput } from './model/desk-form';
import { recordDecision } from './record-decision';
import { findQuestion, type Question } from './store/asks';
import { closeProposal, findProposal, insertCheck } from './store/proposals';
import { lockRequestOfAsk } from './store/requests';
import { tellReturned } from './tell-proposal';

/** AGREED: another one is needed yet. */
export interface ProposalChecked {
  askId: string;
  outcome: 'AGREED' | 'DECIDED' | 'RETURNED';
}

interface Checking {
  actor: Actor;
  question: Question;
  proposal: NonNullable<Awaited<ReturnType<typeof findProposal>>>;
  note: string;
  at: Temporal.Instant;
}

/**
 * Another person at the desk looks at a proposal: sends it back with a note, or agrees. With the last check that is needed
 * it is measured once more and becomes the desk's answer, which ends where every answer ends.
 *
 * Errors: `not-found` (no such proposal, or one's own request), `limits.own-proposal`, `limits.checked-already`,
 * `conflict` (closed or overtaken), `limits.proposal-unfit` (what was right when it was proposed no longer is).
 */
export function checkProposal(deps: Deps, actor: Actor, { proposalId, agreed, note }: CheckProposalInput): Promise<Result<ProposalChecked>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const found = actor.role === 'DESK' ? await findProposal(tx, proposalId) : null;
    if (!found) return err({ code: 'not-found' });
    await lockRequestOfAsk(tx, found.askId);
    // Read anew under the lock: of two who check at once the second sees the first.
    const [question, proposal] = [await findQuestion(tx, found.askId), await findProposal(tx, proposalId)];
    if (!question || !proposal || question.purchaserId === actor.userId) return err({ code: 'not-found' });
    const part = partOf(proposal, actor.userId);
    if (part === 'OWN') return err({ code: 'limits.own-proposal' });
    if (proposal.state !== 'OPEN' || question.state !== 'REFERRED' || question.version !== proposal.askVersion) return err({ code: 'conflict' });
    if (part === 'AGREED') return err({ code: 'limits.checked-already' });
    await insertCheck(tx, { proposal, checkedById: actor.userId, agreed, note, at });
    const checking = { actor, question, proposal, note, at };
    return agreed ? agree(deps, tx, checking) : sendBack(tx, checking);
  });
}

async function sendBack(tx: Tx, { actor, question, proposal, note, at }: Checking): Promise<Result<ProposalChecked>> {
  await closeProposal(tx, proposal.id, 'RETURNED', at);
  await audit(tx, {
    actor, action: 'limit.returned', subject: { type: 'limit_request', id: question.limitRequestId }, reason: note,
    data: { askId: question.id, proposalId: proposal.id, proposedBy: proposal.proposedById }, at,
  });
  await tellReturned(tx, { proposalId: proposal.id, question, by: actor, to: proposal.proposedById, note, at });
  return ok({ askId: question.id, outcome: 'RETURNED' });
}

async function agree(deps: Deps, tx: Tx, { actor, question, proposal, note, at }: Checking): Promise<Result<ProposalChecked>> {
  const checkers = [...proposal.checks.map(({ checkedById }) => checkedById), actor.userId];
  await audit(tx, {
    actor, action: 'limit.agreed', subject: { type: 'limit_request', id: question.limitRequestId }, ...(note && { reason: note }),
    data: { askId: question.id, proposalId: proposal.id, proposedBy: proposal.proposedById, checkers, needs: proposal.needs }, at,
  });
  if (checkers.length < proposal.needs) return ok({ askId: question.id, outcome: 'AGREED' });
  const drafted = await draftDecision(tx, question, proposedInput(proposal.verdict), at);
  if (!drafted.ok) return err({ code: 'limits.proposal-unfit' });
  await closeProposal(tx, proposal.id, 'ACCEPTED', at);
  const recorded = await recordDecision({ ...deps, tx }, actor, {
    institutionId: question.institutionId, decision: drafted.value.decision, decidedById: actor.userId, note: proposal.note,
    people: { proposedBy: proposal.proposedById, checkedBy: checkers },
  });
  if (!recorded.ok) return recorded;
  // Figures of its own making always follow; anything else is a slip that must not pass for a decision.
  return recorded.value.outcome === 'APPLIED' ? ok({ askId: question.id, outcome: 'DECIDED' }) : err({ code: 'conflict' });
}
