import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Amendment } from '@/lib/kernel/amendment';
import { leaseDetail } from '@/lib/leases/views';
import { deliverContract } from '@/lib/contracts/deliver-contract';
import { approveContract } from '@/lib/contracts/approve-contract';
import { signDelivered } from '@/lib/host/seed/sign-delivered';
import { toDate } from '@/lib/platform/clock';
import { applyMissingSupplements } from '@/lib/supplements/apply-missing-supplements';
import { applySupplement } from '@/lib/supplements/apply-supplement';
import { lapseSupplements } from '@/lib/supplements/lapse-supplements';
import { requestSupplement } from '@/lib/supplements/request-supplement';
import { withdrawSupplement } from '@/lib/supplements/withdraw-supplement';
import { newId } from '@/lib/platform/id';
import { errorOf } from '@/tests/support/catalogue';
import { paid } from '@/tests/support/rights';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { ask, takeOn } from '@/tests/support/supplements';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const ON_11: Amendment = { kind: 'DUE_DAY', fromSeq: 1, dueDay: 11 };
const ADDRESS = { postcode: '48094', road: '부산 해운대구 센텀중앙로 79', detail: '1203호' };
const rowOf = (id: string) => road.db.contract.findUniqueOrThrow({ where: { id }, include: { outcome: true } });
const datesOf = async ({ purchaser, leaseId }: Walk) => (await leaseDetail(road.db, purchaser, leaseId, road.clock.now()))?.rows.map(({ dueOn }) => dueOn);
const begun = async (to: Parameters<typeof takeOn>[3]) => {
  const walk = await road.walk('LEASE', { form: { dueDay: 25 } });
  const id = await ask(road, walk, ON_11);
  await takeOn(road, walk, id, to);
  return { walk, id };
};

describe('at once', () => {
  test('eight requests begin one supplement', async () => {
    const walk = await road.walk('LEASE', { form: { dueDay: 25 } });
    const all = await Promise.all(Array.from({ length: 8 }, (_, index) => requestSupplement(road.deps, walk.purchaser,
      index % 2 ? { kind: 'ADDRESS', leaseId: walk.leaseId, ...ADDRESS } : { kind: 'DUE_DAY', leaseId: walk.leaseId, fromSeq: 1, dueDay: 11 })));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(all.map((each) => errorOf(each)?.code))).toEqual(new Set([undefined, 'supplements.open']));
    expect(await road.db.contract.count({ where: { orderId: walk.orderId, supplementNo: { gt: 0 } } })).toBe(1);
  });

  test('a withdrawal and a signature have one outcome: it is over, or it is signed', async () => {
    const { walk, id } = await begun('DELIVERED');
    const [signed, withdrawn] = await Promise.allSettled([signDelivered(road.deps, walk.purchaser, id), withdrawSupplement(road.deps, walk.purchaser, { supplementId: id })]);
    const { state } = await rowOf(id);
    const took = withdrawn.status === 'fulfilled' && withdrawn.value.ok;
    expect([state, signed.status, took]).toEqual(state === 'SIGNED' ? ['SIGNED', 'fulfilled', false] : ['ABANDONED', 'rejected', true]);
    await road.work();
  });

  test('signed is signed: it cannot be taken back, and what was taken back cannot be signed', async () => {
    const { walk, id } = await begun('SIGNED');
    expect(errorOf(await withdrawSupplement(road.deps, walk.purchaser, { supplementId: id }))).toEqual({ code: 'supplements.signed' });
    await road.work();
    const other = await begun('DELIVERED');
    expect((await withdrawSupplement(road.deps, other.walk.purchaser, { supplementId: other.id })).ok).toBe(true);
    await expect(signDelivered(road.deps, other.walk.purchaser, other.id)).rejects.toThrow('signing.over');
    expect(errorOf(await deliverContract(road.deps, { contractId: other.id }))).toBeUndefined();
  });

  test('applied eight times is applied once, and told once', async () => {
    const { walk, id } = await begun('SEALED');
    const all = await Promise.all(Array.from({ length: 8 }, () => applySupplement(road.deps, { contractId: id })));
    expect(all).toEqual(Array.from({ length: 8 }, () => ({ ok: true, value: { fate: 'APPLIED' } })));
    expect(await road.db.auditEntry.count({ where: { subjectId: walk.leaseId, action: 'lease.amended' } })).toBe(1);
    expect(await road.db.notification.count({ where: { userId: walk.purchaser.userId, kind: 'supplements.applied' } })).toBe(1);
    await road.work();
  });
});

