import type { Temporal } from 'temporal-polyfill';
import { guaranteePlan, writtenPlan } from '@/lib/catalogue/model/guarantee';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { plannedVisits } from '../model/care';

/** What goes where an old contract does not say. */
const UNSAID = { responseHours: 48, repairFree: true, replacement: false, careVisitsPerYear: 0, noteKo: '', noteEn: '' };

/** The plan that a contract keeps, with what is usual where an old one is silent. */
function planOf(particulars: unknown) {
  const read = writtenPlan.safeParse((particulars as { guarantee?: unknown }).guarantee);
  const { responseHours, ...written } = read.success ? read.data : {};
  return guaranteePlan.parse({ ...UNSAID, ...(responseHours && { responseHours: Math.min(336, responseHours) }), ...written });
}

/** A lease's row, held, with what its guarantee follows from. */
export async function lockForGuarantee(tx: Tx, leaseId: string) {
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${leaseId} FOR UPDATE`;
  return tx.lease.findUnique({
    where: { id: leaseId },
    include: { guarantee: true, freezes: { where: { cause: 'GOODS_BACK', untilOn: null }, take: 1, select: { id: true } }, unit: { select: { serial: true } }, contract: { select: { particulars: true, order: { select: { id: true, claims: { where: { state: 'OPEN', taken: { is: null } }, orderBy: { openedAt: 'asc' } }, listingVersion: { select: { title: true } } } } } } },
  });
}
export type LeaseForGuarantee = NonNullable<Awaited<ReturnType<typeof lockForGuarantee>>>;

/** The guarantee of a lease, with its care calendar; made where there is none. */
export async function beginRow(tx: Tx, lease: LeaseForGuarantee, at: Temporal.Instant) {
  if (lease.guarantee) return lease.guarantee;
  const plan = planOf(lease.contract.particulars);
  const gone = await tx.guaranteeSuccessor.findUnique({ where: { sellerId: lease.sellerId }, select: { successorId: true } });
  const guarantee = await tx.guarantee.create({
    data: {
      leaseId: lease.id, sellerId: lease.sellerId, keeperId: gone?.successorId ?? lease.sellerId, responseHours: plan.responseHours, repairDays: plan.repairDays, visit: plan.visit,
      replacement: plan.replacement, careVisits: plan.careVisitsPerYear, exclusionsKo: plan.exclusionsKo, exclusionsEn: plan.exclusionsEn, begunAt: toDate(at),
    },
  });
  const visits = plannedVisits({ startsOn: toPlainDate(lease.startsOn), endsOn: toPlainDate(lease.endsOn), visitsPerYear: plan.careVisitsPerYear });
  await tx.careVisit.createMany({ data: visits.map((day, index) => ({ leaseId: lease.id, no: index + 1, plannedOn: fromPlainDate(day) })) });
  return guarantee;
}

/** Leases in force whose job has been given up. */
export const findUnbegun = (db: Db): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT l.id FROM lease l WHERE l.state = 'ACTIVE' AND NOT l.guarantee_begun ORDER BY l.created_at, l.id LIMIT 200`;

export const newClaimId = () => newId('cl');
