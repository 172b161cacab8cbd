import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { plainDateIn } from '@/lib/kernel/calendar';
import { toInstant } from '@/lib/platform/clock';
import { withdrawalLastDay } from '@/lib/rights/model/withdrawal';
import { sealContract } from '@/lib/signing/seal-contract';
import { openLease } from '@/lib/leases/open-lease';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { signDelivered } from '@/lib/host/seed/sign-delivered';
import { leaseStatement } from '@/lib/endings/views/statement';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { decideCase } from '@/lib/rights/decide-case';
import { openOverdueCases } from '@/lib/rights/open-overdue-cases';
import { recordRefund } from '@/lib/rights/record-refund';
import { takeUpWithdrawals } from '@/lib/rights/take-up-withdrawal';
import { contractRights } from '@/lib/rights/views/purchaser';
import { askReturn } from '@/lib/endings/ask-return';
import { confirmArrival, inspectReturn, proveArrival } from '@/lib/endings/inspect-return';
import { cancelReturn, shipReturn } from '@/lib/endings/ship-return';
import { takeOverReturn } from '@/lib/endings/take-over-return';
import { goodsSent, returnOffer } from '@/lib/endings/views/returns';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { aLease, BEGIN, HOW, LAST, openRoad, OVER, paid, told, unsigned, type Road, type Walk } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
beforeEach(() => road.clock.set(BEGIN));
afterAll(() => road.close());

const withdraw = ({ purchaser, contractId }: Walk) => withdrawContract(road.deps, purchaser, { contractId });
const sent = async (walk: Walk) => valueOf(await withdraw(walk)).withdrawalId;
const row = (id: string) => road.db.withdrawal.findUniqueOrThrow({ where: { id } });
const back = (walk: Walk, withdrawalId: string) => confirmGoodsBack(road.deps, walk.seller, { withdrawalId, condition: 'GOOD' });
const leaseOf = ({ leaseId }: Walk) => road.db.lease.findUniqueOrThrow({ where: { id: leaseId }, include: { instalments: true, freezes: true } });
const orderOf = ({ orderId }: Walk) => road.db.order.findUniqueOrThrow({ where: { id: orderId }, include: { unit: true, hold: true, delivery: true } });
const entries = (sourceId: string) => road.db.journalEntry.findMany({ where: { sourceId }, include: { lines: true }, orderBy: { postedAt: 'asc' } });

