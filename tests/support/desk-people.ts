import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { checkProposal, type ProposalChecked } from '@/lib/limits/check-proposal';
import { decideAskInput } from '@/lib/limits/model/desk-form';
import { proposeDecision } from '@/lib/limits/propose-decision';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** Somebody who works at the lease desk. */
export async function somebodyAtDesk(deps: Deps, name = '정민서'): Promise<Actor> {
  const userId = newId('p');
  await deps.db.user.create({ data: { id: userId, email: `${userId.toLowerCase()}@dalmada.test`, name, role: 'DESK', passwordHash: '-', createdAt: toDate(deps.clock.now()) } });
  return { userId, role: 'DESK', name };
}

const APPROVING = { verdict: 'APPROVE', ratePercent: '7.4', monthlyCapMinor: '150000' };

/** What a maker proposes, an approval unless told otherwise: the first answer is what it is about. */
export const propose = (deps: Deps, maker: Actor, askId: string, change: Record<string, unknown> = {}) =>
  proposeDecision(deps, maker, decideAskInput.parse({ askId, version: 1, note: '소득 증빙 확인', ...(change.verdict === undefined && APPROVING), ...change }));

export const agree = (deps: Deps, checker: Actor, proposalId: string) => checkProposal(deps, checker, { proposalId, agreed: true, note: '' });
export const sendBack = (deps: Deps, checker: Actor, proposalId: string, note = '증빙을 다시 봐 주세요.') => checkProposal(deps, checker, { proposalId, agreed: false, note });

/** One proposes and another agrees: the errors of either. */
export async function decideTogether(deps: Deps, maker: Actor, checker: Actor, askId: string, change: Record<string, unknown> = {}): Promise<Result<ProposalChecked>> {
  const proposed = await propose(deps, maker, askId, change);
  return proposed.ok ? agree(deps, checker, proposed.value.proposalId) : proposed;
}
