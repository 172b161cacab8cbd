import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { beginSupplement } from './begin-supplement';
import type { proposeRestructureInput } from './model';
import { lockLease } from './store';

/**
 * The desk spreads what is left of a lease of its own over other months, for a purchaser in hardship; an admin looks at
 * it, and nothing changes unless the purchaser signs. Errors: `not-found`, those of `beginSupplement`.
 */
export async function proposeRestructure(deps: Deps, actor: Actor, { leaseId, fromSeq, months, note }: z.output<typeof proposeRestructureInput>): Promise<Result<{ supplementId: string; number: string }>> {
  return write(deps, async (tx) => {
    const held = await lockLease(tx, leaseId);
    if (!held || actor.role !== 'DESK' || held.institution.kind !== 'DESK') return err({ code: 'not-found' });
    return beginSupplement(tx, { held, amendment: { kind: 'SCHEDULE', fromSeq, months }, actor, askNote: note, at: deps.clock.now() });
  });
}
