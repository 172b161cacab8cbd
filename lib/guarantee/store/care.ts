import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { addDays } from '@/lib/kernel/calendar';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { MISSED_DAYS, REMIND_DAYS } from '../model/care';

const ABOUT = { guarantee: { select: { keeperId: true, lease: { select: { id: true, number: true, purchaserId: true, state: true, timeZone: true, contract: { select: { order: { select: { listingVersion: { select: { title: true } } } } } } } } } } } as const;

export async function lockVisit(tx: Tx, leaseId: string, no: number, actor: Actor) {
  const keeperId = sellerFor(actor, 'orders');
  if (keeperId === null) return null;
  await tx.$queryRaw`SELECT no FROM care_visit WHERE lease_id = ${leaseId} AND no = ${no} FOR UPDATE`;
  return tx.careVisit.findFirst({ where: { leaseId, no, guarantee: { keeperId } }, include: ABOUT });
}

export async function confirmVisitRow(tx: Tx, leaseId: string, no: number, visitOn: string): Promise<boolean> {
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, state: { in: ['PLANNED', 'CONFIRMED', 'MISSED'] } }, data: { state: 'CONFIRMED', visitOn: fromPlainDate(visitOn) } });
  return count === 1;
}

export async function finishVisitRow(tx: Tx, leaseId: string, no: number, { note, doneOn }: { note: string; doneOn: string }): Promise<boolean> {
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, state: { in: ['PLANNED', 'CONFIRMED', 'MISSED'] } }, data: { state: 'DONE', note, doneOn: fromPlainDate(doneOn) } });
  return count === 1;
}

interface DueVisit {
  leaseId: string;
  no: number;
}

/** Visits of which both are to be reminded. */
export const findToRemind = (db: Db, today: string): Promise<DueVisit[]> => db.$queryRaw`
  SELECT v.lease_id AS "leaseId", v.no FROM care_visit v JOIN lease l ON l.id = v.lease_id
   WHERE v.state IN ('PLANNED', 'CONFIRMED') AND v.reminded_at IS NULL AND l.state = 'ACTIVE' AND v.planned_on <= ${addDays(today, REMIND_DAYS)}::date AND v.planned_on >= ${today}::date
   ORDER BY v.planned_on, v.lease_id LIMIT 500`;

/** Visits whose day is long over, and those of leases that have ended. */
export async function findPassed(db: Db, today: string): Promise<DueVisit[]> {
  return db.$queryRaw`
    SELECT v.lease_id AS "leaseId", v.no FROM care_visit v JOIN lease l ON l.id = v.lease_id
     WHERE v.state IN ('PLANNED', 'CONFIRMED') AND (l.state <> 'ACTIVE' OR coalesce(v.visit_on, v.planned_on) < ${addDays(today, -MISSED_DAYS)}::date)
     ORDER BY v.planned_on, v.lease_id LIMIT 500`;
}

export async function markReminded(tx: Tx, { leaseId, no }: DueVisit, at: Temporal.Instant) {
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, remindedAt: null, state: { in: ['PLANNED', 'CONFIRMED'] } }, data: { remindedAt: toDate(at) } });
  return count === 1 ? tx.careVisit.findUnique({ where: { leaseId_no: { leaseId, no } }, include: ABOUT }) : null;
}

export async function passVisit(tx: Tx, { leaseId, no }: DueVisit) {
  const visit = await tx.careVisit.findUnique({ where: { leaseId_no: { leaseId, no } }, include: ABOUT });
  if (!visit) return null;
  const ended = visit.guarantee.lease.state !== 'ACTIVE';
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, state: { in: ['PLANNED', 'CONFIRMED'] } }, data: { state: ended ? 'CANCELLED' : 'MISSED' } });
  return count === 1 && !ended ? visit : null;
}

export type VisitRow = NonNullable<Awaited<ReturnType<typeof lockVisit>>>;
export const dayOfVisit = ({ visitOn, plannedOn }: Pick<VisitRow, 'visitOn' | 'plannedOn'>): string => toPlainDate(visitOn ?? plannedOn);
