import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { addDays } from '@/lib/kernel/calendar';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { MISSED_DAYS, REMIND_DAYS, type Round } from '../model/care';

const ABOUT = { guarantee: { select: { keeperId: true, lease: { select: { id: true, number: true, purchaserId: true, state: true, timeZone: true, startsOn: true, endsOn: true, instalments: { where: { state: 'REFUSED' }, select: { seq: true }, take: 1 }, contract: { select: { order: { select: { listingVersion: { select: { title: true } } } } } } } } } } } as const;

export async function lockVisit(tx: Tx, leaseId: string, no: number, actor: Actor) {
  const keeperId = sellerFor(actor, 'orders');
  if (keeperId === null) return null;
  await tx.$queryRaw`SELECT no FROM care_visit WHERE lease_id = ${leaseId} AND no = ${no} FOR UPDATE`;
  return tx.careVisit.findFirst({ where: { leaseId, no, guarantee: { keeperId } }, include: ABOUT });
}

/** The rounds beside it, and the term. */
export async function findRound(tx: Tx, { leaseId, no, guarantee: { lease } }: VisitRow): Promise<Round> {
  const beside = await tx.careVisit.findMany({ where: { leaseId, no: { in: [no - 1, no + 1] } }, select: { no: true, plannedOn: true } });
  const dayOf = (of: number) => beside.filter((visit) => visit.no === of).map(({ plannedOn }) => toPlainDate(plannedOn))[0] ?? null;
  return { startsOn: toPlainDate(lease.startsOn), endsOn: toPlainDate(lease.endsOn), before: dayOf(no - 1), after: dayOf(no + 1) };
}

/** A purchaser's own visit that was said to be done, held. */
export async function lockDoneVisit(tx: Tx, leaseId: string, no: number, actor: Actor) {
  if (actor.role !== 'PURCHASER' || actor.userId === '') return null;
  await tx.$queryRaw`SELECT no FROM care_visit WHERE lease_id = ${leaseId} AND no = ${no} FOR UPDATE`;
  return tx.careVisit.findFirst({ where: { leaseId, no, guarantee: { lease: { purchaserId: actor.userId } } }, include: ABOUT });
}

export async function contestVisitRow(tx: Tx, leaseId: string, no: number, text: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, state: 'DONE', contestedAt: null }, data: { contest: text, contestedAt: toDate(at) } });
  return count === 1;
}

/** A visit that is contested, held; for the desk. */
export async function lockContested(tx: Tx, leaseId: string, no: number, actor: Actor) {
  if (actor.role !== 'DESK') return null;
  await tx.$queryRaw`SELECT no FROM care_visit WHERE lease_id = ${leaseId} AND no = ${no} FOR UPDATE`;
  return tx.careVisit.findFirst({ where: { leaseId, no, contestedAt: { not: null } }, include: ABOUT });
}

interface Decision { outcome: 'STANDS' | 'NOT_GIVEN'; reason: string; byId: string }

/** False where it was decided already. */
export async function decideContestRow(tx: Tx, leaseId: string, no: number, { outcome, reason, byId }: Decision, at: Temporal.Instant): Promise<boolean> {
  const missed = outcome === 'NOT_GIVEN' ? { state: 'MISSED' as const, missed: true, doneOn: null } : {};
  const { count } = await tx.careVisit.updateMany({
    where: { leaseId, no, state: 'DONE', contestedAt: { not: null }, contestOutcome: null }, data: { contestOutcome: outcome, contestReason: reason, contestDecidedAt: toDate(at), contestDecidedById: byId, ...missed },
  });
  return count === 1;
}

export async function confirmVisitRow(tx: Tx, leaseId: string, no: number, visitOn: string): Promise<boolean> {
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, state: { in: ['PLANNED', 'CONFIRMED', 'MISSED'] } }, data: { state: 'CONFIRMED', visitOn: fromPlainDate(visitOn) } });
  return count === 1;
}

/** Of a visit of which nothing is contested. */
const UNCONTESTED = { contest: null, contestedAt: null, contestOutcome: null, contestReason: null, contestDecidedAt: null, contestDecidedById: null };

/** What was decided of an earlier statement is no decision on this one, which may be contested in turn. */
export async function finishVisitRow(tx: Tx, leaseId: string, no: number, { note, doneOn, late }: { note: string; doneOn: string; late: boolean }): Promise<boolean> {
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, state: { in: ['PLANNED', 'CONFIRMED', 'MISSED'] } }, data: { ...UNCONTESTED, state: 'DONE', note, doneOn: fromPlainDate(doneOn), ...(late && { missed: true }) } });
  return count === 1;
}

