import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Temporal } from 'temporal-polyfill';
import type { AskState } from '../model/states';
import { decidedState } from './decided-state';

export interface EarlierRequest {
  askId: string;
  number: string;
  title: string;
  state: AskState;
  at: string;
}

/** What the desk has had to do with a purchaser before. */
export interface DeskHistory {
  requests: EarlierRequest[];
  approvals: { live: number; held: number; used: number; ended: number; takenBack: number };
  requestsInDay: number;
  before: { annualIncomeMinor: bigint; monthlyObligationsMinor: bigint } | null;
}

interface Of {
  purchaserId: string;
  institutionId: string;
  request: { id: string; createdAt: Date };
}

const SHOWN = 8;
const DAY_MS = 24 * 3_600_000;

/** Earlier requests at the desk and how they ended, what came of the approvals, and what was stated the time before. */
export async function deskHistory(db: Db, { purchaserId, institutionId, request }: Of, now: Temporal.Instant): Promise<DeskHistory> {
  const earlier = { purchaserId, id: { not: request.id }, createdAt: { lte: request.createdAt } };
  const [asks, approvals, requestsInDay, before] = await Promise.all([
    db.limitAsk.findMany({
      where: { institutionId, limitRequest: earlier }, orderBy: [{ askedAt: 'desc' }, { id: 'desc' }], take: SHOWN,
      include: { approval: { select: { id: true } }, limitRequest: { select: { number: true, listingVersion: { select: { title: true } } } } },
    }),
    db.approval.findMany({ where: { purchaserId, institutionId }, select: { status: true, expiresAt: true, heldMinor: true, usedMinor: true } }),
    db.limitRequest.count({ where: { purchaserId, createdAt: { gt: new Date(request.createdAt.getTime() - DAY_MS), lte: request.createdAt } } }),
    db.limitRequest.findFirst({ where: earlier, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: { annualIncomeMinor: true, monthlyObligationsMinor: true } }),
  ]);
  const live = approvals.filter(({ status, expiresAt, usedMinor, heldMinor }) => status === 'LIVE' && expiresAt > toDate(now) && usedMinor === 0n && heldMinor === 0n);
  const used = approvals.filter(({ usedMinor }) => usedMinor > 0n);
  const held = approvals.filter(({ heldMinor, usedMinor }) => heldMinor > 0n && usedMinor === 0n);
  return {
    requests: asks.map(({ id, askedAt, limitRequest, ...ask }) => ({
      askId: id, number: limitRequest.number, title: limitRequest.listingVersion.title, state: decidedState(ask), at: askedAt.toISOString(),
    })),
    approvals: {
      live: live.length, held: held.length, used: used.length, ended: approvals.length - live.length - held.length - used.length,
      takenBack: approvals.filter(({ status }) => status === 'REVOKED').length,
    },
    requestsInDay, before,
  };
}
