import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runBilling } from '@/lib/billing/run-billing';
import { frozenOn, lateDays } from '@/lib/leases/freeze-store';
import { leaseDetail, purchaserLeases } from '@/lib/leases/views';
import { Prisma } from '@/lib/platform/generated/client';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { decideCase } from '@/lib/rights/decide-case';
import type { Answer, GROUNDS } from '@/lib/rights/model/refusal';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { settleSilentRefusals } from '@/lib/rights/settle-silent-refusals';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { proposeRestructure } from '@/lib/supplements/propose-restructure';
import { requestSupplement } from '@/lib/supplements/request-supplement';
import { leaseChanges } from '@/lib/supplements/views';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { aLease, BEGIN, openRoad, paid, told, type Road, type Walk } from '@/tests/support/rights';
import { staff } from '@/tests/support/people';
import { aMember } from '@/tests/support/staff';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
beforeEach(() => road.clock.set(BEGIN));
afterAll(() => road.close());

const FACTS = '건반 세 개가 눌리지 않습니다. 두 번 수리를 요청했지만 답이 없습니다.';
const WHY = '제품 점검 결과 하자가 없었고, 점검표를 보냈습니다.';
/** The fifth business day after Tuesday 3 March 2026 is the 10th, the seventh the 12th. */
const SELLER_BY = '2026-03-10T15:00:00Z';
const FINANCIER_BY = '2026-03-12T15:00:00Z';

const refuse = ({ purchaser, leaseId }: Walk, ground: (typeof GROUNDS)[number] = 'DEFECT') => refusePayment(road.deps, purchaser, { leaseId, ground, facts: FACTS });
const sent = async (walk: Walk) => valueOf(await refuse(walk)).refusalId;
const row = (id: string) => road.db.paymentRefusal.findUniqueOrThrow({ where: { id } });
const states = async ({ leaseId }: Walk) => new Set((await road.db.leaseInstalment.findMany({ where: { leaseId }, select: { state: true } })).map(({ state }) => state));
const freezes = ({ leaseId }: Walk) => road.db.leaseFreeze.findMany({ where: { leaseId }, select: { cause: true, fromOn: true, untilOn: true } });
const seller = (walk: Walk, refusalId: string, answer: Answer, reason = WHY) => answerRefusal(road.deps, walk.seller, { refusalId, answer, reason });
const desk = (refusalId: string, answer: Answer, reason = WHY) => answerRefusal(road.deps, road.deskPerson, { refusalId, answer, reason });

