import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contractStory } from '@/lib/contracts/views/of-order';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { signDelivered } from '@/lib/host/seed/sign-delivered';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { openMissingLeases } from '@/lib/leases/open-missing-leases';
import { declineContract } from '@/lib/signing/decline-contract';
import { giveMoreTime } from '@/lib/signing/give-more-time';
import { returnUnsigned } from '@/lib/signing/return-unsigned';
import { tellUnsigned } from '@/lib/signing/tell-unsigned';
import { countUnsigned, unsignedCase, unsignedCases } from '@/lib/signing/views/unsigned';
import { signingTime } from '@/lib/signing/views/signing-time';
import { giveMoreTimeInput, returnUnsignedInput } from '@/lib/signing/model/unsigned';
import { newId } from '@/lib/platform/id';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { staff } from '@/tests/support/people';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

let road: Road;
let colleague: Actor;
beforeAll(async () => {
  road = await openRoad();
  colleague = await staff(road.deps, 'DESK');
});
afterAll(() => road.close());

const NOTE = '여행에서 돌아오신 뒤에 서명하셔도 됩니다.';
const WHY = '세 번 전화했지만 닿지 않았습니다.';
const contractOf = ({ contractId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { id: contractId } });
const rowOf = ({ orderId }: Walk) => road.db.order.findUniqueOrThrow({
  where: { id: orderId }, include: { delivery: true, unit: true, hold: { include: { approval: true, sellerLimit: true } } },
});
const moreTime = (walk: Walk, days = 7, by: Actor = road.deskPerson) => giveMoreTime(road.deps, by, { contractId: walk.contractId, days, note: NOTE });
const takeBack = (walk: Walk, by: Actor = road.deskPerson) => returnUnsigned(road.deps, by, { contractId: walk.contractId, note: WHY });
const decline = (walk: Walk, by: Actor = walk.purchaser) => declineContract(road.deps, by, { contractId: walk.contractId, reason: WHY });
const sign = (walk: Walk) => signDelivered(road.deps, walk.purchaser, walk.contractId).then(() => ({ ok: true as const, value: null }), (error: Error) => ({ ok: false as const, error }));
const told = (kind: string, { contractId }: Walk) => road.db.notification.findMany({ where: { kind, href: { contains: contractId } } });
const days = (count: number) => road.clock.advance({ hours: count * 24 });

/** A contract that its purchaser has had for fifteen days. */
async function overTime(): Promise<Walk> {
  const walk = await road.walk('DELIVERED');
  days(15);
  return walk;
}

/** Nothing is billed: there is no lease, no entry in the ledger, no schedule. */
async function nothingBegan(walk: Walk): Promise<void> {
  await road.work();
  await openMissingLeases(road.deps);
  expect(await road.db.lease.count({ where: { contractId: walk.contractId } })).toBe(0);
  expect(await road.db.journalEntry.count({ where: { sourceId: { in: [walk.orderId, walk.contractId] } } })).toBe(0);
}

/** The order ended, its goods go back and both limits are free again. */
async function wentBack(walk: Walk, reason: 'contract-unsigned' | 'contract-declined', before: Awaited<ReturnType<typeof rowOf>>['hold']): Promise<void> {
  const row = await rowOf(walk);
  expect(row).toMatchObject({ state: 'ENDED', endedReason: reason, delivery: { state: 'RETURNING' }, unit: { state: 'RETURNING' }, hold: { state: 'RELEASED' } });
  const amount = before?.amountMinor ?? 0n;
  expect(row.hold?.approval.usedMinor).toBe((before?.approval.usedMinor ?? 0n) - amount);
  expect(row.hold?.sellerLimit.usedMinor).toBe((before?.sellerLimit.usedMinor ?? 0n) - amount);
  expect(await contractOf(walk)).toMatchObject({ state: 'ABANDONED', abandonNote: WHY, reviewedById: road.admin.userId });
}

