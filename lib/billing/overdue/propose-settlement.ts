import type { Actor } from '@/lib/kernel/actor';
import { addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { canMove } from '@/lib/kernel/transitions';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { overdueMoves } from '../model/overdue';
import type { CheckSettlementInput, ProposeSettlementInput } from '../model/overdue-inputs';
import { lockOverdueLease } from '../store/overdue';
import { finalDebt } from '../store/overdue-final';
import { checkSettlementRow, findSettlement, insertSettlement } from '../store/overdue-papers';
import { tellDesk, tellPurchaser } from './tell';

/**
 * A person at the desk proposes a lower sum, or parts, in place of what is open of a lease of which nothing is still to come.
 * Another person lets it out to the purchaser.
 *
 * Errors: `not-found`, `overdue.moved-on`, `overdue.still-running`, fields `totalMinor`, `firstOn`, `overdue.proposed-already`.
 */
export async function proposeSettlement(deps: Deps, actor: Actor, input: ProposeSettlementInput): Promise<Result<{ settlementId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const lease = await lockOverdueLease(tx, input.leaseId);
    if (!lease?.overdue) return err({ code: 'not-found' });
    const today = plainDateIn(at, lease.timeZone);
    if (!canMove(overdueMoves, lease.overdue.state, 'SETTLING')) return err({ code: 'overdue.moved-on' });
    const { isFinal, owedMinor } = await finalDebt(tx, lease);
    if (!isFinal) return err({ code: 'overdue.still-running' });
    if (input.totalMinor > owedMinor || input.totalMinor < BigInt(input.parts)) return err({ code: 'input', fields: { totalMinor: 'overdue.sum-too-high' } });
    if (input.firstOn <= today || input.firstOn > addMonthsClamped(today, 3)) return err({ code: 'input', fields: { firstOn: 'overdue.first-day' } });
    const { leaseId, totalMinor, parts, firstOn, reason } = input;
    const settlementId = await insertSettlement(tx, { leaseId, currency: lease.currency, owedMinor, totalMinor, parts, firstOn, reason, proposedById: actor.userId }, at);
    if (!settlementId) return err({ code: 'overdue.proposed-already' });
    await audit(tx, { actor, action: 'lease.settlement-proposed', subject: { type: 'lease', id: leaseId }, reason, data: { settlementId, owedMinor, totalMinor, parts }, at });
    await tellDesk(tx, lease, { what: 'settlement-proposed', id: settlementId, at });
    return ok({ settlementId });
  });
}

/** The second person lets it out, or does not. Errors: `not-found`, `overdue.other-person`, `overdue.moved-on`. */
export async function checkSettlement(deps: Deps, actor: Actor, { settlementId, decision }: CheckSettlementInput): Promise<Result<{ settlementId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const settlement = await findSettlement(tx, settlementId);
    const lease = settlement && await lockOverdueLease(tx, settlement.leaseId);
    if (!settlement || !lease) return err({ code: 'not-found' });
    if (settlement.proposedById === actor.userId) return err({ code: 'overdue.other-person' });
    if (!await checkSettlementRow(tx, settlementId, decision, actor.userId, at)) return err({ code: 'overdue.moved-on' });
    await audit(tx, { actor, action: decision === 'OFFERED' ? 'lease.settlement-offered' : 'lease.settlement-refused', subject: { type: 'lease', id: lease.id }, data: { settlementId }, at });
    if (decision === 'OFFERED') await tellPurchaser(tx, lease, { what: 'settlement-offered', id: settlementId, params: { totalMinor: String(settlement.totalMinor), owedMinor: String(settlement.owedMinor) }, at });
    return ok({ settlementId });
  });
}
