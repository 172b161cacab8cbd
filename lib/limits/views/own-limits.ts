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
  /** How it ended; null while it stands. */
  ended: 'REVOKED' | 'GIVEN_UP' | 'EXPIRED' | null;
  until: string;
}

const MOST = 50;
/** For so long an ended limit can still be found, and its ledger with it. */
const ENDED_DAYS = 180;
const MOST_ENDED = 20;
const NAMES = { select: { nameKo: true, nameEn: true } } as const;

/**
 * The purchaser’s limits that stand or are used, the one for the whole mall first, then those that ended lately. What was
 * drawn from that one is no limit beside it: it is found in its ledger.
 */
export async function ownLimits({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<OwnLimitRow[]> {
  const nowMs = clock.now().epochMilliseconds;
  const [now, since] = [new Date(nowMs), new Date(nowMs - ENDED_DAYS * 86_400_000)];
  const standing = { OR: [{ status: 'LIVE' as const, expiresAt: { gt: now } }, { heldMinor: { gt: 0n } }, { usedMinor: { gt: 0n } }] };
  const ended = {
    heldMinor: 0n, usedMinor: 0n,
    OR: [{ status: { in: ['REVOKED' as const, 'EXPIRED' as const] }, endedAt: { gte: since } }, { status: 'LIVE' as const, expiresAt: { lte: now, gte: since } }],
  };
  const mall = (where: typeof standing | typeof ended, take: number) =>
    db.preApproval.findMany({ where: { purchaserId: actor.userId, ...where }, include: { institution: NAMES }, orderBy: { createdAt: 'desc' }, take });
  const approvals = (where: typeof standing | typeof ended, take: number) => db.approval.findMany({
    where: { purchaserId: actor.userId, preApprovalId: null, ...where }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take,
    include: { institution: NAMES, ask: { select: { limitRequest: { select: { listingVersion: { select: { title: true } } } } } } },
  });
  const [mallStanding, standings, mallEnded, endings] = await Promise.all([mall(standing, MOST), approvals(standing, MOST), mall(ended, MOST_ENDED), approvals(ended, MOST_ENDED)]);
  const rowOf = (row: (typeof mallStanding)[number] | (typeof standings)[number], goods: string | null): OwnLimitRow =>
    ({ id: row.id, ...row.institution, goods, use: limitUse(row), over: isOver(row, nowMs), ended: endingOf(row, nowMs), until: row.expiresAt.toISOString() });
  const ofGoods = (row: (typeof standings)[number]) => rowOf(row, row.ask.limitRequest.listingVersion.title);
  return [...mallStanding.map((row) => rowOf(row, null)), ...standings.map(ofGoods), ...mallEnded.map((row) => rowOf(row, null)), ...endings.map(ofGoods)];
}

function endingOf(limit: Parameters<typeof isOver>[0] & { endedReason: string | null }, nowMs: number): OwnLimitRow['ended'] {
  if (!isOver(limit, nowMs)) return null;
  if (limit.status !== 'REVOKED') return 'EXPIRED';
  return limit.endedReason === 'given-up' ? 'GIVEN_UP' : 'REVOKED';
}
