import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { decideCase } from '@/lib/rights/decide-case';
import { deskConfirms } from '@/lib/rights/model/withdrawal';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { openOverdueCases } from '@/lib/rights/open-overdue-cases';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { deskRefusal, deskRights, deskWithdrawal } from '@/lib/rights/views/desk';
import { contractRights } from '@/lib/rights/views/purchaser';
import { sellerRefusal, sellerWithdrawal } from '@/lib/rights/views/seller';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { valueOf } from '@/tests/support/catalogue';
import { staff } from '@/tests/support/people';
import { aLease, BEGIN, openRoad, paid, told, type Road, type Walk } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
beforeEach(() => road.clock.set(BEGIN));
afterAll(() => road.close());

const WHY = '판매자와 통화했고, 다음 주에 찾아가겠다고 합니다.';
const withdrawn = async ({ purchaser, contractId }: Walk) => valueOf(await withdrawContract(road.deps, purchaser, { contractId })).withdrawalId;
const atDesk = async (id: string) => {
  const seen = await deskWithdrawal(road.db, road.deskPerson, id);
  if (!seen) throw new Error('no withdrawal');
  return seen;
};
const decide = (caseId: string, outcome: 'SEEN_TO' | 'EXCEPTED' | 'REJECTED', { lossMinor, by = road.deskPerson }: { lossMinor?: bigint; by?: typeof road.deskPerson } = {}) => decideCase(road.deps, by, { caseId, outcome, reason: WHY, lossMinor });
const openOf = async (withdrawalId: string) => road.db.rightsCase.findFirst({ where: { withdrawalId, state: 'OPEN' } });
const sweepAt = async (at: string) => { road.clock.set(at); await Promise.all([openOverdueCases(road.deps), openOverdueCases(road.deps)]); await openOverdueCases(road.deps); };
const late = async (id: string) => (await road.db.rightsCase.findMany({ where: { withdrawalId: id, kind: 'GOODS_LATE' }, orderBy: { openedAt: 'asc' } })).map(({ state }) => state);

test('goods that are late may be taken in at the desk whatever became of its case, which is opened anew while they are late still', async () => {
  const walk = await aLease(road);
  await paid(road, walk.leaseId, 0);
  const id = await withdrawn(walk);
  const confirms = async () => deskConfirms(await atDesk(id), road.clock.now().toString());
  road.clock.set('2026-03-06T14:58:59Z');
  expect(await confirms(), 'while its shop has its days').toBe(false);
  await sweepAt('2026-03-06T15:00:00Z');
  const heard = await told(road, 'rights.case-goods-late', road.deskPerson.userId);
  valueOf(await decide((await openOf(id))?.id ?? '', 'SEEN_TO'));
  expect([await confirms(), await late(id)]).toEqual([true, ['CLOSED']]);
  await sweepAt('2026-03-20T14:59:59Z');
  expect(await late(id), 'it was seen to').toEqual(['CLOSED']);
  await sweepAt('2026-03-20T15:00:00Z');
  expect([await late(id), await told(road, 'rights.case-goods-late', road.deskPerson.userId)]).toEqual([['CLOSED', 'OPEN'], heard + 1]);
  await expect(road.db.rightsCase.create({ data: { id: 'rc_twice', kind: 'GOODS_LATE', withdrawalId: id, openedAt: new Date(BEGIN) } }), 'one at a time').rejects.toThrow();
  valueOf(await confirmGoodsBack(road.deps, road.deskPerson, { withdrawalId: id, condition: 'GOOD' }));
  expect([await confirms(), await late(id), (await atDesk(id)).state]).toEqual([false, ['CLOSED', 'CLOSED'], 'RETURNED']);
  await sweepAt('2026-04-20T15:00:00Z');
  expect(await late(id), 'and no more').toEqual(['CLOSED', 'CLOSED']);
});

test('what was merely seen to is the desk’s own to read; what was decided between the parties, both of them read', async () => {
  const walk = await aLease(road);
  const id = await withdrawn(walk);
  await sweepAt('2026-03-06T15:00:00Z');
  valueOf(await decide((await openOf(id))?.id ?? '', 'SEEN_TO'));
  const seen = async () => [await atDesk(id), (await contractRights(road.db, walk.purchaser, { contractId: walk.contractId }, road.clock.now()))?.withdrawal.sent, await sellerWithdrawal(road.db, walk.seller, id)]
    .map((sight) => sight?.cases.map(({ kind, reason }) => [kind, reason]));
  expect(await seen()).toEqual([[['GOODS_LATE', WHY]], [], []]);
  valueOf(await confirmGoodsBack(road.deps, walk.seller, { withdrawalId: id, condition: 'EXCEPTED', ground: 'USED', note: '세탁해도 지워지지 않는 얼룩이 있습니다.' }));
  valueOf(await decide((await openOf(id))?.id ?? '', 'EXCEPTED', { lossMinor: 300_000n }));
  expect(await seen()).toEqual([[['GOODS_LATE', WHY], ['GOODS_DAMAGED', WHY]], [['GOODS_DAMAGED', WHY]], [['GOODS_DAMAGED', WHY]]]);
});

test('the desk reads of a payment refusal the day that decides next, and its shop how an objection was decided', async () => {
  const walk = await aLease(road);
  const { refusalId } = valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반 세 개가 눌리지 않습니다.' }));
  const by = async () => (await deskRights(road.db, road.deskPerson)).refusals.find(({ id }) => id === refusalId)?.by;
  expect(await by(), 'its shop has not answered').toBe('2026-03-10T14:59:00Z');
  const reject = (actor: typeof road.deskPerson) => answerRefusal(road.deps, actor, { refusalId, answer: 'REJECTED', reason: WHY });
  valueOf(await reject(walk.seller));
  expect(await by(), 'the financier has not').toBe('2026-03-12T14:59:00Z');
  valueOf(await reject(road.deskPerson));
  valueOf(await objectToRejection(road.deps, walk.purchaser, { refusalId, text: '점검표는 다른 제품의 것입니다.' }));
  const { id: caseId } = await road.db.rightsCase.findFirstOrThrow({ where: { refusalId } });
  valueOf(await decide(caseId, 'REJECTED', { by: await staff(road.deps, 'DESK') }));
  expect((await sellerRefusal(road.db, walk.seller, refusalId))?.cases).toMatchObject([{ kind: 'OBJECTION', outcome: 'REJECTED', reason: WHY }]);
  expect((await deskRefusal(road.db, road.deskPerson, refusalId))?.cases).toHaveLength(1);
});

test('money to be sent by hand waits for a person once, late too, and says how much and until when', async () => {
  const walk = await aLease(road);
  const amount = await paid(road, walk.leaseId, 0, 1);
  const id = await withdrawn(walk);
  valueOf(await confirmGoodsBack(road.deps, walk.seller, { withdrawalId: id, condition: 'GOOD' }));
  const rows = async () => (await deskRights(road.db, road.deskPerson)).cases.filter(({ page }) => page.endsWith(id)).map(({ kind, refund }) => [kind, refund]);
  const toSend = [['REFUND', { leftMinor: amount, currency: 'KRW', by: '2026-03-06T14:59:00Z' }]];
  expect(await rows()).toEqual(toSend);
  await sweepAt('2026-03-06T15:00:00Z');
  expect([(await openOf(id))?.kind, await rows()]).toEqual(['REFUND_LATE', toSend]);
});
