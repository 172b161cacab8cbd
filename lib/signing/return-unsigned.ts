import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { endUnsigned } from './end-unsigned';
import type { returnUnsignedInput } from './model/unsigned';
import { lockCase } from './store/unsigned';

/**
 * The desk ends the order of a contract that nobody signed: the goods go back, both limits are free, purchaser and seller
 * are told why. Done once; a signature that is written at the same moment wins, or comes too late. Errors: `not-found`
 * (never a case of the desk), `contracts.no-longer-waits` (signed, ended, or given more time).
 */
export async function returnUnsigned(deps: Deps, actor: Actor, { contractId, note }: z.output<typeof returnUnsignedInput>): Promise<Result<{ contractId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const contract = await lockCase(tx, contractId, actor, at);
    if (!contract) return err({ code: 'not-found' });
    const isOver = contract.signBy !== null && contract.signBy.getTime() <= at.epochMilliseconds;
    const ended = isOver && await endUnsigned(tx, { contract, actor, reason: 'contract-unsigned', note, at });
    return ended ? ok({ contractId }) : err({ code: 'contracts.no-longer-waits' });
  });
}
