import type { Temporal } from 'temporal-polyfill';
import { plainDateIn } from '@/lib/kernel/calendar';
import { sourcesOf } from '@/lib/kernel/transitions';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { readScorecard, type Scorecard } from '../model/scorecard';
import { cardJson, changedCard, scorecardMoves, type ScorecardChange, type ScorecardState } from '../model/scorecard-change';

/** The rules that the desk decides by now. */
export async function activeScorecard(db: Db | Tx): Promise<Scorecard> {
  const row = await db.scorecard.findFirstOrThrow({ where: { state: 'ACTIVE' }, select: { body: true } });
  return readScorecard(row.body);
}

export const findScorecard = (db: Db | Tx, version: string) => db.scorecard.findUnique({ where: { version } });

/** One after the other: versions are numbered, and one of them is active. */
export const lockScorecards = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('scorecards', 0))`;

/** A draft of the active version with changes, under the next free name of the month. @returns its version */
export async function insertDraft(tx: Tx, { active, change, madeById, at }: { active: Scorecard; change: ScorecardChange; madeById: string; at: Temporal.Instant }): Promise<string> {
  const month = `DESK-${plainDateIn(at).slice(0, 7)}`;
  const taken = await tx.scorecard.count({ where: { version: { startsWith: month } } });
  const version = taken === 0 ? month : `${month}-${taken + 1}`;
  await tx.scorecard.create({ data: { version, body: cardJson(changedCard(active, change, version)) as Prisma.InputJsonObject, madeById, madeAt: toDate(at) } });
  return version;
}

type Moving = { at: Temporal.Instant; decidedById?: string; note?: string };

/** False when it did not stand where it may move from. */
export async function moveScorecard(tx: Tx, version: string, to: ScorecardState, { at, decidedById, note }: Moving): Promise<boolean> {
  const { count } = await tx.scorecard.updateMany({
    where: { version, state: { in: sourcesOf(scorecardMoves, to) } },
    data: {
      state: to,
      ...(to === 'PROPOSED' && { proposedAt: toDate(at) }),
      ...(to === 'RETIRED' && { retiredAt: toDate(at) }),
      ...(decidedById !== undefined && note !== undefined && { decidedById, note, decidedAt: toDate(at) }),
    },
  });
  return count === 1;
}
