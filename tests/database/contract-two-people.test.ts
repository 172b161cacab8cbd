import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveContract } from '@/lib/contracts/approve-contract';
import { askSecondPerson } from '@/lib/contracts/ask-second-person';
import { returnContract } from '@/lib/contracts/return-contract';
import { contractQueue } from '@/lib/contracts/views/queue';
import { contractReview } from '@/lib/contracts/views/review';
import type { Actor } from '@/lib/kernel/actor';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { jobs } from '@/tests/support/jobs';
import { staff } from '@/tests/support/people';
import { openRoad, type Road, type Shop, type Walk } from '@/tests/support/road';

let road: Road;
let other: Actor;
let third: Actor;
let dear: Shop;
beforeAll(async () => {
  road = await openRoad();
  [other, third] = [await staff(road.deps, 'ADMIN'), await staff(road.deps, 'ADMIN')];
  dear = await road.seller('큰악기');
});
afterAll(() => road.close());

const WHY = '판매자의 주소가 두 곳입니다. 한 번 더 봐 주세요.';
const contractOf = ({ contractId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { id: contractId } });
const approve = (walk: Walk, by: Actor, read = false, round = 1) => approveContract(road.deps, by, { contractId: walk.contractId, round, read });
const ask = (walk: Walk, by: Actor, round = 1) => askSecondPerson(road.deps, by, { contractId: walk.contractId, round, note: WHY });
const giveBack = (walk: Walk, by: Actor, round = 1) => returnContract(road.deps, by, { contractId: walk.contractId, round, note: '주소를 다시 적어 주세요.' });
const actionsOn = async ({ contractId }: Walk) => (await road.db.auditEntry.findMany({ where: { subjectType: 'contract', subjectId: contractId }, orderBy: { seq: 'asc' } })).map(({ action }) => action);
const codes = (results: Awaited<ReturnType<typeof approve>>[]) => results.map((each) => (each.ok ? each.value.outcome : each.error.code)).sort();

/** A contract of more than 10,000,000 won. */
const large = (purchaser?: Actor) => road.walk('DRAWN', {
  lender: 'script', seller: dear, ...(purchaser && { purchaser }), product: { cashPrice: '13000000', offers: [12, 24, 36, 48, 60].map((termMonths) => ({ termMonths, offered: true, residual: '2600000' })) },
});

