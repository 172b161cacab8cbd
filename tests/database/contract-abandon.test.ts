import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abandonContract } from '@/lib/contracts/abandon-contract';
import { approveContract } from '@/lib/contracts/approve-contract';
import { drawUpContract } from '@/lib/contracts/draw-up-contract';
import { CONTRACT_MOVES } from '@/lib/contracts/model/states';
import { requestContract } from '@/lib/contracts/request-contract';
import { resumeContracts } from '@/lib/contracts/resume-contracts';
import { moveContract } from '@/lib/contracts/store/contracts';
import { contractStory } from '@/lib/contracts/views/of-order';
import { contractQueue } from '@/lib/contracts/views/queue';
import { contractReview } from '@/lib/contracts/views/review';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { allPairs } from '@/lib/kernel/transitions';
import { openLease } from '@/lib/leases/open-lease';
import { endOrder } from '@/lib/orders/end-order';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { jobs } from '@/tests/support/jobs';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import type { ScriptedEvent } from '@/tests/support/scripted-institution';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const WHY = '금융사가 심사를 다시 하지 않겠다고 했습니다.';
/** The last minute of the seventh day. */
const BY = '2026-03-09T14:59:00Z';
const contractOf = ({ orderId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId, supplementNo: 0 } } });
const rowOf = ({ orderId }: Walk) => road.db.order.findUniqueOrThrow({
  where: { id: orderId }, include: { delivery: true, unit: true, hold: { include: { approval: true, sellerLimit: true } }, claims: true },
});
const abandon = (walk: Walk, round = 1, actor = road.admin) => abandonContract(road.deps, actor, { contractId: walk.contractId, round, note: WHY });
const told = ({ orderId }: Walk) => road.db.notification.count({ where: { kind: { startsWith: 'deliveries.uncontracted' }, href: { endsWith: orderId } } });