describe('a payment refusal', () => {
  test('takes effect as it is sent: this lease alone is frozen, both sides are told their days', async () => {
    const [walk, other] = [await aLease(road, { lender: 'script' }), await aLease(road)];
    const id = await sent(walk);
    expect(await row(id)).toMatchObject({ state: 'OPEN', ground: 'DEFECT', sellerBy: new Date(SELLER_BY), financierBy: new Date(FINANCIER_BY) });
    expect((await row(id)).notice).toContain(FACTS);
    expect([await freezes(walk), await freezes(other)]).toEqual([[{ cause: 'PAYMENT_REFUSAL', fromOn: new Date('2026-03-03'), untilOn: null }], []]);
    expect(await states(walk)).toEqual(new Set(['DUE']));
    expect([await told(road, 'rights.refused', walk.purchaser.userId), await told(road, 'rights.refused-seller', walk.seller.userId), await told(road, 'rights.refused-desk', road.deskPerson.userId)]).toEqual([1, 1, 1]);
    await road.work();
    expect(road.bank.log.filter(({ call }) => call === 'events')).toHaveLength(1);
    expect(await road.db.contractEvent.findFirstOrThrow({ where: { contractId: walk.contractId } })).toMatchObject({ type: 'PAYMENT_REFUSAL', version: 1 });
  });

  test('is one at a time, of one\'s own running lease', async () => {
    const walk = await aLease(road);
    expect(errorOf(await refusePayment(road.deps, await road.purchaser(), { leaseId: walk.leaseId, ground: 'DEFECT', facts: FACTS }))).toEqual({ code: 'not-found' });
    const both = await Promise.all([refuse(walk), refuse(walk, 'BREACH')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(errorOf(both.find(({ ok }) => !ok) ?? both[0])).toEqual({ code: 'rights.refused-already' });
    const gone = await aLease(road);
    valueOf(await withdrawContract(road.deps, gone.purchaser, { contractId: gone.contractId }));
    expect(errorOf(await refuse(gone))).toEqual({ code: 'rights.lease-over' });
  });

  test('stands once the seller accepts it, or the financier: what is left is refused', async () => {
    for (const accept of [(walk: Walk, id: string) => seller(walk, id, 'ACCEPTED', ''), (_: Walk, id: string) => desk(id, 'ACCEPTED', '')]) {
      const walk = await aLease(road);
      const id = await sent(walk);
      valueOf(await accept(walk, id));
      expect(await row(id)).toMatchObject({ state: 'STANDS', closedBy: 'ANSWER' });
      expect(await states(walk)).toEqual(new Set(['REFUSED']));
      expect(errorOf(await refuse(walk))).toEqual({ code: 'rights.refused-already' });
    }
  });

  test('is rejected by both in time, with reasons: billing goes on and the frozen days bear no late charge', async () => {
    const walk = await aLease(road);
    const id = await sent(walk);
    road.clock.set('2026-03-09T02:00:00Z');
    valueOf(await seller(walk, id, 'REJECTED'));
    expect((await row(id)).state).toBe('OPEN');
    expect(errorOf(await seller(walk, id, 'ACCEPTED', ''))).toEqual({ code: 'rights.moved-on' });
    road.clock.set('2026-03-11T02:00:00Z');
    valueOf(await desk(id, 'REJECTED'));
    expect(await row(id)).toMatchObject({ state: 'REJECTED', closedBy: 'ANSWER', sellerReason: WHY, financierReason: WHY });
    expect(await states(walk)).toEqual(new Set(['DUE']));
    expect(await freezes(walk)).toEqual([{ cause: 'PAYMENT_REFUSAL', fromOn: new Date('2026-03-03'), untilOn: new Date('2026-03-11') }]);
    expect(await lateDays(road.db, walk.leaseId, { dueOn: '2026-03-01', toOn: '2026-03-15' }), 'the 2nd, and from the 12th on').toBe(5);
    const charge = (amount: bigint, to: string) => road.db.leaseInstalment.update({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 0 } }, data: { lateChargeMinor: amount, lateChargedTo: new Date(to) } });
    await expect(charge(100n, '2026-03-11')).rejects.toThrow();
    await charge(100n, '2026-03-13');
    const again = valueOf(await refuse(walk, 'BREACH')).refusalId;
    expect(await freezes(walk)).toHaveLength(2);
    valueOf(await seller(walk, again, 'ACCEPTED', ''));
  });

  test('that is rejected may be objected to once, and another person decides', async () => {
    const walk = await aLease(road);
    const id = await sent(walk);
    const object = () => objectToRejection(road.deps, walk.purchaser, { refusalId: id, text: '점검표는 다른 제품의 것입니다.' });
    expect(errorOf(await object())).toEqual({ code: 'rights.moved-on' });
    valueOf(await seller(walk, id, 'REJECTED'));
    valueOf(await desk(id, 'REJECTED'));
    valueOf(await object());
    expect(errorOf(await object())).toEqual({ code: 'rights.moved-on' });
    const { id: caseId } = await road.db.rightsCase.findFirstOrThrow({ where: { refusalId: id } });
    const decide = { caseId, outcome: 'STANDS' as const, reason: '점검표의 일련번호가 다릅니다.', lossMinor: undefined };
    expect(errorOf(await decideCase(road.deps, road.deskPerson, decide))).toEqual({ code: 'rights.other-person' });
    valueOf(await decideCase(road.deps, await staff(road.deps, 'DESK'), decide));
    expect(await row(id)).toMatchObject({ state: 'STANDS', closedBy: 'OBJECTION' });
    expect(await states(walk)).toEqual(new Set(['REFUSED']));
  });

  test('is over with the purchaser\'s withdrawal', async () => {
    const walk = await aLease(road);
    const id = await sent(walk);
    valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
    expect(await row(id)).toMatchObject({ state: 'OVERTAKEN', closedBy: 'WITHDRAWAL' });
    expect(errorOf(await seller(walk, id, 'REJECTED'))).toEqual({ code: 'rights.moved-on' });
    expect(await states(walk)).toEqual(new Set(['CANCELLED']));
  });

  test('is answered by whoever may bind the shop, and nobody else', async () => {
    const walk = await aLease(road);
    const id = await sent(walk);
    const shipping = await aMember(road.deps, walk.seller, ['SHIPPING']);
    for (const actor of [shipping, await road.seller(), walk.purchaser, road.admin]) {
      expect(errorOf(await answerRefusal(road.deps, actor, { refusalId: id, answer: 'ACCEPTED' }))).toEqual({ code: 'not-found' });
    }
  });
});

