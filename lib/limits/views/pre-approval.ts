import { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { minorAmount } from '@/lib/kernel/fields';
import type { Db, Deps } from '@/lib/platform/db';
import { isOver, limitUse, type LimitUse } from '../model/limit-use';
import { roomOf } from '../model/pre-approval';
import { spokenReason } from '../model/reasons';
import type { Employment } from '../model/scorecard';
import type { PreApprovalStatus } from '../model/states';
import { sumExposure } from '../store/approvals';
import { findApplicant, findLastFacts } from '../store/applying';
import { findLastPreApproval, findLivePreApproval } from '../store/pre-approvals';
import { activeScorecard } from '../store/scorecards';

export interface PreApprovalPage {
  desk: { code: string; nameKo: string; nameEn: string };
  birthYear: number;
  /** For how many days a limit stands. */
  days: number;
  facts: { annualIncomeMinor: string; employment: Employment | ''; monthlyObligationsMinor: string };
  live: { id: string; use: LimitUse; until: string; annualRate: string } | null;
  /** What became of the last one, where none is live. */
  last: { status: Exclude<PreApprovalStatus, 'LIVE'> | 'EXPIRED'; reasons: { code: string; ko: string; en: string }[]; incomeFromMinor: bigint | null; obligationsToMinor: bigint | null; /** Why the desk took it back, in its words. */ said: string | null } | null;
}

const refusal = z.object({
  reasons: z.array(z.object({ code: z.string(), ko: z.string(), en: z.string() })).catch([]),
  incomeFromMinor: minorAmount.nullable().catch(null), obligationsToMinor: minorAmount.nullable().catch(null),
});

/** What the page of the limit for the whole mall shows its purchaser; null where there is no desk, or nobody to be asked about. */
export async function preApprovalPage({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<PreApprovalPage | null> {
  const [applicant, desk, last, facts, scorecard] = await Promise.all([
    findApplicant(db, actor.userId), db.institution.findFirst({ where: { kind: 'DESK', status: 'ACTIVE' }, select: { code: true, nameKo: true, nameEn: true } }),
    findLastPreApproval(db, actor.userId), findLastFacts(db, actor.userId), activeScorecard(db),
  ]);
  if (!applicant?.birthDate || !desk) return null;
  const stated = last ?? facts;
  const live = last && !isOver(last, clock.now().epochMilliseconds) ? last : null;
  return {
    desk, birthYear: applicant.birthDate.getUTCFullYear(), days: scorecard.approvalDays,
    facts: {
      annualIncomeMinor: stated?.annualIncomeMinor.toString() ?? '', employment: stated?.employment ?? '', monthlyObligationsMinor: stated?.monthlyObligationsMinor.toString() ?? '',
    },
    live: live && {
      id: live.id, until: live.expiresAt.toISOString(), annualRate: live.annualRate,
      use: limitUse(live),
    },
    last: last && !live ? { status: last.status === 'LIVE' ? 'EXPIRED' : last.status, ...refusal.parse(last.assessment ?? {}), said: last.status === 'REVOKED' ? spokenReason(last.endedReason) : null } : null,
  };
}

export interface MallRoom {
  /** Minor units of won: what can still fall due a month, and be financed. */
  monthlyMinor: string;
  totalMinor: string;
  /** RFC 3339 */
  until: string;
}

/** What this purchaser can still draw anywhere in the mall; null where there is no such limit. */
export async function mallRoom({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<MallRoom | null> {
  if (actor.role !== 'PURCHASER') return null;
  const limit = await findLivePreApproval(db, actor.userId);
  if (!limit || limit.currency !== 'KRW' || limit.expiresAt.getTime() <= clock.now().epochMilliseconds) return null;
  const room = await roomNow(db, limit);
  return { monthlyMinor: room.monthlyMinor.toString(), totalMinor: room.totalMinor.toString(), until: limit.expiresAt.toISOString() };
}

type Limit = NonNullable<Awaited<ReturnType<typeof findLivePreApproval>>>;

const roomNow = async (db: Db, limit: Limit) => roomOf(limit, await activeScorecard(db), await sumExposure(db, limit.purchaserId, limit.institutionId));