/** An order whose contract the outside institution has refused. */
async function refused(decision: 'ACCEPTED' | 'ACCEPTED_WITH_DEFECTS' = 'ACCEPTED'): Promise<Walk> {
  const walk = await road.walk('RELAYED', { lender: 'script', decision });
  road.bank.next('contracts', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
  await road.work();
  walk.contractId = (await contractOf(walk)).id;
  return walk;
}

/** A callback as it reaches the mall, and the work that it queues. */
async function callBack(event: ScriptedEvent): Promise<void> {
  const { headers, body } = road.bank.sign(event);
  expect(await receiveInstitutionEvent(road.deps, { code: 'script', headers: new Headers(headers), raw: Buffer.from(body) })).toMatchObject({ ok: true });
  await road.work('apply-institution-event');
}

describe('an order whose contract is refused for good', () => {
  test('ends in one step: the goods go back, both limits are free, both sides are told', async () => {
    const walk = await refused('ACCEPTED_WITH_DEFECTS');
    const before = (await rowOf(walk)).hold;
    valueOf(await abandon(walk));
    expect(await contractOf(walk)).toMatchObject({ state: 'ABANDONED', abandonNote: WHY, reviewNote: 'approval-ended', reviewedById: road.admin.userId, round: 1 });
    const row = await rowOf(walk);
    expect(row).toMatchObject({
      state: 'ENDED', endedReason: 'contract-refused', endedAt: new Date(road.clock.now().epochMilliseconds),
      delivery: { state: 'RETURNING', decision: 'ACCEPTED_WITH_DEFECTS' }, unit: { state: 'RETURNING' }, hold: { state: 'RELEASED' }, claims: [{ state: 'CLOSED' }],
    });
    const amount = before?.amountMinor ?? 0n;
    expect(row.hold?.approval.usedMinor).toBe((before?.approval.usedMinor ?? 0n) - amount);
    expect(row.hold?.sellerLimit.usedMinor).toBe((before?.sellerLimit.usedMinor ?? 0n) - amount);
    expect(await jobs(road.db, 'release-approval', { orderId: walk.orderId })).toHaveLength(1);
    await road.work();
    expect(road.bank.log.filter(({ call, body }) => call === 'release' && (body as { orderId: string }).orderId === walk.orderId)).toHaveLength(1);
  });

  test('is told to purchaser and seller, in the app and by mail, with the reason, the day and the address', async () => {
    const walk = await refused();
    valueOf(await abandon(walk));
    const seller = await road.db.seller.findUniqueOrThrow({ where: { id: walk.seller.sellerId } });
    const [toPurchaser, toSeller] = await Promise.all(['deliveries.uncontracted', 'deliveries.uncontracted-seller'].map((kind) =>
      road.db.notification.findFirstOrThrow({ where: { kind, href: { endsWith: walk.orderId } } })));
    expect(toPurchaser).toMatchObject({ userId: walk.purchaser.userId, params: { note: WHY, returnBy: BY } });
    expect(JSON.stringify(toPurchaser?.params)).toContain(seller.returnRoad);
    expect(toSeller).toMatchObject({ userId: walk.seller.userId, params: { note: WHY } });
    expect(await road.db.mailMessage.count({ where: { subject: { contains: '계약 없이 끝났습니다' }, userId: { in: [walk.purchaser.userId, walk.seller.userId] } } })).toBeGreaterThan(1);
  });

  test('stands so on every page, until the seller has the goods back', async () => {
    const walk = await refused();
    valueOf(await abandon(walk));
    const now = road.clock.now();
    for (const page of [await purchaserOrder(road.db, walk.purchaser, walk.orderId, now), await sellerOrder(road.db, walk.seller, walk.orderId, now)]) expect(page?.standing).toEqual({ stage: 'uncontracted', turn: 'PURCHASER', by: BY });
    for (const actor of [walk.purchaser, walk.seller]) {
      expect(await contractStory(road.db, actor, walk.orderId)).toMatchObject({ turn: 'NOBODY', delivered: false, abandonNote: WHY, events: [] });
    }
    expect(await contractReview(road.deps, road.admin, walk.contractId)).toMatchObject({ state: 'ABANDONED', abandonNote: WHY, reviewNote: 'approval-ended' });
    expect(JSON.stringify(await contractQueue(road.deps, road.admin))).not.toContain(walk.contractId);
    valueOf(await confirmReturn(road.deps, walk.seller, { orderId: walk.orderId }));
    expect(await rowOf(walk)).toMatchObject({ state: 'ENDED', delivery: { state: 'RETURNED' }, unit: { state: 'AVAILABLE' } });
    expect((await purchaserOrder(road.db, walk.purchaser, walk.orderId, now))?.standing).toEqual({ stage: 'returned', turn: 'NOBODY', by: null });
  });

  test('ends once, whoever asks again', async () => {
    const walk = await refused();
    const answers = await Promise.all(Array.from({ length: 6 }, () => abandon(walk)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((each) => (each.ok ? [] : [each.error.code]))).toEqual(Array(5).fill('contracts.moved-on'));
    expect(await road.db.auditEntry.findMany({ where: { subjectId: { in: [walk.contractId, walk.orderId] }, action: { in: ['contract.abandoned', 'order.ended'] } }, orderBy: { id: 'asc' }, select: { action: true, reason: true, actorId: true } }))
      .toEqual([{ action: 'order.ended', reason: 'contract-refused', actorId: road.admin.userId }, { action: 'contract.abandoned', reason: WHY, actorId: road.admin.userId }]);
    expect(await told(walk)).toBe(2);
    for (const act of [requestContract, approveContract]) expect((await act(road.deps, road.admin, { contractId: walk.contractId, round: 1 })).ok).toBe(false);
  });
});

describe('nobody ends it', () => {
  test('but an admin', async () => {
    const walk = await refused();
    for (const other of [walk.purchaser, walk.seller, road.deskPerson]) expect(errorOf(await abandon(walk, 1, other))).toEqual({ code: 'not-found' });
    expect([(await contractOf(walk)).state, (await rowOf(walk)).state]).toEqual(['REFUSED', 'ACCEPTED']);
  });

  test('in another round than was looked at', async () => {
    const walk = await refused();
    expect(errorOf(await abandon(walk, 2))).toEqual({ code: 'contracts.moved-on' });
    expect((await contractOf(walk)).state).toBe('REFUSED');
  });

  test.each(['DRAWN', 'REVIEWED', 'LEASE'] as const)('while its contract is %s', async (stage) => {
    const walk = await road.walk(stage);
    expect(errorOf(await abandon(walk))).toEqual({ code: 'contracts.moved-on' });
    expect((await rowOf(walk)).delivery?.state).toBe('RELAYED');
  });

  test('by the job that ends what its approval no longer carries', async () => {
    const walk = await refused();
    valueOf(await endOrder(road.deps, { orderId: walk.orderId, reason: 'approval-revoked' }));
    expect((await rowOf(walk)).state).toBe('ACCEPTED');
  });
});

describe('what comes after the end', () => {
  /** Refused by a callback, although the institution has issued it in its own book. */
  async function refusedByEvent() {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'pending' });
    await road.work('draw-up-contract');
    const issued = road.bank.issueContract(walk.orderId);
    await callBack(road.bank.event('contract.refused', { orderId: walk.orderId, version: 1, reason: '서류가 모자랍니다.' }));
    walk.contractId = (await contractOf(walk)).id;
    return { walk, issued };
  }

  test('from the financier is recorded and not applied', async () => {
    const { walk, issued } = await refusedByEvent();
    valueOf(await abandon(walk));
    const before = await contractOf(walk);
    await callBack(road.bank.event('contract.issued', { ...issued.data, version: 2 }));
    await callBack(road.bank.event('contract.refused', { orderId: walk.orderId, version: 3, reason: '다시 거절합니다.' }));
    expect(await contractOf(walk)).toEqual(before);
    const events = await road.db.institutionEvent.findMany({ orderBy: { receivedAt: 'asc' }, select: { type: true, outcome: true } });
    expect(events.slice(-2)).toEqual([{ type: 'contract.issued', outcome: 'STALE' }, { type: 'contract.refused', outcome: 'STALE' }]);
  });

  test('from a job or a sweep does nothing, and the row cannot be changed by hand', async () => {
    const walk = await refused();
    valueOf(await abandon(walk));
    const before = await contractOf(walk);
    expect(errorOf(await drawUpContract(road.deps, walk))).toEqual({ code: 'contracts.not-accepted' });
    expect((await openLease(road.deps, { contractId: walk.contractId })).ok).toBe(false);
    road.clock.advance({ hours: 1 });
    await resumeContracts(road.deps);
    expect(await jobs(road.db, 'draw-up-contract', { orderId: walk.orderId })).toEqual([]);
    for (const { to } of allPairs(CONTRACT_MOVES)) expect([to, await road.db.$transaction((tx) => moveContract(tx, walk.contractId, to))]).toEqual([to, false]);
    expect(await contractOf(walk)).toEqual(before);
    await expect(road.db.contract.update({ where: { id: walk.contractId }, data: { state: 'DRAWN' } })).rejects.toThrow(/cannot change/);
  });

  test('between an event and the end at once, one wins', async () => {
    const { walk, issued } = await refusedByEvent();
    const [ended] = await Promise.all([abandon(walk), callBack(road.bank.event('contract.issued', { ...issued.data, version: 2 }))]);
    expect([(await contractOf(walk)).state, (await rowOf(walk)).state]).toEqual(ended.ok ? ['ABANDONED', 'ENDED'] : ['DRAWN', 'ACCEPTED']);
  });
});
