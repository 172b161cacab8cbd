import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { LENDER_CONSENT } from '../model/limit-request';
import type { Employment } from '../model/scorecard';
import type { PreApprovalStatus } from '../model/states';

export interface NewPreApproval {
  purchaserId: string;
  institutionId: string;
  currency: string;
  /** Null where nothing was approved. */
  approved: { approvedMinor: bigint; monthlyCapMinor: bigint } | null;
  annualRate: string;
  birthYear: number;
  annualIncomeMinor: bigint;
  employment: Employment;
  monthlyObligationsMinor: bigint;
  assessment: Record<string, unknown>;
  expiresAt: string;
  at: Temporal.Instant;
}

/** @returns its id */
export async function insertPreApproval(tx: Tx, { approved, assessment, expiresAt, at, ...asked }: NewPreApproval): Promise<string> {
  const id = newId('pa');
  await tx.preApproval.create({
    data: {
      id, ...asked, approvedMinor: approved?.approvedMinor ?? 0n, monthlyCapMinor: approved?.monthlyCapMinor ?? 0n,
      assessment: assessment as Prisma.InputJsonObject, createdAt: toDate(at), expiresAt: new Date(expiresAt),
      ...(approved ? {} : { status: 'DECLINED', endedAt: toDate(at), endedReason: 'scorecard' }),
    },
  });
  return id;
}

/** The consent to the desk, in the version that was shown. */
export async function insertDeskConsent(tx: Tx, given: { userId: string; preApprovalId: string; recipient: string; at: Temporal.Instant }): Promise<void> {
  await tx.consent.create({
    data: {
      id: newId('cs'), userId: given.userId, ...LENDER_CONSENT, recipient: given.recipient, subjectType: 'pre_approval', subjectId: given.preApprovalId,
      givenAt: toDate(given.at),
    },
  });
}

export const countPreApprovalsSince = (tx: Tx, purchaserId: string, since: Temporal.Instant): Promise<number> =>
  tx.preApproval.count({ where: { purchaserId, createdAt: { gte: toDate(since) } } });

/** The one that has not ended; its time may be over. */
export const findLivePreApproval = (db: Db | Tx, purchaserId: string) => db.preApproval.findFirst({ where: { purchaserId, status: 'LIVE' } });

/** The one asked for last, whatever became of it. */
export const findLastPreApproval = (db: Db | Tx, purchaserId: string) =>
  db.preApproval.findFirst({ where: { purchaserId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });

export const findPreApproval = (db: Db | Tx, id: string) =>
  db.preApproval.findUnique({ where: { id }, include: { institution: { select: { nameKo: true, nameEn: true } } } });

interface Ending {
  to: Exclude<PreApprovalStatus, 'LIVE' | 'DECLINED'>;
  at: Temporal.Instant;
  reason: string;
}

/**
 * Ends a live one, and with it what was drawn from it and not used; null when it is not live, or something is held under
 * it. A revocation does not wait for holds: what is held is refused when it comes to be used. Locks as a hold does, the
 * approvals first.
 * @returns ids of the approvals that ended with it
 */
export async function endPreApproval(tx: Tx, id: string, { to, at, reason }: Ending): Promise<string[] | null> {
  await tx.$queryRaw`SELECT 1 FROM approval WHERE pre_approval_id = ${id} AND status = 'LIVE' ORDER BY id FOR UPDATE`;
  const { count } = await tx.preApproval.updateMany({
    where: { id, status: 'LIVE', ...(to === 'REVOKED' ? {} : { heldMinor: 0n }) },
    data: { status: to, endedAt: toDate(at), endedReason: reason, version: { increment: 1 } },
  });
  if (count === 0) return null;
  const rows = await tx.approval.updateManyAndReturn({
    where: { preApprovalId: id, status: 'LIVE', usedMinor: 0n },
    data: { status: to === 'EXPIRED' ? 'EXPIRED' : 'REVOKED', endedAt: toDate(at), endedReason: reason }, select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Ids of live ones whose time is over and that no order holds. */
export async function findLapsedPreApprovals(db: Db, now: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await db.preApproval.findMany({
    where: { status: 'LIVE', heldMinor: 0n, expiresAt: { lte: toDate(now) } }, select: { id: true }, orderBy: { expiresAt: 'asc' }, take: limit,
  });
  return rows.map(({ id }) => id);
}
