import { accelerateLease } from '@/lib/billing/overdue/accelerate-lease';
import { dueDayOf, findOverdueLease } from '@/lib/billing/store/overdue';
import { accelerationFigures } from '@/lib/billing/store/overdue-figures';
import { overdueCase, overdueQueue } from '@/lib/billing/views/overdue';
import { owedBills } from '@/lib/insights/views/owed-list';
import { ages } from '@/lib/insights/views/portfolio';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { valueOf } from './catalogue';
import { until } from './overdue';
import { aLease, paid } from './rights';
import type { Road, Walk } from './road';

/* Leases of which so much was missed that all of it may be called in, and how that is seen by the house. */

export const WHY = '여러 번 연락했으나 답이 없습니다.';
const EVERYTHING = { currency: 'KRW', months: 12 };

export const figures = async (road: Road, leaseId: string) => {
  const lease = await findOverdueLease(road.db, leaseId);
  if (!lease) throw new Error('no lease');
  return accelerationFigures(road.db, lease, plainDateIn(road.clock.now()));
};
export const accelerate = async (road: Road, leaseId: string, by: Actor = road.deskPerson) => accelerateLease(road.deps, by, { leaseId, totalMinor: (await figures(road, leaseId)).totalMinor, reason: WHY });
export const invoices = (road: Road, leaseId: string, kind: 'INSTALMENT' | 'LATE_CHARGE' | 'ACCELERATION' | 'SETTLEMENT') => road.db.invoice.findMany({ where: { leaseId, kind }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] });
export const sum = (rows: readonly { amountMinor: bigint }[]) => rows.reduce((total, { amountMinor }) => total + amountMinor, 0n);

/** Twelve months, of which the first is paid and the next two are not; the demand was sent on 30 June and runs until 14 July 2026. It is the 10th. */
export async function demanded(road: Road, lender: 'desk' | 'script' = 'desk'): Promise<Walk> {
  const walk = await aLease(road, { termMonths: 12, lender });
  await paid(road, walk.leaseId, 0, 1);
  await until(road, '2026-06-30', { leap: true });
  await until(road, '2026-07-10', { leap: true });
  return walk;
}

export async function seen(road: Road, leaseId: string) {
  const [{ rows: [row] }, detail, portfolio] = [await overdueQueue(road.db, road.deskPerson, {}, road.clock.now()), await overdueCase(road.db, road.deskPerson, leaseId, road.clock.now()), await ages(road.deps, road.admin, EVERYTHING)];
  const bills = (await Promise.all([1, 2, 3, 4].map((bucket) => owedBills(road.deps, road.admin, EVERYTHING, { bucket })))).flatMap(({ rows }) => rows);
  return { row, detail, late: Object.fromEntries(portfolio.map(({ bucket, minor }) => [bucket, minor])), days: [...new Set(bills.map(({ lateDays }) => lateDays))] };
}
/** The oldest day that was not kept before all of it fell due. */
export const before = async (road: Road, leaseId: string) => (await invoices(road, leaseId, 'INSTALMENT')).filter(({ state }) => state === 'MERGED').map(dueDayOf).sort()[0];

/** A lease of which all was called in. */
export async function accelerated(road: Road, lender: 'desk' | 'script' = 'desk'): Promise<Walk> {
  const walk = await demanded(road, lender);
  await until(road, '2026-07-20', { leap: true });
  valueOf(await accelerate(road, walk.leaseId));
  return walk;
}
