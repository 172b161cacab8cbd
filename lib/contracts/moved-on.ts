import { err, type Result } from '@/lib/kernel/result';
import type { Tx } from '@/lib/platform/db';
import type { ContractRow } from './store/contracts';

const LET_OUT = new Set<ContractRow['state']>(['REVIEWED', 'DELIVERED', 'SIGNED', 'SEALED']);

/** What another admin did with a round; null where it ended in another way, or more than one round ago. */
function decisionOn({ round, state, reviewedById }: ContractRow, looked: number): 'approved' | 'returned' | null {
  if (reviewedById === null) return null;
  if (round === looked + 1) return 'returned';
  return round === looked && LET_OUT.has(state) ? 'approved' : null;
}

/** For whoever decides on a round that is decided already: `contracts.moved-on`, with who was faster (`name`) and what they did (`did`) where that is known. */
export async function movedOn(tx: Tx, contract: ContractRow, round: number): Promise<Result<never>> {
  const did = decisionOn(contract, round);
  const who = did && await tx.user.findUnique({ where: { id: contract.reviewedById ?? '' }, select: { name: true } });
  return err({ code: 'contracts.moved-on', ...(did && who && { params: { name: who.name, did } }) });
}