describe('a withdrawal from a lease', () => {
  test('takes effect as it is sent: the lease ends, billing freezes, limits and books are taken back, everybody is told', async () => {
    const walk = await aLease(road);
    const id = await sent(walk);
    expect(await row(id)).toMatchObject({ state: 'SENT', leaseId: walk.leaseId, refundMinor: 0n, sentAt: new Date(BEGIN), takenUpAt: new Date(BEGIN) });
    const lease = await leaseOf(walk);
    expect(lease).toMatchObject({ state: 'ENDED', endCause: 'WITHDRAWN', freezes: [{ cause: 'WITHDRAWAL', fromOn: new Date('2026-03-03'), untilOn: null }] });
    expect(new Set(lease.instalments.map(({ state }) => state))).toEqual(new Set(['CANCELLED']));
    expect(await orderOf(walk)).toMatchObject({ state: 'WITHDRAWN', endedReason: 'purchaser-withdrew', unit: { state: 'RETURNING' }, hold: { state: 'RELEASED' }, delivery: { state: 'RETURNING' } });
    expect((await entries(walk.leaseId)).map(({ kind }) => kind)).toEqual(['commencement', 'withdrawal']);
    expect([await told(road, 'rights.withdrawn', walk.purchaser.userId), await told(road, 'rights.withdrawn-seller', walk.seller.userId)]).toEqual([1, 1]);
    const mail = await road.db.mailMessage.findFirstOrThrow({ where: { userId: walk.purchaser.userId }, orderBy: { id: 'desc' } });
    expect(mail.body).toContain((await row(id)).notice);
    expect((await row(id)).notice).toContain('제8조');
  });

  test('is sent until the last minute of the seventh day, and not a moment later', async () => {
    const [late, intime] = [await aLease(road), await aLease(road)];
    road.clock.set(OVER);
    expect(errorOf(await withdraw(late))).toMatchObject({ code: 'rights.days-over', params: { lastOn: '2026-03-10' } });
    expect((await contractRights(road.db, late.purchaser, { leaseId: late.leaseId }, road.clock.now()))?.withdrawal).toMatchObject({ open: false, lastOn: '2026-03-10' });
    road.clock.set(LAST);
    expect((await contractRights(road.db, intime.purchaser, { leaseId: intime.leaseId }, road.clock.now()))?.withdrawal).toMatchObject({ open: true });
    await sent(intime);
  });

  test('is counted from the signed and sealed contract, however long it waited for the signature; until then it is open', async () => {
    const walk = await road.walk('DELIVERED');
    road.clock.advance({ hours: 24 * 13 });
    const rights = async () => (await contractRights(road.db, walk.purchaser, { contractId: walk.contractId }, road.clock.now()))?.withdrawal;
    expect(await rights()).toMatchObject({ open: true, lastOn: null });
    await road.goOn(walk, 'CONTRACT_SIGNED', 'LEASE');
    const { sealedAt } = await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } });
    expect(await rights()).toMatchObject({ open: true, lastOn: withdrawalLastDay({ contractOn: plainDateIn(toInstant(sealedAt ?? new Date(0)), 'Asia/Seoul'), goodsOn: '2026-03-03' }) });
    road.clock.advance({ hours: 24 * 6 });
    await sent(walk);
    road.clock.set(BEGIN);
  });

  test('moves a last day that is a Saturday to the next business day', async () => {
    road.clock.set('2026-02-28T03:00:00Z'); // A Saturday; so is the seventh day after it.
    const walk = await road.walk('LEASE');
    road.clock.set('2026-03-09T14:59:59Z');
    expect((await contractRights(road.db, walk.purchaser, { leaseId: walk.leaseId }, road.clock.now()))?.withdrawal).toMatchObject({ open: true, lastOn: '2026-03-09' });
    await sent(walk);
    road.clock.set(BEGIN);
  });

  test('is sent once, by its purchaser alone, in two windows too', async () => {
    const walk = await aLease(road);
    const stranger = await road.purchaser();
    expect(errorOf(await withdrawContract(road.deps, stranger, { contractId: walk.contractId }))).toEqual({ code: 'not-found' });
    expect(errorOf(await withdrawContract(road.deps, walk.seller, { contractId: walk.contractId }))).toEqual({ code: 'not-found' });
    const both = await Promise.all([withdraw(walk), withdraw(walk)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(errorOf(both.find(({ ok }) => !ok) ?? both[0])).toMatchObject({ code: expect.stringMatching(/rights\.(withdrawn-already|moved-on)/) as string });
  });

  test('tells an outside financier once, under a key of its own', async () => {
    const walk = await aLease(road, { lender: 'script' });
    await sent(walk);
    road.bank.next('events', { answer: 'http', status: 503, body: {} });
    const [failed] = await road.tryWork('tell-contract-event');
    expect(String(failed)).toContain('not known to have arrived');
    await road.work('tell-contract-event');
    const event = await road.db.contractEvent.findFirstOrThrow({ where: { contractId: walk.contractId } });
    expect(event).toMatchObject({ type: 'WITHDRAWAL', version: 1, refusedWith: null });
    expect(event.toldAt).not.toBeNull();
    const calls = road.bank.log.filter(({ call }) => call === 'events');
    expect(new Set(calls.map(({ key }) => key))).toEqual(new Set([event.id]));
    await road.work();
  });
});