describe('a contract that is left to another admin', () => {
  test('waits for the others, who read why; who asked decides nothing in that round', async () => {
    const walk = await road.walk('DRAWN');
    valueOf(await ask(walk, road.admin));
    expect(await contractOf(walk)).toMatchObject({ state: 'DRAWN', secondAskedById: road.admin.userId, secondNote: WHY, reviewedById: null });
    for (const act of [approve, ask, giveBack]) expect(errorOf(await act(walk, road.admin))).toEqual({ code: 'contracts.other-person' });
    expect(await contractReview(road.deps, road.admin, walk.contractId)).toMatchObject({ part: 'ASKED' });
    expect(await contractReview(road.deps, other, walk.contractId)).toMatchObject({ part: 'DECIDE', second: { name: road.admin.name, note: WHY } });
    const told = await road.db.notification.findMany({ where: { kind: 'contracts.second', href: `/admin/contracts/${walk.contractId}` }, select: { userId: true } });
    expect(told.map(({ userId }) => userId)).toEqual(expect.arrayContaining([other.userId, third.userId]));
    expect(told.map(({ userId }) => userId)).not.toContain(road.admin.userId);
    expect(errorOf(await approve(walk, other)), 'who has not read what was said reads it first').toEqual({ code: 'contracts.passed-on' });
    expect(errorOf(await ask(walk, other)), 'asked once a round').toEqual({ code: 'contracts.passed-on' });
    expect(valueOf(await approve(walk, other, true))).toMatchObject({ outcome: 'APPROVED' });
    expect(await contractOf(walk)).toMatchObject({ state: 'REVIEWED', secondAskedById: road.admin.userId, reviewedById: other.userId });
    expect(await actionsOn(walk)).toEqual(['contract.begun', 'contract.drawn', 'contract.second-asked', 'contract.approved']);
  });

  test('goes back by the other, and the next round begins anew for both', async () => {
    const walk = await road.walk('DRAWN', { seller: await road.seller() });
    valueOf(await ask(walk, road.admin));
    valueOf(await giveBack(walk, other));
    expect(await contractOf(walk)).toMatchObject({ state: 'RETURNED', round: 2, secondAskedById: null, secondNote: null, reviewedById: other.userId });
    await road.work('draw-up-contract');
    valueOf(await ask(walk, other, 2));
    expect(await contractOf(walk), 'who returned the first may ask in the second').toMatchObject({ reviewedById: null, secondAskedById: other.userId });
    expect(valueOf(await approve(walk, road.admin, true, 2))).toMatchObject({ outcome: 'APPROVED' });
  });

  test('is told apart in the queue, and is not among the cases of who asked', async () => {
    const [walk, after] = [await road.walk('DRAWN'), await road.walk('DRAWN')];
    valueOf(await ask(walk, road.admin));
    const part = async (actor: Actor) => (await contractQueue(road.deps, actor)).rows.find(({ id }) => id === walk.contractId)?.part;
    expect([await part(road.admin), await part(other)]).toEqual(['ASKED', 'SECOND']);
    const second = await contractQueue(road.deps, other, {}, { sort: 'oldest', filter: 'second' });
    expect([second.rows.map(({ id }) => id), second.counts.second]).toEqual([[walk.contractId], 1]);
    expect((await contractReview(road.deps, road.admin, after.contractId))?.around).not.toMatchObject({ previous: walk.contractId });
    expect((await contractReview(road.deps, other, after.contractId))?.around).toMatchObject({ previous: walk.contractId });
    valueOf(await giveBack(walk, other));
  });

  test('is refused where nobody else could decide', async () => {
    const walk = await road.walk('DRAWN');
    const others = await road.db.user.findMany({ where: { role: 'ADMIN', id: { not: road.admin.userId } }, select: { id: true } });
    const suspend = (suspendedAt: Date | null) => road.db.user.updateMany({ where: { id: { in: others.map(({ id }) => id) } }, data: { suspendedAt, suspendedReason: suspendedAt && '시험' } });
    await suspend(new Date());
    expect(errorOf(await ask(walk, road.admin))).toEqual({ code: 'contracts.no-other-admin' });
    await suspend(null);
    valueOf(await approve(walk, road.admin));
  });

  test('is decided by one of two who do so at once; and asked for by one of two who ask', async () => {
    const asked = await road.walk('DRAWN');
    const asks = await Promise.all([ask(asked, road.admin), ask(asked, other), ask(asked, third)]);
    expect(asks.filter(({ ok }) => ok)).toHaveLength(1);
    const decided = await road.walk('DRAWN');
    const results = await Promise.all([approve(decided, road.admin), approve(decided, other), giveBack(decided, third)]);
    expect(results.flatMap((each) => (each.ok ? [] : [each.error.code]))).toEqual(['contracts.moved-on', 'contracts.moved-on']);
  });

  test('or approved at the same moment, has one outcome', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const walk = await road.walk('DRAWN');
      const [approved, asked] = await Promise.all([approve(walk, other), ask(walk, road.admin)]);
      expect([approved.ok, asked.ok].filter(Boolean)).toHaveLength(1);
      expect((await contractOf(walk)).state).toBe(approved.ok ? 'REVIEWED' : 'DRAWN');
    }
  });
});

