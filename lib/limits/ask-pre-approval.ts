import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { SEOUL } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { endPreApprovalWith } from './end-pre-approval';
import { deskExpiry } from './model/desk-decision';
import { REQUESTS_A_DAY, WATCH_DAYS } from './model/limit-request';
import type { PreApprovalInput } from './model/pre-approval-form';
import { preApprovalOf, preRefusalOf, type PreRefused, type StatedFacts } from './model/pre-approval';
import { MALL_REASONS } from './model/reasons';
import { sumExposure, wasTakenBack } from './store/approvals';
import { findApplicant, lockPurchaser } from './store/applying';
import { countPreApprovalsSince, findLivePreApproval, insertDeskConsent, insertPreApproval } from './store/pre-approvals';
import { activeScorecard } from './store/scorecards';
import { findDesk } from './store/seller-limits';

export interface PreApprovalAsked {
  preApprovalId: string;
  decision: 'APPROVED' | 'DECLINED';
}

/**
 * Asks the lease desk for a limit for the whole mall, which its scorecard decides at once; nothing outside is asked. A
 * live one is replaced, unless an order form holds something under it. A no is kept with its reasons and what would
 * change it.
 *
 * Errors: `not-found` (no purchaser, no desk), `limits.too-many`, `limits.pre-held`.
 */
export function askPreApproval(deps: Deps, actor: Actor, input: PreApprovalInput): Promise<Result<PreApprovalAsked>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const [applicant, desk] = [await findApplicant(tx, actor.userId), await findDesk(tx)];
    if (actor.role !== 'PURCHASER' || !applicant?.birthDate || !desk) return err({ code: 'not-found' });
    await lockPurchaser(tx, actor.userId);
    if (await countPreApprovalsSince(tx, actor.userId, at.subtract({ hours: 24 })) >= REQUESTS_A_DAY) return err({ code: 'limits.too-many' });
    const live = await findLivePreApproval(tx, actor.userId);
    if (live && !(await endPreApprovalWith(tx, { id: live.id, to: 'REPLACED', actor, at, reason: 'asked-anew' }))) return err({ code: 'limits.pre-held' });
    return ok(await decide(tx, { actor, desk, input, birthYear: applicant.birthDate.getUTCFullYear(), at }));
  });
}

/** No person decides on a limit for the whole mall: who must be looked at asks for goods. */
const WATCHED: PreRefused = {
  reasons: [{
    ...MALL_REASONS.TAKEN_BACK, ko: '최근에 담당자가 거둔 한도가 있어 모든 상품 한도를 드릴 수 없습니다. 상품마다 신청하면 담당자가 살펴봅니다.',
    en: 'A person took a limit back lately, so there is none for the whole mall. Ask for goods, and a person looks at it.',
  }],
  incomeFromMinor: null, obligationsToMinor: null,
};

interface Deciding {
  actor: Actor;
  desk: { id: string; code: string };
  input: PreApprovalInput;
  birthYear: number;
  at: Temporal.Instant;
}

async function decide(tx: Tx, { actor, desk, input: { consent: _, ...stated }, birthYear, at }: Deciding): Promise<PreApprovalAsked> {
  const scorecard = await activeScorecard(tx);
  const facts: StatedFacts = { ...stated, ageYears: at.toZonedDateTimeISO(SEOUL).year - birthYear, ...(await sumExposure(tx, actor.userId, desk.id)) };
  const watched = await wasTakenBack(tx, actor.userId, desk.id, at.subtract({ hours: 24 * WATCH_DAYS }));
  const approved = watched ? null : preApprovalOf(scorecard, facts);
  const refused = approved ? null : watched ? WATCHED : preRefusalOf(scorecard, facts);
  const preApprovalId = await insertPreApproval(tx, {
    purchaserId: actor.userId, institutionId: desk.id, currency: scorecard.currency, approved, annualRate: scorecard.annualRate, birthYear, ...stated,
    assessment: {
      scorecard: scorecard.version,
      ...(approved && { points: approved.result.points, rules: approved.result.rules.map(({ code, points }) => ({ code, points })) }),
      ...(refused && {
        reasons: refused.reasons.map(({ code, ko, en }) => ({ code, ko, en })),
        incomeFromMinor: refused.incomeFromMinor?.toString() ?? null, obligationsToMinor: refused.obligationsToMinor?.toString() ?? null,
      }),
    },
    expiresAt: deskExpiry(at, scorecard.approvalDays), at,
  });
  await insertDeskConsent(tx, { userId: actor.userId, preApprovalId, recipient: desk.code, at });
  await audit(tx, {
    actor, action: approved ? 'pre-approval.granted' : 'pre-approval.declined', subject: { type: 'pre_approval', id: preApprovalId },
    data: {
      lender: desk.code, scorecard: scorecard.version,
      ...(approved ? { approvedMinor: approved.approvedMinor, monthlyMinor: approved.monthlyCapMinor } : { why: refused?.reasons.map(({ code }) => code).join(', ') ?? '' }),
    }, at,
  });
  return { preApprovalId, decision: approved ? 'APPROVED' : 'DECLINED' };
}
