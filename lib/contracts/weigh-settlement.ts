import type { z } from 'zod';
import type { Applied, settlementPaid } from '@/lib/institutions/model/events';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { write, type Deps } from '@/lib/platform/db';
import { findSettled } from './store/contracts';

export interface SettlementSaid {
  institutionId: string;
  /** Under which the admins are told once. */
  eventId: string;
  settlement: z.output<typeof settlementPaid>;
}

/**
 * What a financier says it has paid for a contract, against what it can have paid at most: the cash price of the goods.
 * It is noted, and matched when settlements come; what cannot be right is kept aside and the admins told. Error:
 * `not-found` (no contract of this financier).
 */
export function weighSettlement(deps: Deps, { institutionId, eventId, settlement }: SettlementSaid): Promise<Result<Applied | { outcome: 'NOTED'; note: string }>> {
  return write(deps, async (tx) => {
    const contract = await findSettled(tx, institutionId, settlement.contractId);
    if (!contract) return err({ code: 'not-found' });
    const { number, currency, cashPriceMinor, institution } = contract;
    const amountMinor = BigInt(settlement.amount);
    if (amountMinor > 0n && amountMinor <= cashPriceMinor) return ok({ outcome: 'NOTED' as const, note: `settlement of ${number} noted` });
    await notifyRole(tx, 'ADMIN', {
      kind: 'contracts.settlement-aside', href: '/admin/institutions', eventKey: `settlement-aside:${institutionId}:${eventId}`, at: deps.clock.now(),
      params: { number, institution: institution.nameKo, currency, paidMinor: settlement.amount, mostMinor: cashPriceMinor.toString() },
    });
    return ok({ outcome: 'QUARANTINED' as const, note: amountMinor > 0n ? `settlement of ${number}: above the cash price` : `settlement of ${number}: no amount` });
  });
}
