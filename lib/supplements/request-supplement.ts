import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import type { Amendment } from '@/lib/kernel/amendment';
import { err, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { beginSupplement } from './begin-supplement';
import type { requestSupplementInput } from './model';
import { lockLease } from './store';

type RequestSupplement = z.output<typeof requestSupplementInput>;

const amendmentOf = (input: RequestSupplement): Amendment => {
  if (input.kind === 'DUE_DAY') return { kind: 'DUE_DAY', fromSeq: input.fromSeq, dueDay: input.dueDay };
  const { postcode, road, detail } = input;
  return { kind: 'ADDRESS', address: { postcode, road, detail } };
};

/** A purchaser wants another address or another due day in a lease of theirs. Errors: `not-found`, those of `beginSupplement`. */
export async function requestSupplement(deps: Deps, actor: Actor, input: RequestSupplement): Promise<Result<{ supplementId: string; number: string }>> {
  return write(deps, async (tx) => {
    const held = await lockLease(tx, input.leaseId);
    if (!held || actor.role !== 'PURCHASER' || held.lease.purchaserId !== actor.userId) return err({ code: 'not-found' });
    return beginSupplement(tx, { held, amendment: amendmentOf(input), actor, askNote: null, at: deps.clock.now() });
  });
}
