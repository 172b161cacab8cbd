import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { readScorecard, type Scorecard } from '../model/scorecard';
import { differences, type Difference, type ScorecardState } from '../model/scorecard-change';
import { whatIf, type WhatIf } from '../model/what-if';
import { activeScorecard, findScorecard } from '../store/scorecards';
import { pastCases } from './past-cases';

const sees = ({ role }: Actor): boolean => role === 'DESK' || role === 'ADMIN';

export interface ScorecardRow {
  version: string;
  state: ScorecardState;
  /** Null for the version that the house began with. */
  madeBy: string | null;
  madeAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  note: string | null;
}

export interface ScorecardsPage {
  active: Scorecard;
  versions: ScorecardRow[];
}

type Stored = NonNullable<Awaited<ReturnType<typeof findScorecard>>>;

const SHOWN = 50;

async function rowsOf(db: Db, stored: readonly Stored[]): Promise<ScorecardRow[]> {
  const ids = stored.flatMap(({ madeById, decidedById }) => [madeById, decidedById]).filter((id) => id !== null);
  const people = new Map((await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : people.get(id) ?? '–');
  return stored.map(({ version, state, madeById, madeAt, decidedById, decidedAt, note }) => ({
    version, state, madeBy: nameOf(madeById), madeAt: madeAt.toISOString(), decidedBy: nameOf(decidedById), decidedAt: decidedAt?.toISOString() ?? null, note,
  }));
}

/** The scorecard in force and its versions, newest first. For desk and admins; null for everybody else. */
export async function scorecardsPage(db: Db, actor: Actor): Promise<ScorecardsPage | null> {
  if (!sees(actor)) return null;
  const stored = await db.scorecard.findMany({ orderBy: [{ madeAt: 'desc' }, { version: 'desc' }], take: SHOWN });
  return { active: await activeScorecard(db), versions: await rowsOf(db, stored) };
}

/** What a scorecard would have made of the last requests. For desk and admins. */
export async function tryOnPast(db: Db, actor: Actor, card: Scorecard): Promise<WhatIf | null> {
  return sees(actor) ? whatIf(card, await pastCases(db)) : null;
}

export interface ScorecardVersion extends ScorecardRow {
  card: Scorecard;
  differences: Difference[];
  /** Its maker may hand it on; another person decides on it. */
  may: 'PROPOSE' | 'DECIDE' | null;
  own: boolean;
}

/** One version beside the one in force. For desk and admins; null for everybody else. */
export async function scorecardVersion(db: Db, actor: Actor, version: string): Promise<ScorecardVersion | null> {
  const stored = sees(actor) ? await findScorecard(db, version) : null;
  if (!stored) return null;
  const [row] = await rowsOf(db, [stored]);
  const [card, active] = [readScorecard(stored.body), await activeScorecard(db)];
  const own = stored.madeById === actor.userId;
  const may = stored.state === 'DRAFT' && own ? 'PROPOSE' : stored.state === 'PROPOSED' && !own ? 'DECIDE' : null;
  return row ? { ...row, card, differences: differences(active, card), may, own } : null;
}
