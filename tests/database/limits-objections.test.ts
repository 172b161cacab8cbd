import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { answerObjection } from '@/lib/limits/answer-objection';
import { objectToDecline } from '@/lib/limits/object-to-decline';
import { tellOverdueObjections } from '@/lib/limits/tell-overdue-objections';
import { objectionCase, objectionQueue } from '@/lib/limits/views/objections';
import { limitRequestPage } from '@/lib/limits/views/request';
import type { Deps } from '@/lib/platform/db';
import { errorOf, someAdmin, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { decideTogether, somebodyAtDesk } from '../support/desk-people';
import { forgetJobs, workOff } from '../support/jobs';
import { askOf, limitWorld, requested, type LimitWorld } from '../support/limits';
import { somePurchaser } from '../support/orders';

let database: TestDatabase;
let deps: Deps;
let world: LimitWorld;
let desk: Actor;
let other: Actor;
let purchaser: Actor;

beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
  world = await limitWorld(deps);
  [desk, other] = [await somebodyAtDesk(deps, '정민서'), await somebodyAtDesk(deps, '윤서진')];
});
beforeEach(async () => {
  purchaser = await somePurchaser(deps);
  await forgetJobs(deps.db);
});

/** Declined by the scorecard: no income to speak of. */
async function declined() {
  const requestId = await requested(deps, purchaser, world.listingId, { annualIncomeMinor: '5000000', monthlyObligationsMinor: '0' });
  await workOff(deps, 'ask-desk');
  return { requestId, ask: await askOf(deps, requestId, 'desk') };
}
const object = (askId: string, actor = purchaser) => objectToDecline(deps, actor, { askId, text: '연금이 빠졌습니다.' });
async function objected() {
  const { requestId, ask } = await declined();
  return { requestId, ask, objectionId: valueOf(await object(ask.id)).objectionId };
}
const answer = (objectionId: string, outcome: 'KEPT' | 'LOOK_AGAIN', actor = desk) => answerObjection(deps, actor, { objectionId, outcome, answer: '적어 주신 내용을 보았습니다.' });
const noticesOf = async ({ userId }: Actor) => (await deps.db.notification.findMany({ where: { userId } })).map(({ kind }) => kind);