const ownZone = process.env.TZ;
afterEach(() => { if (ownZone === undefined) delete process.env.TZ; else process.env.TZ = ownZone; });

describe.each(['UTC', 'Asia/Seoul', 'America/New_York'])('silence, on a machine in %s', (zone) => {
  test('of the seller decides with the end of its fifth business day, of the financier with its seventh', async () => {
    process.env.TZ = zone;
    const [one, two] = [await aLease(road), await aLease(road)];
    const [first, second] = [await sent(one), await sent(two)];
    valueOf(await seller(two, second, 'REJECTED'));
    const after = async (at: string) => {
      road.clock.set(at);
      await Promise.all([settleSilentRefusals(road.deps), settleSilentRefusals(road.deps)]);
      await settleSilentRefusals(road.deps);
      return [(await row(first)).state, (await row(second)).state];
    };
    expect(await after('2026-03-10T14:59:59.999Z')).toEqual(['OPEN', 'OPEN']);
    expect(await after(SELLER_BY)).toEqual(['STANDS', 'OPEN']);
    expect(errorOf(await seller(one, first, 'REJECTED')), 'too late').toEqual({ code: 'rights.moved-on' });
    expect(await after('2026-03-12T14:59:59.999Z')).toEqual(['STANDS', 'OPEN']);
    expect(await after(FINANCIER_BY)).toEqual(['STANDS', 'STANDS']);
    expect([(await row(first)).closedBy, (await row(second)).closedBy, await told(road, 'rights.refusal-silence', two.purchaser.userId)]).toEqual(['SILENCE', 'SILENCE', 1]);
    expect(await states(two)).toEqual(new Set(['REFUSED']));
  });

  test('is not silence where an answer comes in the last moment, or a minute before the sweep runs late', async () => {
    process.env.TZ = zone;
    const walk = await aLease(road);
    const id = await sent(walk);
    road.clock.set('2026-03-10T14:59:59Z');
    valueOf(await seller(walk, id, 'REJECTED'));
    road.clock.set(FINANCIER_BY);
    expect(errorOf(await desk(id, 'REJECTED')), 'its days are over though no sweep has run').toEqual({ code: 'rights.moved-on' });
    await settleSilentRefusals(road.deps);
    expect((await row(id)).state).toBe('STANDS');
  });
});

