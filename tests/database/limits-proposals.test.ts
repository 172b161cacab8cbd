import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { hurryDesk } from '@/lib/limits/hurry-desk';
import { overtakeProposals } from '@/lib/limits/overtake-proposals';
import { referredAsks, referredCase } from '@/lib/limits/views/desk';
import { limitRequestPage } from '@/lib/limits/views/request';
import { waitingProposals } from '@/lib/limits/views/desk-proposals';
import { withdrawProposal } from '@/lib/limits/withdraw-proposal';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { errorOf, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { agree, propose, sendBack, somebodyAtDesk } from '../support/desk-people';
import { forgetJobs, workOff } from '../support/jobs';
import { askOf, limitWorld, requested, somePiano, type LimitWorld } from '../support/limits';
import { somePurchaser } from '../support/orders';

/* Reliability 14: at the desk one proposes and another decides; above an amount two others do. */

let database: TestDatabase;
let deps: Deps;
let world: LimitWorld;
let grand: string;
let maker: Actor;
let first: Actor;
let second: Actor;
let purchaser: Actor;

beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
  world = await limitWorld(deps);
  grand = await somePiano(deps, world.seller, 12_000_000n);
  [maker, first, second] = [await somebodyAtDesk(deps, '정민서'), await somebodyAtDesk(deps, '윤서진'), await somebodyAtDesk(deps, '배지호')];
});
beforeEach(async () => {
  purchaser = await somePurchaser(deps);
  await forgetJobs(deps.db);
});

async function referred(listingId = world.listingId, change: Record<string, unknown> = {}) {
  const requestId = await requested(deps, purchaser, listingId, { annualIncomeMinor: '9000000', employment: 'OTHER', monthlyObligationsMinor: '0', ...change });
  await workOff(deps, 'ask-desk');
  const ask = await askOf(deps, requestId, 'desk');
  expect(ask.state).toBe('REFERRED');
  return { requestId, askId: ask.id };
}
/** Twelve million, of which eleven are financed: two must agree. */
const referredGrand = () => referred(grand, { annualIncomeMinor: '60000000', employment: 'EMPLOYED', firstPaymentMinor: '1000000' });
const GRAND = { monthlyCapMinor: '400000' };

const proposed = async (askId: string, change: Record<string, unknown> = {}) => valueOf(await propose(deps, maker, askId, change)).proposalId;
const stateOf = async (id: string) => (await deps.db.limitProposal.findUniqueOrThrow({ where: { id } })).state;
const actions = async (requestId: string) =>
  (await deps.db.auditEntry.findMany({ where: { subjectId: requestId }, orderBy: { seq: 'asc' } })).map(({ action, actorId }) => [action, actorId]);
const told = async ({ userId }: Actor) => (await deps.db.notification.findMany({ where: { userId }, orderBy: { id: 'desc' } })).map(({ kind }) => kind);
/** Postgres' own code of what a raw statement came to. */
const refused = (statement: Promise<unknown>) => statement.then(() => 'allowed', (error: Error & { meta?: unknown }) => /\b(23\d{3}|42501)\b/.exec(`${JSON.stringify(error.meta ?? {})} ${error.message}`)?.[0] ?? error.message);

