import type { Temporal } from 'temporal-polyfill';
import type { ApprovalAnswer } from '@/lib/institutions/model/answers';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import type { Schedule } from '@/lib/kernel/schedule';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import type { ApprovalStatus } from '../model/states';

export interface NewApproval {
  ask: { id: string; purchaserId: string; sellerId: string; institutionId: string };
  answer: ApprovalAnswer;
  /** The asked terms at the financier's rate: what the figures follow from. */
  schedule: Schedule;
  /** The limit for the whole mall that it is drawn from. */
  preApprovalId?: string;
  /** Ended from the start: recorded, never usable. */
  ended?: string;
  at: Temporal.Instant;
}

/** @returns our id of it */
export async function insertApproval(tx: Tx, { ask, answer, schedule, preApprovalId, ended, at }: NewApproval): Promise<string> {
  const id = newId('ap');
  await tx.approval.create({
    data: {
      id, askId: ask.id, purchaserId: ask.purchaserId, sellerId: ask.sellerId, institutionId: ask.institutionId,
      externalId: answer.approvalId, currency: schedule.currency,
      approvedMinor: BigInt(answer.approvedAmount), monthlyCapMinor: BigInt(answer.monthlyCap), annualRate: schedule.terms.annualRate,
      instalmentMinor: schedule.instalmentMinor, totalCostMinor: schedule.totalCostMinor, totalToOwnMinor: schedule.totalToOwnMinor,
      terms: { ...wireTermsOf(schedule) }, expiresAt: new Date(answer.expiresAt), createdAt: toDate(at), preApprovalId: preApprovalId ?? null,
      ...(ended === undefined ? {} : { status: 'DECLINED', endedAt: toDate(at), endedReason: ended }),
    },
  });
  return id;
}

/** Ends a live approval that no order holds; false when it is not live, or held. Revocation does not wait for holds. */
export async function endApproval(tx: Tx, id: string, to: Exclude<ApprovalStatus, 'LIVE'>, at: Temporal.Instant, reason: string): Promise<boolean> {
  const { count } = await tx.approval.updateMany({
    where: { id, status: 'LIVE', ...(to === 'REVOKED' ? {} : { heldMinor: 0n }) },
    data: { status: to, endedAt: toDate(at), endedReason: reason },
  });
  return count === 1;
}

/** Locks an approval by the financier's own id. */
export async function lockApproval(tx: Tx, institutionId: string, externalId: string) {
  await tx.$queryRaw`SELECT 1 FROM approval WHERE institution_id = ${institutionId} AND external_id = ${externalId} FOR UPDATE`;
  return tx.approval.findUnique({
    where: { institutionId_externalId: { institutionId, externalId } },
    include: { institution: { select: { nameKo: true, nameEn: true, kind: true } }, ask: { select: { limitRequestId: true } } },
  });
}

/** An approval of the desk's own, locked; null for anybody else's. */
export async function findDeskApproval(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM approval WHERE id = ${id} FOR UPDATE`;
  return tx.approval.findFirst({ where: { id, institution: { kind: 'DESK' } } });
}

/** Less than was approved, but never less than is held and used. */
export async function lowerTo(tx: Tx, id: string, { approvedMinor, monthlyCapMinor, expiresAt }: { approvedMinor: bigint; monthlyCapMinor: bigint; expiresAt: Date }): Promise<void> {
  await tx.$executeRaw`
    UPDATE approval SET approved_minor = GREATEST(${approvedMinor}::bigint, held_minor + used_minor),
           monthly_cap_minor = GREATEST(${monthlyCapMinor}::bigint, monthly_held_minor + monthly_used_minor), expires_at = ${expiresAt}::timestamptz
     WHERE id = ${id}`;
}

export async function setApprovalVersion(tx: Tx, id: string, version: number): Promise<void> {
  await tx.approval.update({ where: { id }, data: { version } });
}

export const findApproval = (db: Db | Tx, id: string) =>
  db.approval.findUnique({ where: { id }, include: { institution: { select: { kind: true, code: true } }, ask: { select: { limitRequestId: true } } } });

/** Whether an approval of that name was written down here. */
export const isKnownApproval = async (db: Db, institutionId: string, externalId: string): Promise<boolean> => await db.approval.count({ where: { institutionId, externalId } }) > 0;

/** Ids of live approvals whose time is over and that no order holds. */
export async function findLapsedApprovals(db: Db, now: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await db.approval.findMany({
    where: { status: 'LIVE', heldMinor: 0n, expiresAt: { lte: toDate(now) } }, select: { id: true }, orderBy: { expiresAt: 'asc' }, take: limit,
  });
  return rows.map(({ id }) => id);
}

export interface Exposure {
  existingMonthlyMinor: bigint;
  existingExposureMinor: bigint;
}

/** What a purchaser holds and uses of one financier's approvals. */
export async function sumExposure(db: Db | Tx, purchaserId: string, institutionId: string): Promise<Exposure> {
  const { _sum: sum } = await db.approval.aggregate({
    where: { purchaserId, institutionId }, _sum: { heldMinor: true, usedMinor: true, monthlyHeldMinor: true, monthlyUsedMinor: true },
  });
  return {
    existingMonthlyMinor: (sum.monthlyHeldMinor ?? 0n) + (sum.monthlyUsedMinor ?? 0n),
    existingExposureMinor: (sum.heldMinor ?? 0n) + (sum.usedMinor ?? 0n),
  };
}

/** Whether a person of the desk has taken something back from this purchaser since. */
export async function wasTakenBack(db: Db | Tx, purchaserId: string, institutionId: string, since: Temporal.Instant): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM approval a
      JOIN audit_entry e ON e.subject_type = 'approval' AND e.subject_id = a.id AND e.action = 'approval.revoked' AND e.actor_role = 'DESK'
     WHERE a.purchaser_id = ${purchaserId} AND a.institution_id = ${institutionId} AND a.status = 'REVOKED' AND a.ended_at >= ${toDate(since)}
    UNION ALL
    SELECT 1 FROM pre_approval p
      JOIN audit_entry e ON e.subject_type = 'pre_approval' AND e.subject_id = p.id AND e.action = 'pre-approval.revoked' AND e.actor_role = 'DESK'
     WHERE p.purchaser_id = ${purchaserId} AND p.institution_id = ${institutionId} AND p.status = 'REVOKED' AND p.ended_at >= ${toDate(since)}
     LIMIT 1`;
  return rows.length > 0;
}

/** An approval with what its purchaser is told about it. */
export const findApprovalToTell = (tx: Tx, id: string) =>
  tx.approval.findUniqueOrThrow({
    where: { id },
    include: {
      institution: { select: { nameKo: true, nameEn: true } },
      ask: { select: { limitRequest: { select: { id: true, number: true, state: true, listingVersion: { select: { title: true } } } } } },
    },
  });

/** Live approvals of a financier of which nothing is held or used. */
export async function findUntaken(db: Db, institutionId: string): Promise<string[]> {
  const rows = await db.approval.findMany({ where: { institutionId, status: 'LIVE', heldMinor: 0n, usedMinor: 0n }, select: { id: true } });
  return rows.map(({ id }) => id);
}
