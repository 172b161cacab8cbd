import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { decideScorecard } from '@/lib/limits/decide-scorecard';
import { draftScorecard } from '@/lib/limits/draft-scorecard';
import { DESK_SCORECARD } from '@/lib/limits/model/desk-scorecard';
import { scorecardChange, typedOf, type TypedChange } from '@/lib/limits/model/scorecard-change';
import { proposeScorecard } from '@/lib/limits/propose-scorecard';
import { activeScorecard } from '@/lib/limits/store/scorecards';
import { referredCase } from '@/lib/limits/views/desk';
import { scorecardsPage, scorecardVersion, tryOnPast } from '@/lib/limits/views/scorecards';
import type { Deps } from '@/lib/platform/db';
import { errorOf, someAdmin, valueOf } from '../support/catalogue';
import { testDatabase } from '../support/database';
import { workOff } from '../support/jobs';
import { askOf, limitWorld, requested, type LimitWorld } from '../support/limits';
import { somebodyAtDesk } from '../support/desk-people';
import { somePurchaser } from '../support/orders';

let deps: Deps;
let world: LimitWorld;
let maker: Actor;
let checker: Actor;

beforeAll(async () => {
  ({ deps } = await testDatabase());
  world = await limitWorld(deps);
  [maker, checker] = [await somebodyAtDesk(deps, '정민서'), await somebodyAtDesk(deps, '윤서진')];
});

const change = (typed: Partial<TypedChange>) => scorecardChange.parse({ ...typedOf(DESK_SCORECARD), ...typed });
const drafted = async (typed: Partial<TypedChange> = { approvalDays: '10' }) => valueOf(await draftScorecard(deps, maker, change(typed))).version;
async function proposed(typed?: Partial<TypedChange>) {
  const version = await drafted(typed);
  valueOf(await proposeScorecard(deps, maker, { version }));
  return version;
}
const decide = (version: string, actor: Actor, verdict: 'ACTIVATE' | 'REJECT' = 'ACTIVATE') => decideScorecard(deps, actor, { version, verdict, note: '지난 신청에 대 보았음' });
const refuses = async (sql: string) => expect(deps.db.$executeRawUnsafe(sql)).rejects.toThrow();
const asked = async () => {
  const requestId = await requested(deps, await somePurchaser(deps), world.listingId);
  await workOff(deps, 'ask-desk');
  return askOf(deps, requestId, 'desk');
};

describe('the first scorecard', () => {
  it('is the one that the house has always decided by', async () => {
    expect(await activeScorecard(deps.db)).toEqual(DESK_SCORECARD);
    expect((await scorecardsPage(deps.db, maker))?.versions.find(({ version }) => version === 'DESK-2026-11')).toMatchObject({ state: 'ACTIVE', madeBy: null });
  });

  it('is kept with each decision: its version, the facts, and every rule with what was measured', async () => {
    const ask = await asked();
    expect(ask).toMatchObject({ state: 'APPROVED', assessment: { scorecard: 'DESK-2026-11', points: 88, facts: { annualIncomeMinor: '42000000' } } });
    const seen = await referredCase(deps, maker, ask.id);
    expect(seen?.factors).toHaveLength(DESK_SCORECARD.rules.length);
    expect(seen?.factors.find(({ code }) => code === 'INCOME_30M')).toMatchObject({ held: true, points: 28, measured: [{ measure: 'annualIncome', value: '42000000', atLeast: '30000000', below: '50000000' }] });
  });
});