describe('a proposal', () => {
  it('answers nothing; another person’s agreement does, and the audit knows both', async () => {
    const { requestId, askId } = await referred();
    const id = await proposed(askId);
    expect(await askOf(deps, requestId, 'desk')).toMatchObject({ state: 'REFERRED', version: 1, approval: null });
    expect(await told(first)).toContain('limits.proposed');
    expect((await told(maker)).filter((kind) => kind === 'limits.proposed')).toEqual([]);
    expect((await referredAsks(deps.db, first)).map((row) => row.askId)).not.toContain(askId);
    expect((await waitingProposals(deps.db, first)).find((row) => row.askId === askId)).toMatchObject({ part: 'CHECK', proposedBy: '정민서', agreed: 0, needs: 1, financedMinor: 4_932_000n });
    expect((await waitingProposals(deps.db, maker)).find((row) => row.askId === askId)).toMatchObject({ part: 'OWN' });

    expect(valueOf(await agree(deps, first, id))).toEqual({ askId, outcome: 'DECIDED' });
    expect(await askOf(deps, requestId, 'desk')).toMatchObject({ state: 'APPROVED', version: 2, decidedById: first.userId, note: '소득 증빙 확인', approval: { annualRate: '0.074', monthlyCapMinor: 150_000n } });
    expect(await stateOf(id)).toBe('ACCEPTED');
    expect((await actions(requestId)).filter(([action]) => action !== 'limit.requested' && action !== 'limit.referred')).toEqual([
      ['limit.proposed', maker.userId], ['limit.agreed', first.userId], ['limit.approved', first.userId],
    ]);
    const approved = await deps.db.auditEntry.findFirstOrThrow({ where: { subjectId: requestId, action: 'limit.approved' } });
    expect(approved.data).toMatchObject({ proposedBy: maker.userId, checkedBy: [first.userId] });
    const page = await limitRequestPage(deps, purchaser, requestId);
    expect(page?.log.map(({ what }) => what), 'how the desk came to it is its own').toEqual(['requested', 'referred', 'approved']);
    expect(await referredCase(deps, second, askId)).toMatchObject({ decided: { by: '윤서진', maker: '정민서' }, proposal: null, past: [{ state: 'ACCEPTED' }] });
  });

  it('is made once for a question, whoever is quicker', async () => {
    const { askId } = await referred();
    const results = await Promise.all([propose(deps, maker, askId), propose(deps, first, askId), propose(deps, second, askId)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.flatMap((result) => (result.ok ? [] : [result.error.code]))).toEqual(['conflict', 'conflict']);
  });

  it('about an answer that is not the newest is refused', async () => {
    const { askId } = await referred();
    expect(errorOf(await propose(deps, maker, askId, { version: 0 }))).toEqual({ code: 'conflict' });
  });

  it('is never checked by its maker, by the one who asks, or by anybody but the desk', async () => {
    const { askId, requestId } = await referred();
    const id = await proposed(askId);
    expect(errorOf(await agree(deps, maker, id))).toEqual({ code: 'limits.own-proposal' });
    expect(errorOf(await sendBack(deps, maker, id))).toEqual({ code: 'limits.own-proposal' });
    for (const actor of [purchaser, { ...purchaser, role: 'DESK' as const }, world.seller, { ...first, role: 'ADMIN' as const }]) {
      expect(errorOf(await agree(deps, actor, id))).toEqual({ code: 'not-found' });
    }
    expect(errorOf(await propose(deps, { ...purchaser, role: 'DESK' }, askId))).toEqual({ code: 'not-found' });
    expect(await referredCase(deps, { ...purchaser, role: 'DESK' }, askId)).toBeNull();
    expect((await actions(requestId)).map(([action]) => action)).not.toContain('limit.agreed');
  });

  it('is never checked by its maker by SQL, nor accepted without its checks, nor changed', async () => {
    const { askId } = await referred();
    const id = await proposed(askId);
    const at = toDate(deps.clock.now());
    const check = (by: string, as = maker.userId) => deps.db.$executeRaw`INSERT INTO limit_proposal_check (proposal_id, proposed_by, checked_by, agreed, note, at) VALUES (${id}, ${as}, ${by}, true, '', ${at})`;
    expect(await refused(check(maker.userId))).toBe('23514');
    // Named as somebody else's proposal: the key does not allow it.
    expect(await refused(check(maker.userId, first.userId))).toBe('23503');
    expect(await refused(deps.db.$executeRaw`UPDATE limit_proposal SET state = 'ACCEPTED', closed_at = ${at} WHERE id = ${id}`)).toBe('23514');
    expect(await refused(deps.db.$executeRaw`UPDATE limit_proposal SET proposed_by = ${first.userId} WHERE id = ${id}`)).toBe('23514');
    expect(await refused(deps.db.$executeRaw`UPDATE limit_proposal SET needs = 2 WHERE id = ${id}`)).toBe('23514');
    expect(await refused(deps.db.$executeRaw`DELETE FROM limit_proposal WHERE id = ${id}`)).toBe('42501');
    valueOf(await sendBack(deps, first, id));
    expect(await refused(deps.db.$executeRaw`UPDATE limit_proposal_check SET agreed = true WHERE proposal_id = ${id}`)).toBe('42501');
    expect(await refused(deps.db.$executeRaw`UPDATE limit_proposal SET state = 'OPEN', closed_at = NULL WHERE id = ${id}`)).toBe('23514');
  });

  it('that is sent back waits for anybody, and its maker reads why', async () => {
    const { requestId, askId } = await referred();
    const id = await proposed(askId);
    expect(valueOf(await sendBack(deps, first, id))).toEqual({ askId, outcome: 'RETURNED' });
    expect([await stateOf(id), (await told(maker))[0]]).toEqual(['RETURNED', 'limits.returned']);
    expect((await referredAsks(deps.db, maker)).map((row) => row.askId)).toContain(askId);
    expect(errorOf(await agree(deps, second, id))).toEqual({ code: 'conflict' });
    // Who sent it back proposes; the first maker may check that.
    const again = valueOf(await propose(deps, first, askId, { verdict: 'DECLINE', reasons: ['DESK_BURDEN'] })).proposalId;
    expect(valueOf(await agree(deps, maker, again))).toMatchObject({ outcome: 'DECIDED' });
    expect(await askOf(deps, requestId, 'desk')).toMatchObject({ state: 'DECLINED', decidedById: maker.userId });
    expect((await referredCase(deps, maker, askId))?.past.map(({ state }) => state)).toEqual(['ACCEPTED', 'RETURNED']);
  });

  it('is taken back by its maker alone', async () => {
    const { requestId, askId } = await referred();
    const id = await proposed(askId);
    expect(errorOf(await withdrawProposal(deps, first, { proposalId: id }))).toEqual({ code: 'not-found' });
    expect(valueOf(await withdrawProposal(deps, maker, { proposalId: id }))).toEqual({ askId });
    expect(errorOf(await withdrawProposal(deps, maker, { proposalId: id }))).toEqual({ code: 'conflict' });
    expect([await stateOf(id), (await actions(requestId)).at(-1)]).toEqual(['WITHDRAWN', ['limit.withdrawn', maker.userId]]);
  });

  it('that no longer fits when it is checked is not decided: what is out has grown meanwhile', async () => {
    const { requestId, askId } = await referred();
    const id = await proposed(askId);
    const other = await requested(deps, purchaser, world.listingId, { annualIncomeMinor: '60000000', monthlyObligationsMinor: '0' });
    await workOff(deps, 'ask-desk');
    const { approval } = await askOf(deps, other, 'desk');
    const most = 16_000_000n;
    await deps.db.$executeRaw`UPDATE approval SET approved_minor = ${most}, used_minor = ${most} WHERE id = ${approval?.id ?? ''}`;
    expect(errorOf(await agree(deps, first, id))).toEqual({ code: 'limits.proposal-unfit' });
    expect([await stateOf(id), (await askOf(deps, requestId, 'desk')).state]).toEqual(['OPEN', 'REFERRED']);
    expect(await deps.db.limitProposalCheck.count({ where: { proposalId: id } })).toBe(0);
    await deps.db.$executeRaw`UPDATE approval SET used_minor = 0 WHERE id = ${approval?.id ?? ''}`;
    expect(valueOf(await agree(deps, first, id))).toMatchObject({ outcome: 'DECIDED' });
  });
});

describe('above the amount', () => {
  it('two others must agree, each once', async () => {
    const { requestId, askId } = await referredGrand();
    const id = await proposed(askId, GRAND);
    expect(valueOf(await agree(deps, first, id))).toEqual({ askId, outcome: 'AGREED' });
    expect(errorOf(await agree(deps, first, id))).toEqual({ code: 'limits.checked-already' });
    expect(errorOf(await agree(deps, maker, id))).toEqual({ code: 'limits.own-proposal' });
    expect((await askOf(deps, requestId, 'desk')).state).toBe('REFERRED');
    expect(await refused(deps.db.$executeRaw`UPDATE limit_proposal SET state = 'ACCEPTED', closed_at = now() WHERE id = ${id}`), 'one of two').toBe('23514');
    expect((await referredCase(deps, second, askId))?.proposal).toMatchObject({ part: 'CHECK', needs: 2, checks: [{ name: '윤서진', agreed: true }] });
    expect(valueOf(await agree(deps, second, id))).toEqual({ askId, outcome: 'DECIDED' });
    const approved = await deps.db.auditEntry.findFirstOrThrow({ where: { subjectId: requestId, action: 'limit.approved' } });
    expect(approved.data).toMatchObject({ proposedBy: maker.userId, checkedBy: [first.userId, second.userId] });
  });

  it('two who agree at the same moment decide once', async () => {
    const { requestId, askId } = await referredGrand();
    const id = await proposed(askId, GRAND);
    const results = await Promise.all([agree(deps, first, id), agree(deps, second, id), agree(deps, first, id)]);
    expect(results.flatMap((result) => (result.ok ? [result.value.outcome] : [])).toSorted()).toEqual(['AGREED', 'DECIDED']);
    expect(await askOf(deps, requestId, 'desk')).toMatchObject({ state: 'APPROVED', version: 2 });
    expect(await deps.db.approval.count({ where: { ask: { limitRequestId: requestId } } })).toBe(1);
  });

  it('a no of one of them sends it back, whoever agreed', async () => {
    const { askId } = await referredGrand();
    const id = await proposed(askId, GRAND);
    valueOf(await agree(deps, first, id));
    expect(valueOf(await sendBack(deps, second, id))).toMatchObject({ outcome: 'RETURNED' });
    expect(errorOf(await agree(deps, first, id))).toEqual({ code: 'conflict' });
  });

  it('other terms below it need one', async () => {
    const { askId } = await referredGrand();
    const id = await proposed(askId, { verdict: 'COUNTER', ratePercent: '7.4', termMonths: '48', firstPaymentMinor: '3000000' });
    expect(valueOf(await agree(deps, first, id))).toMatchObject({ outcome: 'DECIDED' });
  });
});

describe('time', () => {
  it('the desk is told once when a quarter of it is left, and what nobody checked in time is overtaken', async () => {
    const { requestId, askId } = await referred();
    const id = await proposed(askId);
    const start = database.clock.now();
    const hurried = () => deps.db.notification.count({ where: { kind: 'limits.hurry', eventKey: `limits.hurry:${askId}`, userId: first.userId } });
    database.clock.advance({ hours: 35 });
    await hurryDesk(deps);
    expect(await hurried()).toBe(0);
    database.clock.advance({ hours: 2 });
    await hurryDesk(deps);
    await hurryDesk(deps);
    expect(await hurried()).toBe(1);
    expect((await actions(requestId)).filter(([action]) => action === 'limit.hurried')).toHaveLength(1);
    database.clock.advance({ hours: 12 });
    await closeOverdueRequests(deps);
    expect(errorOf(await agree(deps, first, id))).toEqual({ code: 'conflict' });
    expect((await waitingProposals(deps.db, first)).map((row) => row.askId)).not.toContain(askId);
    await overtakeProposals(deps);
    expect([await stateOf(id), (await actions(requestId)).at(-1)?.[0]]).toEqual(['OVERTAKEN', 'limit.overtaken']);
    database.clock.set(start);
  });
});

describe('a case', () => {
  it('shows what was before, and what is worth a second look', async () => {
    await requested(deps, purchaser, world.listingId, { annualIncomeMinor: '42000000', monthlyObligationsMinor: '900000' });
    await workOff(deps, 'ask-desk');
    const { askId } = await referred();
    const shown = await referredCase(deps, first, askId);
    expect(shown?.flags.map(({ code }) => code)).toEqual(['INCOME_CHANGED', 'OBLIGATIONS_LOWER', 'CLOSE_SCORE']);
    expect(shown?.history).toMatchObject({ requestsInDay: 2, requests: [{ title: '세종 업라이트 피아노 U-121 월넛' }], before: { annualIncomeMinor: 42_000_000n } });
    expect(shown?.exposure.mostMinor).toBe(20_000_000n);
  });
});