describe('goods and money after a withdrawal', () => {
  test('the goods are on the shelf again, what was paid is owed and refunded once', async () => {
    const walk = await aLease(road);
    const amount = await paid(road, walk.leaseId, 0, 1);
    const id = await sent(walk);
    expect(errorOf(await recordRefund(road.deps, road.deskPerson, { withdrawalId: id, how: HOW }))).toEqual({ code: 'rights.moved-on' });
    expect(errorOf(await confirmReturn(road.deps, walk.seller, { orderId: walk.orderId })), 'where the refund is').toEqual({ code: 'deliveries.moved-on' });
    road.clock.set('2026-03-05T02:00:00Z');
    valueOf(await back(walk, id));
    expect(await row(id)).toMatchObject({ state: 'RETURNED', refundMinor: amount, refundBy: new Date('2026-03-10T15:00:00Z') });
    expect(await orderOf(walk)).toMatchObject({ unit: { state: 'AVAILABLE' }, delivery: { state: 'RETURNED' } });
    const twice = await Promise.all([1, 2].map(() => recordRefund(road.deps, road.deskPerson, { withdrawalId: id, how: HOW })));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    const [due, refund] = await entries(id);
    expect([due?.kind, refund?.kind, refund?.lines.map(({ accountCode, side, amountMinor }) => [accountCode, side, amountMinor])])
      .toEqual(['refund-due', 'refund', [['refund-payable', 'DEBIT', amount], ['cash', 'CREDIT', amount]]]);
    expect((await leaseOf(walk)).instalments.filter(({ state }) => state === 'PAID')).toHaveLength(2);
    expect(await road.db.auditEntry.findFirstOrThrow({ where: { subjectId: walk.contractId, action: 'contract.refund-given' } })).toMatchObject({ actorId: road.deskPerson.userId, reason: HOW });
    // As its purchaser reads it: nothing is asked for, and what was paid has gone back.
    const statement = await leaseStatement(road.db, walk.purchaser, walk.leaseId, road.clock.now());
    expect(statement?.lines.slice(-3).map(({ is }) => is)).toEqual(['withdrawn', 'withdrawn', 'refunded']);
    expect(statement).toMatchObject({ chargedMinor: 0n, paidMinor: amount, refundMinor: 0n, refundedMinor: amount, openMinor: 0n });
  });

  test('are over with the return where nothing was paid', async () => {
    const walk = await aLease(road);
    const id = await sent(walk);
    valueOf(await back(walk, id));
    expect(await row(id)).toMatchObject({ state: 'REFUNDED', refundMinor: 0n });
    expect(errorOf(await back(walk, id))).toEqual({ code: 'rights.moved-on' });
  });

  test('that are late become cases for the desk: goods after three business days, the refund after three more, once each', async () => {
    const walk = await aLease(road);
    await paid(road, walk.leaseId, 0);
    const id = await sent(walk);
    const kinds = async () => (await road.db.rightsCase.findMany({ where: { withdrawalId: id }, orderBy: { openedAt: 'asc' } })).map(({ kind, state }) => `${kind} ${state}`);
    const sweepAt = async (at: string) => { road.clock.set(at); await openOverdueCases(road.deps); await openOverdueCases(road.deps); return kinds(); };
    expect(await sweepAt('2026-03-06T14:59:59Z')).toEqual([]);
    expect(await sweepAt('2026-03-06T15:00:00Z')).toEqual(['GOODS_LATE OPEN']);
    road.clock.set('2026-03-09T03:00:00Z');
    valueOf(await confirmGoodsBack(road.deps, road.deskPerson, { withdrawalId: id, condition: 'GOOD' }));
    expect(await sweepAt('2026-03-12T14:59:59Z')).toEqual(['GOODS_LATE CLOSED']);
    expect(await sweepAt('2026-03-12T15:00:00Z')).toEqual(['GOODS_LATE CLOSED', 'REFUND_LATE OPEN']);
    valueOf(await recordRefund(road.deps, road.deskPerson, { withdrawalId: id, how: HOW }));
    expect(await kinds()).toEqual(['GOODS_LATE CLOSED', 'REFUND_LATE CLOSED']);
  });

  test('that the seller says were damaged are decided by the desk, and refunded whole either way', async () => {
    const walk = await aLease(road);
    const amount = await paid(road, walk.leaseId, 0);
    const id = await sent(walk);
    const note = '옆면이 깊게 패여 있었습니다. 받은 날 사진을 찍었습니다.';
    valueOf(await confirmGoodsBack(road.deps, walk.seller, { withdrawalId: id, condition: 'EXCEPTED', ground: 'DAMAGED_BY_PURCHASER', note }));
    expect(await row(id)).toMatchObject({ state: 'DISPUTED', disputeGround: 'DAMAGED_BY_PURCHASER', disputeNote: note });
    expect((await orderOf(walk)).unit?.state).toBe('WITHDRAWN');
    const { id: caseId } = await road.db.rightsCase.findFirstOrThrow({ where: { withdrawalId: id, kind: 'GOODS_DAMAGED' } });
    const reason = '사진으로 증명되었습니다. 수리비만 인정합니다.';
    const decide = (over: object, actor = road.deskPerson) => decideCase(road.deps, actor, { caseId, outcome: 'EXCEPTED', reason, lossMinor: 300_000n, ...over });
    expect(errorOf(await decide({}, walk.seller))).toEqual({ code: 'not-found' });
    expect(errorOf(await decide({ outcome: 'STANDS' }))).toMatchObject({ code: 'input', fields: { outcome: 'choose' } });
    expect(errorOf(await decide({ lossMinor: 10n ** 12n }))).toMatchObject({ fields: { lossMinor: 'rights.loss-too-high' } });
    valueOf(await decide({}));
    expect(errorOf(await decide({}))).toEqual({ code: 'rights.moved-on' });
    expect(await row(id)).toMatchObject({ state: 'RETURNED', refundMinor: amount });
    valueOf(await recordRefund(road.deps, road.deskPerson, { withdrawalId: id, how: HOW }));
    expect((await row(id)).state).toBe('REFUNDED');
    const { userId } = walk.purchaser;
    expect([await told(road, 'rights.refunded-loss', userId), await told(road, 'rights.refunded', userId)], 'not that nothing is left to pay').toEqual([1, 0]);
    expect((await contractRights(road.db, walk.purchaser, { contractId: walk.contractId }, road.clock.now()))?.withdrawal.sent?.lossMinor).toBe(300_000n);
  });
});