describe('between seal and lease', () => {
  test('an instalment that was paid keeps the supplement out; the desk and the purchaser are told', async () => {
    const { walk, id } = await begun('SEALED');
    const before = await datesOf(walk);
    await paid(road, walk.leaseId, 1);
    await road.work();
    expect(await rowOf(id)).toMatchObject({ state: 'SEALED', outcome: { fate: 'KEPT_OUT' } });
    expect(await datesOf(walk)).toEqual(before);
    const kinds = (await road.db.notification.findMany({ where: { eventKey: `supplement-settled:${id}` }, select: { kind: true } })).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['supplements.kept-out', 'supplements.not-applied']);
    const next = await ask(road, walk, { kind: 'DUE_DAY', fromSeq: 2, dueDay: 11 });
    await takeOn(road, walk, next, 'APPLIED');
    expect(await rowOf(next)).toMatchObject({ supplementNo: 2, outcome: { fate: 'APPLIED' } });
    expect((await datesOf(walk))?.slice(1, 4)).toEqual([before?.[1], '2026-06-11', '2026-07-11']);
  });

  test('a job that was lost is made up for by the sweep, and nothing else may begin meanwhile', async () => {
    const { walk, id } = await begun('SEALED');
    await road.db.$executeRaw`SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs WHERE key = ${`apply-supplement:${id}`}`;
    expect(errorOf(await requestSupplement(road.deps, walk.purchaser, { kind: 'ADDRESS', leaseId: walk.leaseId, ...ADDRESS }))).toEqual({ code: 'supplements.open' });
    await applyMissingSupplements(road.deps);
    expect((await rowOf(id)).outcome).toBeNull();
    road.clock.advance({ minutes: 11 });
    await applyMissingSupplements(road.deps);
    expect(await rowOf(id)).toMatchObject({ outcome: { fate: 'APPLIED' } });
    expect((await datesOf(walk))?.[1]?.slice(8)).toBe('11');
  });
});