describe('the lease of a purchaser', () => {
  const seen = async ({ purchaser, leaseId }: Walk) => ({
    detail: await leaseDetail(road.db, purchaser, leaseId, road.clock.now()), card: (await purchaserLeases(road.db, purchaser, road.clock.now())).find(({ id }) => id === leaseId),
    changes: await leaseChanges(road.db, purchaser, leaseId, road.clock.now()),
  });
  const address = { kind: 'ADDRESS' as const, postcode: '48094', road: '부산 해운대구 센텀중앙로 79', detail: '1203호' };

  test('rests while a refusal waits, and says what is next once both have rejected it', async () => {
    const walk = await aLease(road);
    expect((await seen(walk)).detail).toMatchObject({ restsSince: null, released: false, next: { seq: 0 } });
    const id = await sent(walk);
    const { detail, card } = await seen(walk);
    for (const each of [detail, card]) expect(each).toMatchObject({ restsSince: '2026-03-03', released: false, next: null });
    valueOf(await seller(walk, id, 'REJECTED'));
    valueOf(await desk(id, 'REJECTED'));
    expect((await seen(walk)).detail).toMatchObject({ restsSince: null, released: false, next: { seq: 0 } });
  });

  test('has nothing more to be paid and nothing to change once a refusal stands', async () => {
    const walk = await aLease(road);
    const was = await paid(road, walk.leaseId, 0, 1);
    valueOf(await seller(walk, await sent(walk), 'ACCEPTED', ''));
    const { detail, card, changes } = await seen(walk);
    for (const each of [detail, card]) expect(each).toMatchObject({ restsSince: null, released: true, next: null, paidMinor: was, state: 'ACTIVE' });
    expect(changes).toMatchObject({ active: false, released: true, from: null });
    expect(errorOf(await requestSupplement(road.deps, walk.purchaser, { ...address, leaseId: walk.leaseId }))).toEqual({ code: 'supplements.released' });
    expect(errorOf(await requestSupplement(road.deps, walk.purchaser, { kind: 'DUE_DAY', leaseId: walk.leaseId, fromSeq: 2, dueDay: 11 }))).toEqual({ code: 'supplements.released' });
    expect(errorOf(await proposeRestructure(road.deps, road.deskPerson, { leaseId: walk.leaseId, fromSeq: 2, months: 60, note: '남은 납입을 길게 나눕니다.' }))).toEqual({ code: 'supplements.released' });
  });

  test('that was withdrawn from says its last day', async () => {
    const walk = await aLease(road);
    valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
    expect((await seen(walk)).detail).toMatchObject({ state: 'ENDED', endedOn: '2026-03-03', restsSince: null, released: false, next: null });
    expect(errorOf(await requestSupplement(road.deps, walk.purchaser, { ...address, leaseId: walk.leaseId }))).toEqual({ code: 'supplements.over' });
  });
});

describe('billing', () => {
  test('asks many leases at once which are frozen on a day', async () => {
    const walks = [await aLease(road), await aLease(road), await aLease(road)];
    const [free, refused, withdrawn] = walks as [Walk, Walk, Walk];
    const id = await sent(refused);
    valueOf(await withdrawContract(road.deps, withdrawn.purchaser, { contractId: withdrawn.contractId }));
    const ids = walks.map(({ leaseId }) => leaseId);
    const frozen = async (day: string) => (await road.db.$queryRaw<{ id: string }[]>`
      SELECT l.id FROM lease l WHERE l.id = ANY(${ids}) AND ${frozenOn(Prisma.sql`l.id`, day)} ORDER BY l.id`).map((each) => each.id);
    expect(await frozen('2026-03-02')).toEqual([]);
    expect(await frozen('2026-03-03')).toEqual([refused.leaseId, withdrawn.leaseId].sort());
    const billed = async (at: string) => {
      road.clock.set(at);
      await runBilling(road.deps);
      const rows = await road.db.invoice.findMany({ where: { leaseId: { in: ids }, state: 'OPEN' }, distinct: ['leaseId'], orderBy: { leaseId: 'asc' } });
      return rows.map(({ leaseId }) => leaseId);
    };
    expect(await billed('2026-03-09T01:00:00Z')).toEqual([free.leaseId]);
    valueOf(await seller(refused, id, 'REJECTED'));
    valueOf(await desk(id, 'REJECTED'));
    expect(await billed('2026-03-10T01:00:00Z')).toEqual([free.leaseId, refused.leaseId].sort());
    expect(await frozen('2026-03-03'), 'that day stays frozen').toContain(refused.leaseId);
  });
});