describe('a contract that nobody signed for fourteen days', () => {
  test('is a case of the desk from then on, which is told once, and so is the purchaser; nothing is billed', async () => {
    const walk = await road.walk('DELIVERED');
    days(13);
    await tellUnsigned(road.deps);
    expect([await countUnsigned(road.deps, road.deskPerson), await told('contracts.unsigned', walk)]).toEqual([0, []]);
    expect(errorOf(await moreTime(walk)), 'there is time left').toEqual({ code: 'not-found' });
    expect(errorOf(await takeBack(walk))).toEqual({ code: 'not-found' });
    days(1);
    for (let turn = 0; turn < 3; turn += 1) await tellUnsigned(road.deps);
    expect((await told('contracts.unsigned', walk)).map(({ userId }) => userId).sort()).toEqual([road.deskPerson.userId, colleague.userId].sort());
    expect((await told('contracts.unsigned-purchaser', walk)).map(({ userId }) => userId)).toEqual([walk.purchaser.userId]);
    const [row] = await unsignedCases(road.deps, road.deskPerson);
    expect(row).toMatchObject({ id: walk.contractId, purchaser: walk.purchaser.name, progress: { steps: { opened: null, read: null, agreed: null }, agreed: 0 } });
    expect(await contractStory(road.db, walk.purchaser, walk.orderId)).toMatchObject({ turn: 'PURCHASER' });
    await nothingBegan(walk);
    valueOf(await takeBack(walk));
  });

  test('is shown to the desk alone, with how far the signing is', async () => {
    const walk = await overTime();
    for (const actor of [walk.purchaser, walk.seller, road.admin]) {
      expect([await unsignedCases(road.deps, actor), await unsignedCase(road.deps, actor, walk.contractId), await countUnsigned(road.deps, actor)]).toEqual([[], null, 0]);
      expect(errorOf(await moreTime(walk, 7, actor))).toEqual({ code: 'not-found' });
      expect(errorOf(await takeBack(walk, actor))).toEqual({ code: 'not-found' });
    }
    expect(await unsignedCase(road.deps, road.deskPerson, walk.contractId)).toMatchObject({ open: true, state: 'DELIVERED', serials: [walk.serial] });
    expect(await unsignedCase(road.deps, road.deskPerson, newId('c'))).toBeNull();
    valueOf(await takeBack(walk));
  });

  test('gets more time, with a note that the purchaser has by mail; when that is over the desk is told again', async () => {
    const walk = await overTime();
    await tellUnsigned(road.deps);
    valueOf(await moreTime(walk, 5));
    const signBy = road.clock.now().add({ hours: 5 * 24 });
    expect(await contractOf(walk)).toMatchObject({ state: 'DELIVERED', signNote: NOTE, signBy: new Date(signBy.epochMilliseconds) });
    expect(await told('contracts.more-time', walk)).toMatchObject([{ userId: walk.purchaser.userId, params: { note: NOTE } }]);
    expect((await road.db.mailMessage.findFirstOrThrow({ where: { userId: walk.purchaser.userId, subject: { contains: '미루었습니다' } } })).body).toContain(NOTE);
    expect(await signingTime(road.deps, walk.purchaser, walk.contractId)).toMatchObject({ over: false, note: NOTE, signBy: signBy.toString() });
    expect(await unsignedCases(road.deps, road.deskPerson)).toEqual([]);
    expect(await unsignedCase(road.deps, road.deskPerson, walk.contractId)).toMatchObject({ open: false, given: [{ days: 5, note: NOTE, by: road.deskPerson.name }] });
    for (const again of [await moreTime(walk), await takeBack(walk)]) expect(errorOf(again)).toEqual({ code: 'contracts.no-longer-waits' });
    days(5);
    for (let turn = 0; turn < 2; turn += 1) await tellUnsigned(road.deps);
    expect((await told('contracts.unsigned', walk)).filter(({ userId }) => userId === road.deskPerson.userId)).toHaveLength(2);
    valueOf(await takeBack(walk));
  });

  test('ends: the goods go back, both limits are free, both sides read why', async () => {
    const walk = await overTime();
    const before = (await rowOf(walk)).hold;
    valueOf(await takeBack(walk));
    await wentBack(walk, 'contract-unsigned', before);
    await nothingBegan(walk);
    const notices = await road.db.notification.findMany({ where: { kind: { startsWith: 'deliveries.uncontracted' }, href: { endsWith: walk.orderId } }, orderBy: { kind: 'asc' } });
    expect(notices).toMatchObject([
      { kind: 'deliveries.uncontracted-unsigned', userId: walk.purchaser.userId, params: { note: WHY } }, { kind: 'deliveries.uncontracted-unsigned-seller', userId: walk.seller.userId, params: { note: WHY } },
    ]);
    expect((await purchaserOrder(road.db, walk.purchaser, walk.orderId, road.clock.now()))?.standing.stage).toBe('uncontracted');
    for (const actor of [walk.purchaser, walk.seller]) expect(await contractStory(road.db, actor, walk.orderId)).toMatchObject({ abandonNote: WHY, turn: 'NOBODY' });
    expect(errorOf(await takeBack(walk))).toEqual({ code: 'contracts.no-longer-waits' });
    expect((await sign(walk)).ok).toBe(false);
  });

  test('is of no more days than fourteen, no fewer than one, and no words too few', () => {
    const input = (change: object) => giveMoreTimeInput.safeParse({ contractId: 'c', days: '14', note: NOTE, ...change }).success;
    expect([input({}), input({ days: '1' }), ...['0', '15', '-1', '1.5', '1e1', '', '１４'].map((typed) => input({ days: typed })), input({ note: '네' })]).toEqual([true, true, ...Array<boolean>(8).fill(false)]);
    expect(returnUnsignedInput.safeParse({ contractId: 'c', note: ' 네 ' }).success).toBe(false);
  });
});