describe('a contract of 10,000,000 won and more', () => {
  test('is approved by two, one after the other; nothing is delivered before the second', async () => {
    const walk = await large();
    expect((await contractReview(road.deps, road.admin, walk.contractId))?.flags).toEqual(expect.arrayContaining(['first-large', 'large-amount']));
    expect(valueOf(await approve(walk, road.admin))).toMatchObject({ outcome: 'FIRST' });
    expect(await contractOf(walk)).toMatchObject({ state: 'DRAWN', firstApprovedById: road.admin.userId, reviewedById: null });
    expect(await jobs(road.db, 'deliver-contract', { contractId: walk.contractId })).toEqual([]);
    for (const again of [await approve(walk, road.admin, true), await ask(walk, road.admin)]) expect(errorOf(again)).toEqual({ code: 'contracts.other-person' });
    expect(errorOf(await approve(walk, other))).toEqual({ code: 'contracts.passed-on' });
    expect(await contractReview(road.deps, other, walk.contractId)).toMatchObject({ lets: true, first: { name: road.admin.name }, part: 'DECIDE' });
    expect(valueOf(await approve(walk, other, true))).toMatchObject({ outcome: 'APPROVED' });
    await road.goOn(walk, 'DELIVERED', 'LEASE');
    const next = await large(walk.purchaser);
    const flags = (await contractReview(road.deps, road.admin, next.contractId))?.flags;
    expect([flags?.includes('large-amount'), flags?.includes('first-large')], 'the purchaser’s second is no first one').toEqual([true, false]);
  });

  test('of two who approve first at once, one is told to read what the other did', async () => {
    const walk = await large();
    expect(codes(await Promise.all([approve(walk, road.admin), approve(walk, other)]))).toEqual(['FIRST', 'contracts.passed-on']);
    expect((await contractOf(walk)).state).toBe('DRAWN');
  });

  test('approved first, is returned by the same who has thought again; both begin anew', async () => {
    const walk = await large();
    valueOf(await approve(walk, road.admin));
    valueOf(await giveBack(walk, road.admin));
    expect(await contractOf(walk)).toMatchObject({ state: 'RETURNED', firstApprovedById: null, reviewedById: road.admin.userId });
    await road.work('draw-up-contract');
    expect(valueOf(await approve(walk, road.admin, false, 2))).toMatchObject({ outcome: 'FIRST' });
    expect(valueOf(await approve(walk, other, true, 2))).toMatchObject({ outcome: 'APPROVED' });
  });

  test('on which somebody wanted another’s judgement needs two others', async () => {
    const walk = await large();
    valueOf(await ask(walk, road.admin));
    expect(valueOf(await approve(walk, other, true))).toMatchObject({ outcome: 'FIRST' });
    for (const who of [road.admin, other]) expect(errorOf(await approve(walk, who, true))).toEqual({ code: 'contracts.other-person' });
    expect(valueOf(await approve(walk, third, true))).toMatchObject({ outcome: 'APPROVED' });
  });
});

describe('the database, whoever writes', () => {
  const set = (walk: Walk, sql: string, ...values: unknown[]) => road.db.$executeRawUnsafe(`UPDATE contract SET ${sql} WHERE id = $1`, walk.contractId, ...values);

  test('lets nobody who asked, or approved first, decide', async () => {
    const walk = await road.walk('DRAWN');
    valueOf(await ask(walk, road.admin));
    await expect(set(walk, "state = 'REVIEWED', reviewed_by_id = $2, reviewed_at = now()", road.admin.userId)).rejects.toThrow(/contract_second/);
    await expect(set(walk, "second_asked_by_id = $2, second_note = 'x'", other.userId)).rejects.toThrow(/stays/);
    await expect(set(walk, 'second_asked_by_id = NULL, second_note = NULL, second_asked_at = NULL')).rejects.toThrow(/stays/);
    await expect(set(walk, "state = 'RETURNED', round = 2")).rejects.toThrow(/begins anew/);
    await expect(set(walk, "first_approved_by_id = $2, first_approved_at = now()", road.admin.userId)).rejects.toThrow(/contract_first/);
  });

  test('lets no large contract out by one alone', async () => {
    const walk = await large();
    await expect(set(walk, "state = 'REVIEWED', reviewed_by_id = $2, reviewed_at = now()", road.admin.userId)).rejects.toThrow(/one alone/);
    valueOf(await approve(walk, road.admin));
    await expect(set(walk, "state = 'REVIEWED', reviewed_by_id = $2, reviewed_at = now()", road.admin.userId)).rejects.toThrow(/contract_first/);
  });
});
