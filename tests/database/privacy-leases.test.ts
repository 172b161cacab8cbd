import { expect, test } from 'vitest';
import { askDeferral } from '@/lib/billing/overdue/ask-deferral';
import { decideDeferral } from '@/lib/billing/overdue/decide-deferral';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { askReturn } from '@/lib/endings/ask-return';
import { confirmArrival, decideDamage, disputeDamage, inspectReturn } from '@/lib/endings/inspect-return';
import { shipReturn } from '@/lib/endings/ship-return';
import { findEndingLease } from '@/lib/endings/store/leases';
import { figuresOf } from '@/lib/endings/store/returns';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { personData } from '@/lib/privacy/views/person-data';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { valueOf } from '@/tests/support/catalogue';
import { addCard, withGateway, work } from '@/tests/support/collection';
import { shownBy } from '@/tests/support/endings';
import { mendedLate } from '@/tests/support/guarantee';
import { staff } from '@/tests/support/people';
import { aLease, paid, type Road, type Walk } from '@/tests/support/rights';
import type { ScriptedGateway } from '@/tests/support/scripted-gateway';
import { aSuccessor, handedOver, runningLease } from '@/tests/support/transfers';

/* What is kept of a person's leases is in their own data, and nothing of who had one before or after. */

let road: Road;
let gateway: ScriptedGateway;
withGateway((opened) => { ({ road, gateway } = opened); });

const json = (value: unknown) => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));

async function dataOf({ userId }: Actor) {
  const data = await personData(road.deps, userId, road.clock.now());
  if (!data) throw new Error('nobody');
  return data;
}

/** The first payment, by card. */
async function firstByCard({ purchaser, leaseId }: Walk): Promise<bigint> {
  await road.work('bill-lease');
  const { id: invoiceId, amountMinor } = await road.db.invoice.findFirstOrThrow({ where: { leaseId, seq: 0 } });
  valueOf(await payInvoice(gateway.deps, purchaser, { invoiceId, methodId: await addCard(gateway, purchaser) }));
  await work(gateway);
  return amountMinor;
}

test('a return has its way, what was found, and what was decided of it, by the address of each picture; nobody who looked is named', async () => {
  const walk = await aLease(road);
  const { purchaser, seller, leaseId } = walk;
  await paid(road, leaseId, 0, 1);
  road.clock.advance({ hours: 24 * 40 });
  const lease = await findEndingLease(road.db, { id: leaseId });
  if (!lease) throw new Error('no lease');
  const { chargeMinor } = await figuresOf(road.db, lease, plainDateIn(road.clock.now()));
  const { returnId } = valueOf(await askReturn(road.deps, purchaser, { leaseId, chargeMinor }));
  valueOf(await shipReturn(road.deps, purchaser, { returnId, carrier: 'CJ대한통운', trackingNumber: '640098765432' }));
  valueOf(await confirmArrival(road.deps, seller, { returnId }));
  const [photo, loose] = [await shownBy(road.deps, seller), await shownBy(road.deps, seller)];
  valueOf(await inspectReturn(road.deps, seller, { returnId, complete: 'yes', works: 'yes', wear: 'BEYOND', note: '건반 덮개가 깨져 있습니다.', claimedMinor: 300_000n, photos: [photo] }));
  valueOf(await disputeDamage(road.deps, purchaser, { returnId, text: '받을 때부터 깨져 있었습니다.' }));
  const other = await staff(road.deps, 'DESK');
  valueOf(await decideDamage(road.deps, other, { returnId, damageMinor: 100_000n, note: '수리 견적이 그만큼입니다.' }));
  const data = await dataOf(purchaser);
  expect(data.returns).toMatchObject([{
    id: returnId, leaseId, state: 'SETTLED', cause: 'EARLY', carrier: 'CJ대한통운', trackingNumber: '640098765432', wear: 'BEYOND', note: '건반 덮개가 깨져 있습니다.', claimedMinor: 300_000n,
    disputeText: '받을 때부터 깨져 있었습니다.', damageMinor: 100_000n, decisionNote: '수리 견적이 그만큼입니다.', photos: [`/files/returns/${photo}`],
  }]);
  expect(data.invoices.find(({ kind }) => kind === 'RETURN_CHARGE')).toMatchObject({ leaseId, amountMinor: data.returns[0]?.chargeMinor ? data.returns[0].chargeMinor + 100_000n : null });
  for (const somebody of [other.userId, seller.userId, loose]) expect(json(data)).not.toContain(somebody);
  expect((await dataOf(await road.purchaser())).returns).toEqual([]);
});