describe('at the same moment', () => {
  const outcomes = (results: readonly Pick<Result<unknown>, 'ok'>[]) => results.filter(({ ok }) => ok).length;
  beforeEach(() => tellUnsigned(road.deps));

  test('the purchaser signs and the desk has it returned: one of the two', async () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 6; turn += 1) {
      const walk = await overTime();
      // The signature is several steps; the return comes in at another of them each time.
      const returned = new Promise<Result<unknown>>((resolve) => { setTimeout(() => void takeBack(walk).then(resolve), turn * 25); });
      const results = [await sign(walk), await returned];
      expect(outcomes(results)).toBe(1);
      const { state } = await contractOf(walk);
      expect(state).toBe(results[0]?.ok ? 'SIGNED' : 'ABANDONED');
      seen.add(state);
      if (state === 'SIGNED') await road.work();
      else await nothingBegan(walk);
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  test('signed first, it is no case any more: the desk is told so', async () => {
    const walk = await overTime();
    await tellUnsigned(road.deps);
    expect((await sign(walk)).ok).toBe(true);
    for (const late of [await moreTime(walk), await takeBack(walk)]) expect(errorOf(late)).toEqual({ code: 'contracts.no-longer-waits' });
    expect(await unsignedCase(road.deps, road.deskPerson, walk.contractId)).toMatchObject({ open: false, state: 'SIGNED' });
    await road.work();
    expect(await road.db.lease.count({ where: { contractId: walk.contractId } })).toBe(1);
  });

  test('two at the desk decide otherwise: one does', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const walk = await overTime();
      const results = await Promise.all([moreTime(walk, 3), takeBack(walk, colleague), takeBack(walk), moreTime(walk, 9, colleague)]);
      expect(outcomes(results)).toBe(1);
      expect(await told('contracts.more-time', walk)).toHaveLength((await contractOf(walk)).state === 'DELIVERED' ? 1 : 0);
    }
  });

  test('the purchaser declines, signs in another window and the desk decides: one outcome', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const walk = await overTime();
      const results = await Promise.all([decline(walk), sign(walk), takeBack(walk)]);
      expect(outcomes(results)).toBe(1);
    }
  });

  test('sweeps side by side tell once', async () => {
    const walk = await overTime();
    await Promise.all([tellUnsigned(road.deps), tellUnsigned(road.deps), tellUnsigned(road.deps)]);
    expect((await told('contracts.unsigned', walk)).filter(({ userId }) => userId === road.deskPerson.userId)).toHaveLength(1);
    valueOf(await takeBack(walk));
  });
});

describe('a purchaser who does not want it', () => {
  test('says so before the time is over, and the order ends as if it had been returned', async () => {
    const walk = await road.walk('DELIVERED');
    const before = (await rowOf(walk)).hold;
    expect(await signingTime(road.deps, walk.purchaser, walk.contractId)).toMatchObject({ over: false });
    valueOf(await decline(walk));
    await wentBack(walk, 'contract-declined', before);
    await nothingBegan(walk);
    expect(await road.db.auditEntry.findFirst({ where: { subjectId: walk.contractId, action: 'contract.declined' } })).toMatchObject({ actorId: walk.purchaser.userId, reason: WHY });
    const toSeller = await road.db.notification.findFirstOrThrow({ where: { kind: 'deliveries.uncontracted-declined-seller', href: { endsWith: walk.orderId } } });
    expect(toSeller).toMatchObject({ userId: walk.seller.userId, params: { note: WHY } });
    expect(await signingTime(road.deps, walk.purchaser, walk.contractId)).toBeNull();
    expect(errorOf(await decline(walk))).toEqual({ code: 'contracts.decline-over' });
  });

  test('cannot after signing, and nobody can for somebody else', async () => {
    const [walk, other] = [await road.walk('CONTRACT_SIGNED'), await road.walk('DELIVERED')];
    expect(errorOf(await decline(walk))).toEqual({ code: 'contracts.decline-over' });
    for (const who of [walk.purchaser, walk.seller, road.deskPerson, road.admin]) expect(errorOf(await decline(other, who))).toEqual({ code: 'not-found' });
    const drawn = await road.walk('DRAWN');
    expect(errorOf(await decline(drawn)), 'not delivered yet').toEqual({ code: 'not-found' });
    await road.work();
    valueOf(await decline(other));
  });
});

describe('the database, whoever writes', () => {
  test('lets the time to sign grow alone, with a note, while it is waited for', async () => {
    const walk = await overTime();
    const set = (sql: string) => road.db.$executeRawUnsafe(`UPDATE contract SET ${sql} WHERE id = $1`, walk.contractId);
    await expect(set("sign_by = sign_by - interval '1 day', sign_note = 'x'")).rejects.toThrow(/only grows/);
    await expect(set("sign_by = sign_by + interval '1 day'")).rejects.toThrow(/only grows/);
    await expect(set('sign_by = NULL')).rejects.toThrow(/only grows|contract_delivered/);
    valueOf(await takeBack(walk));
    await expect(set("sign_by = sign_by + interval '30 days', sign_note = 'x'")).rejects.toThrow(/cannot change|only grows/);
  });
});