describe('a changed scorecard', () => {
  it('is drafted and proposed by one person, put in force by another, and decides from then on', async () => {
    const before = await activeScorecard(deps.db);
    const version = await proposed({ referBelow: '95' });
    expect(await tryOnPast(deps.db, maker, { ...before, referBelow: 95 })).toMatchObject({ otherwise: 1, changed: [{ then: 'APPROVED', now: 'REFERRED' }] });
    expect(await tryOnPast(deps.db, maker, before)).toMatchObject({ otherwise: 0 });
    expect(await scorecardVersion(deps.db, maker, version)).toMatchObject({ may: null, own: true });
    expect(await scorecardVersion(deps.db, checker, version)).toMatchObject({ may: 'DECIDE', differences: [{ field: 'referBelow', before: '55', after: '95' }] });
    valueOf(await decide(version, checker));
    expect(await asked()).toMatchObject({ state: 'REFERRED', assessment: { scorecard: version } });
    expect(await deps.db.scorecard.findUniqueOrThrow({ where: { version: before.version } })).toMatchObject({ state: 'RETIRED' });
    const actions = (await deps.db.auditEntry.findMany({ where: { subjectType: 'scorecard', subjectId: version }, orderBy: { seq: 'asc' } })).map(({ action }) => action);
    expect(actions).toEqual(['scorecard.drafted', 'scorecard.proposed', 'scorecard.activated']);
    valueOf(await decide(await proposed(), await someAdmin(deps)));
  });

  it('is not decided by whoever made it, by use case or by hand', async () => {
    const version = await proposed({ approvalDays: '11' });
    expect(errorOf(await decide(version, maker))).toEqual({ code: 'limits.card-own' });
    expect(errorOf(await decide(version, maker, 'REJECT'))).toEqual({ code: 'limits.card-own' });
    await refuses(`UPDATE scorecard SET state = 'REJECTED', decided_by_id = made_by_id, decided_at = now(), note = 'x' WHERE version = '${version}'`);
    await refuses(`UPDATE scorecard SET state = 'REJECTED', decided_at = now() WHERE version = '${version}'`);
    await refuses(`UPDATE scorecard SET made_by_id = 'p_other' WHERE version = '${version}'`);
    valueOf(await decide(version, checker, 'REJECT'));
    expect(errorOf(await decide(version, checker))).toEqual({ code: 'conflict' });
  });

  it('stays as it was proposed, and goes no way that there is not', async () => {
    const draft = await drafted({ approvalDays: '12' });
    await refuses(`UPDATE scorecard SET state = 'ACTIVE', proposed_at = now(), decided_by_id = 'p_x', decided_at = now(), note = 'x' WHERE version = '${draft}'`);
    valueOf(await proposeScorecard(deps, maker, { version: draft }));
    await refuses(`UPDATE scorecard SET body = jsonb_set(body, '{referBelow}', '1') WHERE version = '${draft}'`);
    await refuses(`UPDATE scorecard SET state = 'DRAFT', proposed_at = NULL WHERE version = '${draft}'`);
    await refuses(`DELETE FROM scorecard WHERE version = '${draft}'`);
    await refuses(`UPDATE scorecard SET state = 'ACTIVE', decided_by_id = 'p_x', decided_at = now(), note = 'x' WHERE version = '${draft}'`);
    await refuses("INSERT INTO scorecard (version, body, state, made_by_id, made_at, proposed_at) VALUES ('X-1', '{\"version\":\"X-1\"}', 'PROPOSED', 'p_x', now(), now())");
    expect(await deps.db.scorecard.count({ where: { state: 'ACTIVE' } })).toBe(1);
  });

  it('is the desk’s and the admins’ alone; a draft is its maker’s to propose', async () => {
    const version = await drafted({ approvalDays: '13' });
    expect(errorOf(await proposeScorecard(deps, checker, { version }))).toEqual({ code: 'not-found' });
    expect(errorOf(await decide(version, checker))).toEqual({ code: 'not-found' });
    for (const actor of [await somePurchaser(deps), world.seller]) {
      expect(errorOf(await draftScorecard(deps, actor, change({ approvalDays: '9' })))).toEqual({ code: 'not-found' });
      expect(errorOf(await decide(version, actor))).toEqual({ code: 'not-found' });
      expect(await scorecardsPage(deps.db, actor)).toBeNull();
      expect(await scorecardVersion(deps.db, actor, version)).toBeNull();
      expect(await tryOnPast(deps.db, actor, DESK_SCORECARD)).toBeNull();
    }
  });
});
