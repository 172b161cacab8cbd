import type { z } from 'zod';
import type { settlementPaid } from '@/lib/institutions/model/events';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { type Deps, write } from '@/lib/platform/db';
import { findSettled, notePayment } from './store/releases';

export interface SettlementSaid {
  institutionId: string;
  /** Under which the admins are told once. */
  eventId: string;
  settlement: z.output<typeof settlementPaid>;
}

type Matched = { outcome: 'APPLIED' | 'STALE' } | { outcome: 'QUARANTINED'; note: string };

/**
 * What a financier says it has paid a seller for a contract, against what it has to pay: the cash price less the first
 * payment. It is kept once a contract, and from then on the mall pays its own part. Another amount is kept aside and the
 * admins told. Error: `not-found` (no contract of this financier).
 */
export function matchFinancierPayment(deps: Deps, { institutionId, eventId, settlement }: SettlementSaid): Promise<Result<Matched>> {
  const at = deps.clock.now();
  return write(deps, async (tx): Promise<Result<Matched>> => {
    const contract = await findSettled(tx, institutionId, settlement.contractId);
    if (!contract) return err({ code: 'not-found' });
    const { id, number, currency, paysMinor, institution } = contract;
    const amountMinor = BigInt(settlement.amount);
    if (amountMinor === paysMinor) {
      const before = await notePayment(tx, { contractId: id, institutionId, amountMinor, currency, paidAt: settlement.paidAt, eventId }, at);
      return ok({ outcome: before === null ? 'APPLIED' : 'STALE' });
    }
    await notifyRole(tx, 'ADMIN', {
      kind: 'settlements.aside', href: '/admin/institutions', eventKey: `settlement-aside:${institutionId}:${eventId}`, at,
      params: { number, institution: institution.nameKo, currency, paidMinor: settlement.amount, wantedMinor: paysMinor.toString() },
    });
    return ok({ outcome: 'QUARANTINED', note: `settlement of ${number}: another amount than agreed` });
  });
}