describe('a decline', () => {
  it('says what would be approved instead', async () => {
    const { requestId, ask } = await declined();
    expect(ask.state).toBe('DECLINED');
    const row = (await limitRequestPage(deps, purchaser, requestId))?.ended[0];
    expect(row).toMatchObject({ what: 'DECLINED', objection: null });
    expect(row?.helps).toEqual(ask.helps);
    expect(row?.helps.length).toBeGreaterThan(0);
  });

  it('is objected to once, by its own purchaser, and reaches the desk with its time', async () => {
    const { ask, requestId } = await declined();
    expect(errorOf(await object(ask.id, await somePurchaser(deps)))).toEqual({ code: 'not-found' });
    expect(errorOf(await object(ask.id, desk))).toEqual({ code: 'not-found' });
    const results = await Promise.all([object(ask.id), object(ask.id)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(errorOf(await object(ask.id))).toEqual({ code: 'limits.objected' });
    const [first] = (await objectionQueue(deps.db, desk)).open.slice(-1);
    expect(Date.parse(first?.answerBy ?? '') - Date.parse(first?.madeAt ?? '')).toBe(72 * 3_600_000);
    expect(await noticesOf(desk)).toContain('limits.objected');
    expect((await limitRequestPage(deps, purchaser, requestId))?.ended[0]?.objection).toMatchObject({ text: '연금이 빠졌습니다.', answered: null, late: false });
    expect(await deps.db.consent.findMany({ where: { userId: purchaser.userId, subjectType: 'limit_objection' } })).toMatchObject([{ code: 'OBJECTION_REVIEW', recipient: 'desk' }]);
  });

  it('that is none cannot be objected to', async () => {
    const requestId = await requested(deps, purchaser, world.listingId);
    await workOff(deps, 'ask-desk');
    const ask = await askOf(deps, requestId, 'desk');
    expect(errorOf(await object(ask.id))).toEqual({ code: 'limits.not-declined' });
  });
});

describe('an objection', () => {
  it('is answered in words that the purchaser reads, by mail too', async () => {
    const { objectionId, requestId } = await objected();
    expect(valueOf(await answer(objectionId, 'KEPT'))).toEqual({ objectionId, requestId: null });
    expect((await limitRequestPage(deps, purchaser, requestId))?.ended[0]?.objection?.answered).toMatchObject({ outcome: 'KEPT', answer: '적어 주신 내용을 보았습니다.' });
    expect(await noticesOf(purchaser)).toContain('limits.objection-kept');
    expect(await deps.db.mailMessage.count({ where: { userId: purchaser.userId, body: { contains: '적어 주신 내용을 보았습니다.' } } })).toBe(1);
    expect(errorOf(await answer(objectionId, 'LOOK_AGAIN'))).toEqual({ code: 'conflict' });
    await expect(deps.db.limitObjection.update({ where: { id: objectionId }, data: { outcome: 'KEPT', answeredById: other.userId } })).rejects.toThrow();
  });

  it('opens the case once more: the same terms and facts, with the desk’s person, on the consent given', async () => {
    const { objectionId, requestId } = await objected();
    const { requestId: newId } = valueOf(await answer(objectionId, 'LOOK_AGAIN'));
    const before = await deps.db.limitRequest.findUniqueOrThrow({ where: { id: requestId } });
    const after = await deps.db.limitRequest.findUniqueOrThrow({ where: { id: newId ?? '' } });
    for (const field of ['listingVersionId', 'termMonths', 'firstPaymentMinor', 'annualIncomeMinor', 'employment', 'birthYear'] as const) expect(after[field]).toEqual(before[field]);
    const ask = await askOf(deps, newId ?? '', 'desk');
    expect(ask).toMatchObject({ state: 'REFERRED', assessment: { decision: 'DECLINED', objectionId } });
    expect(await deps.db.consent.count({ where: { subjectType: 'limit_request', subjectId: newId ?? '', recipient: 'desk' } })).toBe(1);
    valueOf(await decideTogether(deps, other, desk, ask.id, { version: ask.version, ratePercent: '7.9' }));
    expect((await limitRequestPage(deps, purchaser, newId ?? ''))?.offers).toHaveLength(1);
  });

  it('is answered by another person than who decided', async () => {
    const requestId = await requested(deps, purchaser, world.listingId, { annualIncomeMinor: '9000000', employment: 'OTHER', monthlyObligationsMinor: '0' });
    await workOff(deps, 'ask-desk');
    const ask = await askOf(deps, requestId, 'desk');
    const maker = await somebodyAtDesk(deps, '배지호');
    valueOf(await decideTogether(deps, maker, desk, ask.id, { verdict: 'DECLINE', version: ask.version, reasons: ['DESK_UNVERIFIED'] }));
    const { objectionId } = valueOf(await object(ask.id));
    expect(await objectionCase(deps, desk, objectionId)).toMatchObject({ ownDecision: true });
    for (const who of [desk, maker]) expect(errorOf(await answer(objectionId, 'KEPT', who))).toEqual({ code: 'limits.objection-other-person' });
    for (const { userId } of [desk, maker]) {
      await expect(deps.db.limitObjection.update({
        where: { id: objectionId }, data: { state: 'ANSWERED', outcome: 'KEPT', answer: 'x', answeredById: userId, answeredAt: new Date() },
      })).rejects.toThrow();
    }
    valueOf(await answer(objectionId, 'KEPT', other));
  });

  it('is seen and answered by the desk alone', async () => {
    const { objectionId } = await objected();
    for (const actor of [purchaser, world.seller, await someAdmin(deps), { ...purchaser, role: 'DESK' as const }]) {
      expect(errorOf(await answer(objectionId, 'KEPT', actor))).toEqual({ code: 'not-found' });
      if (actor.role !== 'DESK') expect(await objectionCase(deps, actor, objectionId)).toBeNull();
    }
    expect(await objectionQueue(deps.db, purchaser)).toEqual({ open: [], answered: [] });
  });

  it('that nobody answers in time is told to the desk and the admins, once', async () => {
    const { objectionId } = await objected();
    const admin = await someAdmin(deps);
    const start = database.clock.now();
    database.clock.advance({ hours: 73 });
    await tellOverdueObjections(deps);
    await tellOverdueObjections(deps);
    const told = (userId: string) => deps.db.notification.count({ where: { userId, eventKey: `limits.objection-overdue:${objectionId}` } });
    expect([await told(desk.userId), await told(admin.userId)]).toEqual([1, 1]);
    database.clock.set(start);
  });
});