describe('a withdrawal before the contract is in force', () => {
  test('ends the order without a contract, with the withdrawal as its reason, and nothing can be signed any more', async () => {
    const walk = await unsigned(road, { lender: 'script' });
    const id = await sent(walk);
    expect(await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } })).toMatchObject({ state: 'ABANDONED', abandonNote: 'purchaser-withdrew' });
    expect(await orderOf(walk)).toMatchObject({ state: 'ENDED', endedReason: 'purchaser-withdrew', unit: { state: 'RETURNING' }, hold: { state: 'RELEASED' } });
    await expect(signDelivered(road.deps, walk.purchaser, walk.contractId)).rejects.toThrow('signing.over');
    await road.work();
    expect(road.bank.log.some(({ call }) => call === 'events')).toBe(true);
    valueOf(await back(walk, id));
    expect([(await row(id)).state, (await orderOf(walk)).unit?.state]).toEqual(['REFUNDED', 'AVAILABLE']);
  });

  test('while it is being sealed is kept at once, and taken up with the lease', async () => {
    road.clock.set(BEGIN);
    const walk = await road.walk('CONTRACT_SIGNED');
    const id = await sent(walk);
    expect(await row(id)).toMatchObject({ state: 'SENT', takenUpAt: null });
    await takeUpWithdrawals(road.deps);
    expect((await row(id)).takenUpAt).toBeNull();
    road.clock.set('2026-03-03T01:10:00Z');
    valueOf(await sealContract(road.deps, { contractId: walk.contractId }));
    walk.leaseId = valueOf(await openLease(road.deps, { contractId: walk.contractId })).leaseId;
    await takeUpWithdrawals(road.deps);
    await takeUpWithdrawals(road.deps);
    expect(await leaseOf(walk)).toMatchObject({ state: 'ENDED', endCause: 'WITHDRAWN', endedAt: new Date(BEGIN) });
    expect(await orderOf(walk)).toMatchObject({ state: 'WITHDRAWN' });
  });
});

const ownZone = process.env.TZ;
afterEach(() => { if (ownZone === undefined) delete process.env.TZ; else process.env.TZ = ownZone; });

describe.each(['UTC', 'Asia/Seoul', 'America/New_York'])('on a machine in %s', (zone) => {
  test('the last moment to withdraw and the days of the return are the same', async () => {
    process.env.TZ = zone;
    const walk = await aLease(road);
    road.clock.set(OVER);
    expect(errorOf(await withdraw(walk))).toMatchObject({ code: 'rights.days-over' });
    road.clock.set(LAST);
    const id = await sent(walk);
    expect(await row(id)).toMatchObject({ lastOn: new Date('2026-03-10'), returnBy: new Date('2026-03-13T15:00:00Z') });
    road.clock.set('2026-03-13T14:59:00Z');
    valueOf(await back(walk, id));
    expect(await row(id)).toMatchObject({ refundBy: new Date('2026-03-18T15:00:00Z') });
  });
});

