import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { toPlainDate } from '@/lib/platform/clock';
import type { Road } from '../road';
import type { Facts } from './reckoning/lease';

/** What the contracts of these leases say, as whoever reckons them anew reads it. */
export async function factsOf(road: Road, leaseIds: readonly string[]): Promise<Facts[]> {
  const leases = await road.db.lease.findMany({ where: { id: { in: [...leaseIds] } }, include: { contract: true, institution: { select: { kind: true } } } });
  return leases.map((lease) => {
    const terms = lease.contract.terms as unknown as CanonicalTerms;
    const { lateRate, returnChargeBps, guarantee } = lease.contract.particulars as { lateRate: string; returnChargeBps: number; guarantee: { responseHours: number; repairDays: number } };
    return {
      id: lease.id, sellerId: lease.sellerId, inHouse: lease.institution.kind === 'DESK', startsOn: toPlainDate(lease.startsOn), endsOn: terms.schedule.at(-1)?.dueOn ?? '', termMonths: terms.termMonths,
      cashPrice: BigInt(terms.cashPrice), firstPayment: BigInt(terms.firstPayment), residual: BigInt(terms.residual), totalCost: BigInt(terms.totalCost),
      lateRate, returnChargeBps, responseHours: guarantee.responseHours, repairDays: guarantee.repairDays,
      unit: BigInt(terms.rounding.unit),
      rows: terms.schedule.map(({ seq, dueOn, amount, interest }) => ({ seq, dueOn, amount: BigInt(amount), interest: BigInt(interest) })),
    };
  });
}