/** Nothing more is to be paid of it (art. 16): what it was promised is over too. */
const RELEASED = Prisma.sql`EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'REFUSED')`;
/** Whether care is still given for its lease. */
export const isKept = ({ guarantee: { lease } }: { guarantee: { lease: { state: string; instalments: readonly unknown[] } } }): boolean => lease.state === 'ACTIVE' && lease.instalments.length === 0;

/** Rounds (`v`, of lease `l`) that their keeper can still do: to come, or missed and to be made up within the term and before the next round. */
export const isToDo = (today: string): Prisma.Sql => Prisma.sql`(l.state = 'ACTIVE' AND NOT ${RELEASED} AND (v.state IN ('PLANNED', 'CONFIRMED') OR (v.state = 'MISSED' AND l.ends_on >= ${today}::date
  AND NOT EXISTS (SELECT 1 FROM care_visit n WHERE n.lease_id = v.lease_id AND n.no = v.no + 1 AND n.planned_on <= ${today}::date))))`;

interface DueVisit {
  leaseId: string;
  no: number;
}

/** Of one keeper, those up to a day, the oldest first. */
export const findToDo = (db: Db, keeperId: string, { today, until }: { today: string; until: string }): Promise<DueVisit[]> => db.$queryRaw`
  SELECT v.lease_id AS "leaseId", v.no FROM care_visit v JOIN guarantee g ON g.lease_id = v.lease_id JOIN lease l ON l.id = v.lease_id
   WHERE g.keeper_id = ${keeperId} AND v.planned_on <= ${until}::date AND ${isToDo(today)} ORDER BY v.planned_on, v.lease_id, v.no LIMIT 50`;

/** Visits of which both are to be reminded. */
export const findToRemind = (db: Db, today: string): Promise<DueVisit[]> => db.$queryRaw`
  SELECT v.lease_id AS "leaseId", v.no FROM care_visit v JOIN lease l ON l.id = v.lease_id
   WHERE v.state IN ('PLANNED', 'CONFIRMED') AND v.reminded_at IS NULL AND l.state = 'ACTIVE' AND NOT ${RELEASED} AND v.planned_on <= ${addDays(today, REMIND_DAYS)}::date AND v.planned_on >= ${today}::date
   ORDER BY v.planned_on, v.lease_id LIMIT 500`;

/** Visits whose day is long over, and those of leases that have ended, or of which nothing is left to be paid. */
export async function findPassed(db: Db, today: string): Promise<DueVisit[]> {
  return db.$queryRaw`
    SELECT v.lease_id AS "leaseId", v.no FROM care_visit v JOIN lease l ON l.id = v.lease_id
     WHERE v.state IN ('PLANNED', 'CONFIRMED') AND (l.state <> 'ACTIVE' OR ${RELEASED} OR coalesce(v.visit_on, v.planned_on) < ${addDays(today, -MISSED_DAYS)}::date)
     ORDER BY v.planned_on, v.lease_id LIMIT 500`;
}

export async function markReminded(tx: Tx, { leaseId, no }: DueVisit, at: Temporal.Instant) {
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, remindedAt: null, state: { in: ['PLANNED', 'CONFIRMED'] } }, data: { remindedAt: toDate(at) } });
  return count === 1 ? tx.careVisit.findUnique({ where: { leaseId_no: { leaseId, no } }, include: ABOUT }) : null;
}

export async function passVisit(tx: Tx, { leaseId, no }: DueVisit) {
  const visit = await tx.careVisit.findUnique({ where: { leaseId_no: { leaseId, no } }, include: ABOUT });
  if (!visit) return null;
  const ended = !isKept(visit);
  const { count } = await tx.careVisit.updateMany({ where: { leaseId, no, state: { in: ['PLANNED', 'CONFIRMED'] } }, data: ended ? { state: 'CANCELLED' } : { state: 'MISSED', missed: true } });
  return count === 1 && !ended ? visit : null;
}

export type VisitRow = NonNullable<Awaited<ReturnType<typeof lockVisit>>>;
export const dayOfVisit = ({ visitOn, plannedOn }: Pick<VisitRow, 'visitOn' | 'plannedOn'>): string => toPlainDate(visitOn ?? plannedOn);
