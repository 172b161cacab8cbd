import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { closeProposal, findProposal } from './store/proposals';
import { lockRequestOfAsk } from './store/requests';

/** The maker takes a proposal back; the request waits anew. Errors: `not-found` (not one's own), `conflict` (closed meanwhile). */
export function withdrawProposal(deps: Deps, actor: Actor, { proposalId }: { proposalId: string }): Promise<Result<{ askId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const proposal = await findProposal(tx, proposalId);
    if (actor.role !== 'DESK' || proposal?.proposedById !== actor.userId) return err({ code: 'not-found' });
    const requestId = await lockRequestOfAsk(tx, proposal.askId);
    if (requestId === undefined || !(await closeProposal(tx, proposalId, 'WITHDRAWN', at))) return err({ code: 'conflict' });
    await audit(tx, { actor, action: 'limit.withdrawn', subject: { type: 'limit_request', id: requestId }, data: { askId: proposal.askId, proposalId }, at });
    return ok({ askId: proposal.askId });
  });
}
