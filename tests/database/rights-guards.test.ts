import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { valueOf } from '@/tests/support/catalogue';
import { aLease, BEGIN, openRoad, OVER, type Road, type Walk } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
beforeEach(() => road.clock.set(BEGIN));
afterAll(() => road.close());

const FACTS = '건반 세 개가 눌리지 않습니다.';
const insert = ({ contractId, orderId, purchaser, seller }: Walk, over: { sentAt?: string; lastOn?: string } = {}) => road.db.$executeRaw`
  INSERT INTO withdrawal (id, contract_id, order_id, purchaser_id, seller_id, institution_id, sent_at, last_on, notice, return_by, currency)
  SELECT 'wd_' || ${contractId}, ${contractId}, ${orderId}, ${purchaser.userId}, ${seller.sellerId}, c.institution_id, ${over.sentAt ?? BEGIN}::timestamptz, ${over.lastOn ?? '2026-03-10'}::date, 'x', ${OVER}::timestamptz, 'KRW'
    FROM contract c WHERE c.id = ${contractId}`;
const withdrawn = async (walk: Walk) => valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId })).withdrawalId;
const refused = async ({ purchaser, leaseId }: Walk) => valueOf(await refusePayment(road.deps, purchaser, { leaseId, ground: 'DEFECT', facts: FACTS })).refusalId;

describe('the database refuses', () => {
  test('a withdrawal after its last day, one whose days are made longer or shorter, and one before the contract is there', async () => {
    const walk = await aLease(road);
    await expect(insert(walk, { sentAt: OVER })).rejects.toThrow(/out of its days/);
    await expect(insert(walk, { sentAt: '2026-04-10T00:00:00Z', lastOn: '2026-04-11' })).rejects.toThrow(/out of its days/);
    await expect(insert(walk, { lastOn: '2026-03-09' })).rejects.toThrow(/out of its days/);
    const early = await road.walk('REVIEWED');
    await expect(insert(early)).rejects.toThrow(/nothing to withdraw from/);
  });

  test('a second withdrawal, another notice or moment, and an end of it', async () => {
    const walk = await aLease(road);
    const id = await withdrawn(walk);
    await expect(insert(walk)).rejects.toThrow();
    for (const data of [{ notice: 'y' }, { sentAt: new Date(OVER) }, { refundMinor: 5n }, { leaseId: null }]) {
      await expect(road.db.withdrawal.update({ where: { id }, data })).rejects.toThrow();
    }
    await expect(road.db.withdrawal.delete({ where: { id } })).rejects.toThrow();
  });

  test('a lease that runs although it was withdrawn from', async () => {
    const [walk, other] = [await aLease(road), await aLease(road)];
    await withdrawn(walk);
    await expect(road.db.lease.update({ where: { id: walk.leaseId }, data: { state: 'ACTIVE', endCause: null, endedAt: null } })).rejects.toThrow(/cannot go on/);
    await expect(road.db.$transaction(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO withdrawal (id, contract_id, order_id, purchaser_id, seller_id, institution_id, lease_id, sent_at, last_on, notice, return_by, currency, taken_up_at)
        SELECT 'wd_lie', c.id, c.order_id, c.purchaser_id, c.seller_id, c.institution_id, ${other.leaseId}, ${BEGIN}::timestamptz, '2026-03-10', 'x', ${OVER}::timestamptz, 'KRW', ${BEGIN}::timestamptz FROM contract c WHERE c.id = ${other.contractId}`;
    })).rejects.toThrow(/has ended nothing/);
  });

  test('a refund of what is not due, and one that is posted twice', async () => {
    const walk = await aLease(road);
    const id = await withdrawn(walk);
    await expect(road.db.withdrawal.update({ where: { id }, data: { refundedAt: new Date(BEGIN) } })).rejects.toThrow();
    valueOf(await confirmGoodsBack(road.deps, walk.seller, { withdrawalId: id, condition: 'GOOD' }));
    await expect(road.db.withdrawal.update({ where: { id }, data: { refundedAt: new Date(OVER) } }), 'it is over').rejects.toThrow();
    const entry = { sourceType: 'withdrawal', sourceId: id, kind: 'refund', currency: 'KRW', occurredOn: new Date('2026-03-03'), postedAt: new Date(BEGIN) };
    const lines = { create: [{ line: 1, accountCode: 'refund-payable', side: 'DEBIT' as const, amountMinor: 1n }, { line: 2, accountCode: 'cash', side: 'CREDIT' as const, amountMinor: 1n }] };
    await expect(road.db.$transaction(async (tx) => {
      await tx.journalEntry.create({ data: { id: 'j_one', ...entry, lines } });
      await tx.journalEntry.create({ data: { id: 'j_two', ...entry, lines } });
    })).rejects.toThrow();
  });

  test('a second open refusal, a ground that the law does not name, a rejection without reasons or out of time', async () => {
    const walk = await aLease(road);
    const id = await refused(walk);
    const first = await road.db.paymentRefusal.findUniqueOrThrow({ where: { id } });
    await expect(road.db.paymentRefusal.create({ data: { ...first, id: 'rf_two' } })).rejects.toThrow();
    await expect(road.db.paymentRefusal.create({ data: { ...first, id: 'rf_three', ground: 'MOOD', state: 'REJECTED', closedAt: new Date(BEGIN), closedBy: 'ANSWER' } })).rejects.toThrow();
    for (const data of [
      { sellerAnswer: 'REJECTED' as const, sellerAt: new Date(BEGIN), sellerReason: '' }, { sellerAnswer: 'REJECTED' as const, sellerAt: first.sellerBy, sellerReason: FACTS }, { sellerAnswer: 'REJECTED' as const, sellerAt: new Date(BEGIN), sellerReason: null },
      { state: 'REJECTED' as const, closedAt: new Date(BEGIN), closedBy: 'ANSWER' }, { facts: '다른 말' }, { sellerBy: new Date('2026-09-01') },
    ]) await expect(road.db.paymentRefusal.update({ where: { id }, data }), JSON.stringify(data)).rejects.toThrow();
    valueOf(await answerRefusal(road.deps, walk.seller, { refusalId: id, answer: 'ACCEPTED' }));
    await expect(road.db.paymentRefusal.update({ where: { id }, data: { state: 'OPEN', closedAt: null, closedBy: null } })).rejects.toThrow();
  });

  test('a late charge for days that were frozen', async () => {
    const walk = await aLease(road);
    await refused(walk);
    const charge = (to: string) => road.db.leaseInstalment.update({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 0 } }, data: { lateChargeMinor: 1n, lateChargedTo: new Date(to) } });
    await expect(charge('2026-04-30')).rejects.toThrow(/frozen days alone/);
  });

  test('a case of nothing, and one that a person decided without a reason', async () => {
    const walk = await aLease(road);
    const withdrawalId = await withdrawn(walk);
    const base = { kind: 'GOODS_LATE' as const, openedAt: new Date(BEGIN) };
    await expect(road.db.rightsCase.create({ data: { id: 'rc_1', ...base } })).rejects.toThrow();
    await road.db.rightsCase.create({ data: { id: 'rc_2', ...base, withdrawalId } });
    await expect(road.db.rightsCase.create({ data: { id: 'rc_3', ...base, withdrawalId } })).rejects.toThrow();
    await expect(road.db.rightsCase.update({ where: { id: 'rc_2' }, data: { state: 'CLOSED', closedAt: new Date(BEGIN), decidedById: road.deskPerson.userId } })).rejects.toThrow();
  });
});
