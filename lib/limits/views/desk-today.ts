import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn, startOfDayIn } from '@/lib/kernel/calendar';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { referredAsks, type ReferredRow } from './desk';
import { waitingProposals } from './desk-proposals';

export interface DeskToday {
  counts: { waiting: number; toCheck: number; dueToday: number; liveApprovals: number; decidedToday: number };
  /** Those due first. */
  first: ReferredRow[];
}

const SHOWN = 5;
const NONE: DeskToday = { counts: { waiting: 0, toCheck: 0, dueToday: 0, liveApprovals: 0, decidedToday: 0 }, first: [] };

/** What waits at the desk today, and what it has out. For the desk alone. */
export async function deskToday({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<DeskToday> {
  if (actor.role !== 'DESK') return NONE;
  const now = clock.now();
  const today = plainDateIn(now);
  const tomorrow = toDate(startOfDayIn(addDays(today, 1)));
  const desk = { institution: { kind: 'DESK' as const } };
  const [waiting, proposals, liveApprovals, decidedToday] = await Promise.all([
    referredAsks(db, actor), waitingProposals(db, actor),
    db.approval.count({ where: { ...desk, status: 'LIVE', expiresAt: { gt: toDate(now) } } }),
    db.limitAsk.count({ where: { ...desk, decidedById: { not: null }, answeredAt: { gte: toDate(startOfDayIn(today)) } } }),
  ]);
  return {
    counts: {
      waiting: waiting.length, toCheck: proposals.filter(({ part }) => part === 'CHECK').length,
      dueToday: [...waiting, ...proposals].filter((row) => Date.parse(row.answerBy) < tomorrow.getTime()).length, liveApprovals, decidedToday,
    },
    first: waiting.slice(0, SHOWN),
  };
}
