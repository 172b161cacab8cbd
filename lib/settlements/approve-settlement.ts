import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import type { ApproveOutcome, SettlementInput } from './model/settlement';
import { lockHold, setOff } from './store/set-off';
import { lockSettlement, moveSettlement, noteFirst } from './store/settlements';
import { lockRule } from './store/terms';

/**
 * An admin finds a settlement in order; above the amount of the rule another one has to as well (`FIRST`). What its seller
 * owes meanwhile is taken off it first. One that the bank sent back is approved anew. Errors: `not-found`,
 * `settlements.moved-on`, `settlements.other-person`, `settlements.seller-gone`, `settlements.seller-suspended`.
 */
export async function approveSettlement(deps: Deps, actor: Actor, { settlementId }: SettlementInput): Promise<Result<{ outcome: ApproveOutcome }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const { twoAboveMinor } = await lockRule(tx);
    const settlement = await lockSettlement(tx, settlementId);
    if (!settlement) return err({ code: 'not-found' });
    if (settlement.state !== 'DRAFT' && settlement.state !== 'FAILED') return err({ code: 'settlements.moved-on' });
    if (settlement.firstApprovedById === actor.userId) return err({ code: 'settlements.other-person' });
    const hold = await lockHold(tx, settlement.sellerId);
    if (hold) return err({ code: hold === 'GONE' ? 'settlements.seller-gone' : 'settlements.seller-suspended' });
    const subject = { type: 'settlement', id: settlementId };
    const { takenMinor, leftMinor } = await setOff(tx, settlement, at);
    if (takenMinor > 0n) await audit(tx, { actor, action: 'settlement.set-off', subject, data: { takenMinor, leftMinor }, at });
    if (leftMinor === 0n) return ok({ outcome: 'NOTHING_LEFT' as const });
    if (leftMinor > twoAboveMinor && settlement.firstApprovedById === null) {
      await noteFirst(tx, settlementId, actor.userId, at);
      await audit(tx, { actor, action: 'settlement.first-approved', subject, data: { totalMinor: leftMinor }, at });
      return ok({ outcome: 'FIRST' as const });
    }
    if (!await moveSettlement(tx, settlementId, 'APPROVED', { approvedById: actor.userId, approvedAt: toDate(at), fileId: null, failedReason: null })) return err({ code: 'settlements.moved-on' });
    await audit(tx, { actor, action: 'settlement.approved', subject, data: { totalMinor: leftMinor }, at });
    return ok({ outcome: 'APPROVED' as const });
  });
}
