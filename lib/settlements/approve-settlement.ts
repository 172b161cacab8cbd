import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import type { SettlementInput } from './model/settlement';
import { lockSettlement, moveSettlement, noteFirst } from './store/settlements';
import { findRule } from './store/terms';

/**
 * An admin finds a settlement in order; above the amount of the rule another one has to as well (`FIRST`). One that the bank
 * sent back is approved anew. Errors: `not-found`, `settlements.moved-on`, `settlements.other-person`.
 */
export async function approveSettlement(deps: Deps, actor: Actor, { settlementId }: SettlementInput): Promise<Result<{ outcome: 'APPROVED' | 'FIRST' }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const settlement = await lockSettlement(tx, settlementId);
    if (!settlement) return err({ code: 'not-found' });
    if (settlement.state !== 'DRAFT' && settlement.state !== 'FAILED') return err({ code: 'settlements.moved-on' });
    if (settlement.firstApprovedById === actor.userId) return err({ code: 'settlements.other-person' });
    const { twoAboveMinor } = await findRule(tx);
    const subject = { type: 'settlement', id: settlementId };
    if (settlement.totalMinor > twoAboveMinor && settlement.firstApprovedById === null) {
      await noteFirst(tx, settlementId, actor.userId, at);
      await audit(tx, { actor, action: 'settlement.first-approved', subject, data: { totalMinor: settlement.totalMinor }, at });
      return ok({ outcome: 'FIRST' as const });
    }
    if (!await moveSettlement(tx, settlementId, 'APPROVED', { approvedById: actor.userId, approvedAt: toDate(at), fileId: null, failedReason: null })) return err({ code: 'settlements.moved-on' });
    await audit(tx, { actor, action: 'settlement.approved', subject, data: { totalMinor: settlement.totalMinor }, at });
    return ok({ outcome: 'APPROVED' as const });
  });
}
