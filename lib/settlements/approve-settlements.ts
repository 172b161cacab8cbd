import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { approveSettlement } from './approve-settlement';
import type { ManyApproved, SettlementsInput } from './model/settlement';

/** An admin finds several in order at once: each by itself, so that one that cannot be approved holds none of the others. Errors: `not-found`. */
export async function approveSettlements(deps: Deps, actor: Actor, { settlementIds }: SettlementsInput): Promise<Result<ManyApproved>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const many: ManyApproved = { done: { APPROVED: 0, FIRST: 0, NOTHING_LEFT: 0 }, failed: [] };
  for (const settlementId of new Set(settlementIds)) {
    const result = await approveSettlement(deps, actor, { settlementId }).catch((error: unknown) => {
      deps.log.error('settlement not approved', { settlementId, error });
      return err({ code: 'settlements.moved-on' });
    });
    if (result.ok) many.done[result.value.outcome] += 1;
    else many.failed.push({ settlementId, code: result.error.code });
  }
  return ok(many);
}
