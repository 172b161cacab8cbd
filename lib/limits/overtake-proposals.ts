import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { auditAll } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { closeProposal, findOvertaken } from './store/proposals';

const AT_ONCE = 200;

/** Sweep: proposals about a question that was answered otherwise, or that nobody waits for any more, are closed. */
export async function overtakeProposals(deps: Deps): Promise<void> {
  if ((await findOvertaken(deps.db, {}, 1)).length === 0) return;
  await write(deps, async (tx) => ok(await overtake(tx, {}, deps.clock.now())));
}

/** The same within a transaction, of one question alone where that is named. */
export async function overtake(tx: Tx, where: { askId?: string }, at: Temporal.Instant): Promise<void> {
  const closed = [];
  for (const proposal of await findOvertaken(tx, where, AT_ONCE)) {
    if (await closeProposal(tx, proposal.id, 'OVERTAKEN', at)) closed.push(proposal);
  }
  await auditAll(tx, closed.map(({ id, limitRequestId }) => ({
    actor: SYSTEM, action: 'limit.overtaken', subject: { type: 'limit_request', id: limitRequestId }, data: { proposalId: id }, at,
  })));
}