describe('unsigned', () => {
  test('it lapses with its time, and the lease stays as it was', async () => {
    const { walk, id } = await begun('DELIVERED');
    const before = await datesOf(walk);
    road.clock.advance({ hours: 24 * 14 - 1 });
    await lapseSupplements(road.deps);
    expect((await rowOf(id)).state).toBe('DELIVERED');
    road.clock.advance({ hours: 1 });
    await expect(signDelivered(road.deps, walk.purchaser, id)).rejects.toThrow('signing.over');
    await lapseSupplements(road.deps);
    expect(await rowOf(id)).toMatchObject({ state: 'ABANDONED', abandonNote: 'lapsed' });
    expect(await datesOf(walk)).toEqual(before);
    expect(await road.db.notification.count({ where: { userId: walk.purchaser.userId, kind: 'supplements.lapsed' } })).toBe(1);
  });

  test('that nobody reviews before the first instalment that it changes falls due lapses, its purchaser is told, and may ask again', async () => {
    const { walk, id } = await begun('DRAWN');
    const [, first] = (await datesOf(walk)) ?? [];
    const due = new Date(`${first}T00:00:00+09:00`);
    road.clock.advance({ milliseconds: due.getTime() - toDate(road.clock.now()).getTime() - 1 });
    await lapseSupplements(road.deps);
    expect((await rowOf(id)).state).toBe('DRAWN');
    road.clock.advance({ milliseconds: 1 });
    await lapseSupplements(road.deps);
    expect(await rowOf(id)).toMatchObject({ state: 'ABANDONED', abandonNote: 'lapsed' });
    expect(await road.db.notification.count({ where: { userId: walk.purchaser.userId, kind: 'supplements.lapsed' } })).toBe(1);
  });

  test('reviewed late, there is time until the first instalment that it changes and no longer; too late, it is not delivered', async () => {
    const { walk, id } = await begun('DRAWN');
    const [, first] = (await datesOf(walk)) ?? [];
    const due = new Date(`${first}T00:00:00+09:00`);
    road.clock.advance({ milliseconds: due.getTime() - toDate(road.clock.now()).getTime() - 3_600_000 });
    await takeOn(road, walk, id, 'DELIVERED');
    expect((await rowOf(id)).signBy).toEqual(due);
    road.clock.advance({ hours: 2 });
    await lapseSupplements(road.deps);
    const late = await begun('REVIEWED');
    road.clock.advance({ hours: 24 * 62 });
    await road.work('deliver-contract');
    expect(await rowOf(late.id)).toMatchObject({ state: 'ABANDONED', abandonNote: 'lapsed', documentId: null });
    const next = await begun('DRAWN');
    road.clock.advance({ hours: 24 * 62 });
    expect(errorOf(await approveContract(road.deps, road.admin, { contractId: next.id, round: 1 }))).toEqual({ code: 'contracts.not-approvable' });
  });
});

describe('the database refuses', () => {
  const refused = async (work: Promise<unknown>, why: RegExp) => { await expect(work).rejects.toThrow(why); };

  test('a supplement without a contract in force, out of its turn, or beside another', async () => {
    const { walk, id } = await begun('DRAWN');
    const { outcome: _, ...row } = await rowOf(id);
    const insert = (data: Partial<typeof row>) => road.db.contract.create({ data: { ...row, id: newId('c'), ...data } as never });
    const number = row.number.replace(/-1$/, '');
    await refused(insert({ supplementNo: 2, number: `${number}-2` }), /contract_one_open_supplement|Unique constraint/);
    await refused(insert({ supplementNo: 3, number: `${number}-3`, state: 'DRAWN' }), /out of its turn/);
    await refused(insert({ supplementNo: 2, number: `${number}-9` }), /out of its turn/);
    await refused(insert({ supplementNo: 2, number: `${number}-2`, state: 'REVIEWED' }), /no contract in force/);
    const signed = await road.walk('CONTRACT_SIGNED');
    const parties = await road.db.contract.findUniqueOrThrow({ where: { id: signed.contractId }, select: { orderId: true, purchaserId: true, sellerId: true, institutionId: true, number: true } });
    await refused(insert({ ...parties, number: `${parties.number}-1` }), /no contract in force/);
    await refused(road.db.contract.update({ where: { id }, data: { change: {} } }), /cannot change/);
    await refused(road.db.contract.delete({ where: { id } }), /cannot change/);
    await refused(road.db.supplementOutcome.create({ data: { contractId: id, leaseId: walk.leaseId, fate: 'APPLIED', at: new Date() } }), /no sealed supplement/);
    await road.work();
  });

  test('a lease that says something else than was agreed, and a supplement that is said to be in it and is not', async () => {
    const { walk, id } = await begun('SEALED');
    await refused(road.db.leaseInstalment.update({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 5 } }, data: { dueOn: new Date('2030-01-01') } }), /something else than was agreed/);
    await refused(road.db.supplementOutcome.create({ data: { contractId: id, leaseId: walk.leaseId, fate: 'APPLIED', at: new Date() } }), /something else than was agreed/);
    await road.work();
    await refused(road.db.supplementOutcome.delete({ where: { contractId: id } }), /append-only|refuse|cannot/i);
  });
});
