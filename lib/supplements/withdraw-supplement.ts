import type { z } from 'zod';
import { endSupplement } from '@/lib/contracts/end-supplement';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { supplementInput } from './model';
import { lockSupplement } from './store';

/** Whose it is to take back: the purchaser's own, and for the desk what the desk has begun. */
const begunBy = (actor: Actor, { askedById, purchaserId }: { askedById: string | null; purchaserId: string }): boolean =>
  (actor.role === 'DESK' ? askedById !== purchaserId : actor.role === 'PURCHASER' && askedById === actor.userId);

/** Takes a supplement back before it is signed; the lease stays as it is. Errors: `not-found`, `supplements.signed` (or ended already). */
export async function withdrawSupplement(deps: Deps, actor: Actor, { supplementId }: z.output<typeof supplementInput>): Promise<Result<{ supplementId: string }>> {
  return write(deps, async (tx) => {
    const supplement = await lockSupplement(tx, supplementId);
    if (!supplement || !begunBy(actor, supplement)) return err({ code: 'not-found' });
    return await endSupplement(tx, { supplement, end: 'withdrawn', actor, at: deps.clock.now() }) ? ok({ supplementId }) : err({ code: 'supplements.signed' });
  });
}
