import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { isOver, limitUse, type LimitUse } from '../model/limit-use';

/** One approved limit of a purchaser: for goods, or for the whole mall. */
export interface OwnLimitRow {
  /** ap_… or pa_… */
  id: string;
  nameKo: string;
  nameEn: string;
  /** Null for the whole mall. */
  goods: string | null;
  use: LimitUse;
  /** Nothing more can be taken of it. */
  over: boolean;
  until: string;
}

const MOST = 50;
const NAMES = { select: { nameKo: true, nameEn: true } } as const;

/**
 * The purchaser's limits that stand or are used, the one for the whole mall first. What was drawn from that one is no
 * limit beside it: it is found in its ledger.
 */
export async function ownLimits({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<OwnLimitRow[]> {
  const now = new Date(clock.now().epochMilliseconds);
  const standing = { OR: [{ status: 'LIVE' as const, expiresAt: { gt: now } }, { heldMinor: { gt: 0n } }, { usedMinor: { gt: 0n } }] };
  const [mall, approvals] = await Promise.all([
    db.preApproval.findMany({ where: { purchaserId: actor.userId, ...standing }, include: { institution: NAMES }, orderBy: { createdAt: 'desc' }, take: MOST }),
    db.approval.findMany({
      where: { purchaserId: actor.userId, preApprovalId: null, ...standing }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST,
      include: { institution: NAMES, ask: { select: { limitRequest: { select: { listingVersion: { select: { title: true } } } } } } },
    }),
  ]);
  const nowMs = now.getTime();
  return [
    ...mall.map((row) => ({ id: row.id, ...row.institution, goods: null, use: limitUse(row), over: isOver(row, nowMs), until: row.expiresAt.toISOString() })),
    ...approvals.map((row) => ({
      id: row.id, ...row.institution, goods: row.ask.limitRequest.listingVersion.title, use: limitUse(row), over: isOver(row, nowMs), until: row.expiresAt.toISOString(),
    })),
  ];
}