test('a withdrawal and a refusal to pay are there with what was paid and given back, and no gateway’s number of it', async () => {
  const walk = await aLease(road);
  const amount = await firstByCard(walk);
  valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반이 눌리지 않습니다.' }));
  const { withdrawalId } = valueOf(await withdrawContract(gateway.deps, walk.purchaser, { contractId: walk.contractId }));
  valueOf(await confirmGoodsBack(gateway.deps, walk.seller, { withdrawalId, condition: 'GOOD' }));
  await work(gateway);
  const data = await dataOf(walk.purchaser);
  expect(data.withdrawals).toMatchObject([{ id: withdrawalId, state: 'REFUNDED', refundMinor: amount, cases: [], refunds: [{ state: 'PAID', amountMinor: amount }] }]);
  expect(data.refusals).toMatchObject([{ ground: 'DEFECT', facts: '건반이 눌리지 않습니다.', state: 'OVERTAKEN' }]);
  expect(data.invoices).toMatchObject([{ seq: 0, state: 'PAID', attempts: [{ state: 'SUCCEEDED', amountMinor: amount, methodId: data.paymentMethods[0]?.id }] }]);
  const attempts = await road.db.collectionAttempt.findMany({ where: { invoice: { leaseId: walk.leaseId } }, include: { withdrawalRefunds: true } });
  for (const reference of attempts.flatMap(({ reference, withdrawalRefunds }) => [reference, ...withdrawalRefunds.map((each) => each.reference)])) {
    expect(reference).toEqual(expect.any(String));
    expect(json(data)).not.toContain(reference);
  }
  expect(json(data)).not.toContain(walk.seller.userId);
});

test('of a lease that was given over each has their own time: bills, credits, claims, and that more time was asked for', async () => {
  const walk = await runningLease(road, { product: { guarantee: { responseHours: '48', repairFree: true, replacement: true, careVisitsPerYear: '2', noteKo: '', noteEn: '' } } });
  const { purchaser, leaseId } = walk;
  const { requestId } = valueOf(await askDeferral(road.deps, purchaser, { leaseId, months: 2, canPayMinor: 10_000n, reason: '병원비가 많이 들었습니다.' }));
  valueOf(await decideDeferral(road.deps, road.deskPerson, { requestId, decision: 'DECLINED', note: '이미 두 번 미루었습니다.' }));
  const creditedMinor = await mendedLate(road, walk, 11);
  const taker = await aSuccessor(road, '나중사람');
  await handedOver(road, walk, taker);
  const [given, taken] = [await dataOf(purchaser), await dataOf(taker)];
  expect(given.leases).toEqual([]);
  expect(given.invoices.map(({ seq, state }) => `${seq} ${state}`)).toContain('0 PAID');
  expect(given.hardshipRequests).toMatchObject([{ leaseId, state: 'DECLINED', months: 2, canPayMinor: 10_000n, reason: '병원비가 많이 들었습니다.', note: '이미 두 번 미루었습니다.' }]);
  expect(given.serviceClaims).toMatchObject([{ leaseId, state: 'CLOSED' }]);
  expect(given.credits).toMatchObject([{ leaseId, cause: 'GUARANTEE', amountMinor: creditedMinor }]);
  expect(json(given)).not.toContain(road.deskPerson.userId);
  expect(taken.leases).toMatchObject([{ id: leaseId }]);
  expect(taken.credits, 'what is left of it goes along').toMatchObject([{ leaseId, amountMinor: creditedMinor }]);
  expect([taken.hardshipRequests, taken.serviceClaims, taken.invoices.filter(({ seq }) => seq === 0)]).toEqual([[], [], []]);
  const since = taken.leases[0]?.takenOverAt ?? new Date(0);
  expect(taken.invoices.every(({ createdAt }) => createdAt >= since)).toBe(true);
  const rows = taken.leases[0]?.instalments ?? [];
  expect([rows.length > 12, rows.some(({ seq }) => seq === 0)]).toEqual([true, false]);
  const visits = await road.db.careVisit.findMany({ where: { leaseId } });
  expect(visits.length).toBeGreaterThan(1);
  expect([...given.careVisits, ...taken.careVisits].map(({ no }) => no).sort((one, two) => one - two), 'each visit is one’s').toEqual(visits.map(({ no }) => no).sort((one, two) => one - two));
});
