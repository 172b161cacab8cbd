import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { returnContract } from '@/lib/contracts/return-contract';
import { purchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { contractDocument } from '@/lib/contracts/views/document';
import { purchaserSupplement, supplementsOf } from '@/lib/contracts/views/supplements';
import { supplementReview } from '@/lib/contracts/views/supplement-review';
import type { Amendment, Change } from '@/lib/kernel/amendment';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { standingOf, verifyAmendment } from '@/lib/kernel/verify-amendment';
import { leaseDetail } from '@/lib/leases/views';
import { openLease } from '@/lib/leases/open-lease';
import { deskLease, deskLeases, leaseChanges } from '@/lib/supplements/views';
import { requestSupplement } from '@/lib/supplements/request-supplement';
import { applySupplement } from '@/lib/supplements/apply-supplement';
import { errorOf } from '@/tests/support/catalogue';
import { readPdf } from '@/tests/support/read-pdf';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { ask, NOTE, takeOn } from '@/tests/support/supplements';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const ADDRESS = { postcode: '48094', road: '부산 해운대구 센텀중앙로 79', detail: '1203호' };
const detailOf = async (walk: Walk) => {
  const detail = await leaseDetail(road.db, walk.purchaser, walk.leaseId, road.clock.now());
  if (!detail) throw new Error('no lease');
  return detail;
};
const rowOf = (id: string) => road.db.contract.findUniqueOrThrow({ where: { id }, include: { outcome: true, institution: true } });
const notices = (userId: string) => road.db.notification.findMany({ where: { userId, kind: { startsWith: 'supplements.' } }, select: { kind: true } }).then((rows) => rows.map(({ kind }) => kind));

describe('a supplement', () => {
  test.each<Amendment>([
    { kind: 'ADDRESS', address: ADDRESS }, { kind: 'DUE_DAY', fromSeq: 1, dueDay: 11 }, { kind: 'SCHEDULE', fromSeq: 1, months: 60 },
  ])('of $kind goes the way of its contract, into the lease', async (amendment) => {
    const walk = await road.walk('LEASE', { form: { dueDay: 25 } });
    const before = await detailOf(walk);
    const contract = await rowOf(walk.contractId);
    const id = await ask(road, walk, amendment);
    expect(await rowOf(id)).toMatchObject({ number: `${contract.number}-1`, supplementNo: 1, state: 'DRAWN', orderId: walk.orderId });
    expect(await detailOf(walk)).toEqual(before);
    const review = await supplementReview(road.db, road.admin, id, road.clock.now());
    expect(review?.checks.every(({ passed }) => passed)).toBe(true);
    expect(review).toMatchObject({ approvable: true, askedBy: { side: amendment.kind === 'SCHEDULE' ? 'DESK' : 'PURCHASER' }, askNote: amendment.kind === 'SCHEDULE' ? NOTE : null });
    await takeOn(road, walk, id, 'SEALED');
    expect(await detailOf(walk)).toEqual(before);
    expect((await leaseChanges(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.open?.state).toBe('SEALED');
    await road.work();
    const sealed = await rowOf(id);
    expect(sealed).toMatchObject({ state: 'SEALED', outcome: { fate: 'APPLIED', leaseId: walk.leaseId } });
    const change = sealed.change as unknown as Change;
    const terms = contract.terms as unknown as CanonicalTerms;
    const { address } = (contract.particulars as { purchaser: { address: typeof ADDRESS } }).purchaser;
    expect(verifyAmendment(standingOf(terms, { number: contract.number, termsSha256: contract.termsSha256, address, dueDay: 25 }), change).ok).toBe(true);
    const after = await detailOf(walk);
    expect(after.rows.slice(1).map(({ seq, dueOn, amountMinor }) => ({ seq, dueOn, amount: String(amountMinor) }))).toEqual(change.schedule.map(({ seq, dueOn, amount }) => ({ seq, dueOn, amount })));
    expect(after.rows[0]).toEqual(before.rows[0]);
    expect(after.endsOn).toBe(change.schedule.at(-1)?.dueOn);
    expect(await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId }, select: { state: true } })).toEqual({ state: 'CONTRACTED' });
    expect(await road.db.lease.count({ where: { purchaserId: walk.purchaser.userId } })).toBe(1);
    const told = await notices(walk.purchaser.userId);
    expect(told.sort()).toEqual(['supplements.applied', 'supplements.delivered']);
  });

  test('says in its document what stood and what stands, and carries the data', async () => {
    const walk = await road.walk('LEASE', { form: { dueDay: 25 } });
    const id = await ask(road, walk, { kind: 'DUE_DAY', fromSeq: 1, dueDay: 11 });
    await takeOn(road, walk, id, 'APPLIED');
    const file = await contractDocument(road.db, walk.purchaser, id);
    const read = await readPdf(Buffer.from(file?.data ?? []));
    const { number, change, termsSha256 } = await rowOf(id);
    for (const words of ['변경 합의서', number, '매달 25일', '매달 11일', termsSha256, '서명 기록', 'change.json']) expect(read.text.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(Object.keys(read.attachments).sort()).toEqual(['change.json', 'evidence.json', 'terms.json']);
    expect(JSON.parse(Buffer.from(read.attachments['change.json'] ?? []).toString('utf8'))).toEqual(change);
    for (const other of [await road.purchaser(), road.admin]) expect(await contractDocument(road.db, other, id)).toBeNull();
  });

  test('follows the one before it: an address after a schedule after a due day', async () => {
    const walk = await road.walk('LEASE', { form: { dueDay: 25 } });
    const kinds: Amendment[] = [{ kind: 'DUE_DAY', fromSeq: 1, dueDay: 11 }, { kind: 'SCHEDULE', fromSeq: 1, months: 60 }, { kind: 'ADDRESS', address: ADDRESS }, { kind: 'DUE_DAY', fromSeq: 1, dueDay: 31 }];
    for (const amendment of kinds) await takeOn(road, walk, await ask(road, walk, amendment), 'APPLIED');
    const after = await detailOf(walk);
    expect(after).toMatchObject({ termMonths: 60 });
    expect(after.instalmentMinor).toBe(after.rows[1]?.amountMinor);
    expect(after.rows.slice(1, 3).every(({ dueOn }) => ['30', '31'].includes(dueOn.slice(8)))).toBe(true);
    expect(after.exits.at(-1)?.paidMinor).toBe(after.totalCostMinor);
    expect((await supplementsOf(road.db, walk.purchaser, walk.orderId)).map(({ kind, fate, open }) => [kind, fate, open])).toEqual(kinds.map(({ kind }) => [kind, 'APPLIED', false]));
    const changes = await leaseChanges(road.db, walk.purchaser, walk.leaseId, road.clock.now());
    expect(changes?.standing).toMatchObject({ address: ADDRESS, dueDay: 31 });
    expect((await purchaserContract(road.db, walk.purchaser, walk.contractId))?.number).toBe(changes?.standing.number.replace(/-4$/, ''));
  });

  test('is no contract: it is not shown as one, and opens no lease', async () => {
    const walk = await road.walk('LEASE');
    const id = await ask(road, walk, { kind: 'ADDRESS', address: ADDRESS });
    await takeOn(road, walk, id, 'SEALED');
    expect(await purchaserContract(road.db, walk.purchaser, id)).toBeNull();
    expect(await purchaserSupplement(road.db, walk.purchaser, walk.contractId)).toBeNull();
    expect(errorOf(await openLease(road.deps, { contractId: id }))).toEqual({ code: 'not-found' });
    expect(errorOf(await applySupplement(road.deps, { contractId: walk.contractId }))).toEqual({ code: 'not-found' });
  });

  test('that an admin sends back ends; whoever asked reads why, and may ask again', async () => {
    const walk = await road.walk('LEASE');
    const id = await ask(road, walk, { kind: 'ADDRESS', address: ADDRESS });
    expect((await returnContract(road.deps, road.admin, { contractId: id, round: 1, note: '동과 호수를 적어 주세요.' })).ok).toBe(true);
    expect(await purchaserSupplement(road.db, walk.purchaser, id)).toMatchObject({ state: 'ABANDONED', endNote: '동과 호수를 적어 주세요.', open: false });
    expect(await notices(walk.purchaser.userId)).toEqual(['supplements.returned']);
    await road.work();
    expect(await rowOf(await ask(road, walk, { kind: 'ADDRESS', address: ADDRESS }))).toMatchObject({ supplementNo: 2 });
  });

  test('of the desk is not the purchaser’s to see before an admin has looked at it', async () => {
    const walk = await road.walk('LEASE');
    const id = await ask(road, walk, { kind: 'SCHEDULE', fromSeq: 1, months: 60 });
    expect(await purchaserSupplement(road.db, walk.purchaser, id)).toBeNull();
    expect(await supplementsOf(road.db, walk.purchaser, walk.orderId)).toEqual([]);
    await takeOn(road, walk, id, 'DELIVERED');
    expect(await purchaserSupplement(road.db, walk.purchaser, id)).toMatchObject({ own: false, askNote: NOTE, state: 'DELIVERED' });
  });
});

describe('what cannot be asked for', () => {
  test('is a change that changes nothing, from an instalment that is too near, or of a lender that cannot agree', async () => {
    const walk = await road.walk('LEASE', { form: { dueDay: 25 } });
    const { deps } = road;
    const asked = (fromSeq: number, dueDay: number, of = walk) => requestSupplement(deps, of.purchaser, { kind: 'DUE_DAY', leaseId: of.leaseId, fromSeq, dueDay });
    expect(errorOf(await asked(1, 25))).toEqual({ code: 'amendment.nothing' });
    expect(errorOf(await asked(2, 11))).toEqual({ code: 'supplements.moved-on' });
    const outside = await road.walk('LEASE', { lender: 'script' });
    expect(errorOf(await asked(1, 11, outside))).toEqual({ code: 'supplements.outside-financier' });
    const moved = await ask(road, outside, { kind: 'ADDRESS', address: ADDRESS });
    await takeOn(road, outside, moved, 'APPLIED');
    expect(await rowOf(moved)).toMatchObject({ outcome: { fate: 'APPLIED' } });
  });

  test('is found by number and by name at the desk alone', async () => {
    const walk = await road.walk('LEASE', { purchaser: await road.purchaser('남궁하늘') });
    const { number } = await rowOf(walk.contractId);
    for (const query of ['남궁', number, `${number}-1`, number.toLowerCase()]) expect((await deskLeases(road.db, road.deskPerson, { query })).rows.map(({ id }) => id)).toEqual([walk.leaseId]);
    for (const other of [walk.purchaser, walk.seller, road.admin]) {
      expect((await deskLeases(road.db, other, {})).rows).toEqual([]);
      expect(await deskLease(road.db, other, walk.leaseId, road.clock.now())).toBeNull();
    }
    expect(await deskLease(road.db, road.deskPerson, walk.leaseId, road.clock.now())).toMatchObject({ purchaser: '남궁하늘', from: { seq: 1 } });
    // Where nothing can change any more its instalment is not the last one, which rounding made another.
    const over = await deskLease(road.db, road.deskPerson, walk.leaseId, road.clock.now().add({ hours: 24 * 3650 }));
    expect([over?.from, over?.monthlyMinor.toString()]).toEqual([null, over?.standing.schedule[0]?.amount]);
    expect(over?.standing.schedule.at(-1)?.amount).not.toBe(over?.standing.schedule[0]?.amount);
  });
});