test('what a financier refuses to hear becomes a case for the desk, since the right does not wait for it', async () => {
  const walk = await aLease(road, { lender: 'script' });
  const id = await sent(walk);
  road.bank.next('events', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:unknown' } });
  await road.work();
  expect(await road.db.contractEvent.findFirstOrThrow({ where: { contractId: walk.contractId } })).toMatchObject({ toldAt: null, refusedWith: 'unknown' });
  expect(await road.db.rightsCase.findFirstOrThrow({ where: { withdrawalId: id } })).toMatchObject({ kind: 'NOT_TOLD', state: 'OPEN' });
  expect(await told(road, 'rights.case-not-told', road.deskPerson.userId)).toBe(1);
});

describe('a withdrawal while its goods are being returned', () => {
  const stages = ['LABELLED', 'SHIPPED', 'ARRIVED'] as const;

  /** A return that costs a tenth of what is left, asked for on the third day. */
  async function returning(to: (typeof stages)[number]): Promise<Walk & { returnId: string }> {
    const walk = await aLease(road);
    await paid(road, walk.leaseId, 0);
    road.clock.set('2026-03-05T02:00:00Z');
    const offer = await returnOffer(road.db, walk.purchaser, walk.leaseId, road.clock.now());
    expect(offer?.withdrawUntil, 'it is told that leaving costs nothing yet').toBe('2026-03-10');
    const { returnId } = valueOf(await askReturn(road.deps, walk.purchaser, { leaseId: walk.leaseId, chargeMinor: offer?.figures.chargeMinor ?? 0n }));
    if (to !== 'LABELLED') valueOf(await shipReturn(road.deps, walk.purchaser, { returnId, carrier: 'CJ대한통운', trackingNumber: '640012345678' }));
    if (to === 'ARRIVED') valueOf(await confirmArrival(road.deps, walk.seller, { returnId }));
    return { ...walk, returnId };
  }

  test.each(stages)('that is %s takes it over: nothing is charged, everything paid comes back', async (stage) => {
    const walk = await returning(stage);
    if (stage === 'ARRIVED') expect(errorOf(await inspectReturn(road.deps, walk.seller, { returnId: walk.returnId, complete: 'yes', works: 'yes', wear: 'NORMAL', note: '' })), 'not before the days are over').toMatchObject({ code: 'endings.withdrawal-runs' });
    const onTheWay = async () => Promise.all([walk.purchaser, walk.seller, road.deskPerson, await road.purchaser()].map((actor) => goodsSent(road.db, actor, walk.contractId)));
    const goods = stage === 'LABELLED' ? null : { carrier: 'CJ대한통운', trackingNumber: '640012345678', shippedAt: '2026-03-05T02:00:00Z' };
    const id = await sent(walk);
    expect(await onTheWay(), 'nobody is asked to send again what was sent').toEqual([goods, goods, goods, null]);
    const kinds = stage === 'LABELLED' ? ['withdrawn', 'withdrawn-seller'] : ['withdrawn-sent', 'withdrawn-sent-seller'];
    expect(await road.db.notification.findMany({ where: { eventKey: { in: ['withdrawn', 'withdrawn-seller', 'withdrawn-sent', 'withdrawn-sent-seller'].map((what) => `${what}:${id}`) } }, select: { kind: true, userId: true }, orderBy: { kind: 'asc' } }), 'nor written to').toEqual([walk.purchaser, walk.seller].map(({ userId }, index) => ({ kind: `rights.${kinds[index]}`, userId })));
    expect(await leaseOf(walk)).toMatchObject({ state: 'ENDED', endCause: 'WITHDRAWN' });
    // Whoever is late with the return finds nothing to do.
    expect(errorOf(await proveArrival(road.deps, road.deskPerson, { returnId: walk.returnId, note: '배달 완료 기록을 확인했습니다.' }))).toMatchObject({ code: 'endings.moved-on' });
    await road.work('take-over-return');
    await takeOverReturn(road.deps, { leaseId: walk.leaseId });
    expect(await road.db.leaseReturn.findUniqueOrThrow({ where: { id: walk.returnId } })).toMatchObject({ state: 'CANCELLED', invoiceId: null });
    expect(await onTheWay(), 'taken over, too').toEqual([goods, goods, goods, null]);
    expect((await leaseOf(walk)).freezes.filter(({ cause, untilOn }) => cause !== 'WITHDRAWAL' && untilOn === null)).toEqual([]);
    expect(await told(road, 'endings.return-taken-over', walk.purchaser.userId)).toBe(1);
    if (stage === 'ARRIVED') expect(await row(id)).toMatchObject({ state: 'RETURNED', refundMinor: 548_000n, refundBy: new Date('2026-03-10T15:00:00Z') });
    else valueOf(await back(walk, id));
    valueOf(await recordRefund(road.deps, road.deskPerson, { withdrawalId: id, how: HOW }));
    expect(await orderOf(walk)).toMatchObject({ state: 'WITHDRAWN', unit: { state: stage === 'ARRIVED' ? 'WITHDRAWN' : 'AVAILABLE' }, hold: { state: 'RELEASED' }, delivery: { state: 'RETURNED' } });
    road.clock.set(BEGIN);
  });

  test('is the only thing that takes back a return that was sent, in the database too', async () => {
    const walk = await returning('SHIPPED');
    await expect(road.db.$executeRaw`UPDATE lease_return SET state = 'CANCELLED' WHERE id = ${walk.returnId}`).rejects.toThrow(/cannot change so/);
    expect(errorOf(await cancelReturn(road.deps, walk.purchaser, { returnId: walk.returnId }))).toMatchObject({ code: 'endings.moved-on' });
    await takeOverReturn(road.deps, { leaseId: walk.leaseId });
    expect(await road.db.leaseReturn.findUniqueOrThrow({ where: { id: walk.returnId } })).toMatchObject({ state: 'SHIPPED' });
    road.clock.set(BEGIN);
  });
});
