import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveSettlement } from '@/lib/settlements/approve-settlement';
import { sellerIncome } from '@/lib/insights/views/sellers';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { clawBack } from '@/lib/settlements/claw-back';
import { makePayoutFile } from '@/lib/settlements/make-payout-file';
import { recordFilePaid, recordPayoutFailed } from '@/lib/settlements/record-payout';
import { releaseToSeller, releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { settleDay } from '@/lib/settlements/run-settlements';
import { setSellerTerms } from '@/lib/settlements/set-terms';
import { releaseHoldbacks } from '@/lib/settlements/release-holdbacks';
import { openExit } from '@/lib/endings/open-exit';
import { sweepNow } from '@/lib/worker/sweep-now';
import { valueOf } from '@/tests/support/catalogue';
import { giveBack } from '@/tests/support/endings';
import { mendedLate } from '@/tests/support/guarantee';
import { staff } from '@/tests/support/people';
import { aLease, BEGIN, OVER, LAST, openRoad, paid, type Road } from '@/tests/support/rights';
import { balance, owes, payerSet, payOut, settleable, settlementsOf, sweep } from '@/tests/support/settlements';

let road: Road;
beforeAll(async () => {
  road = await openRoad();
  await payerSet(road);
});
afterAll(() => road.close());

const releaseOf = (leaseId: string) => road.db.sellerRelease.findUnique({ where: { leaseId } });
const shop = () => road.seller();

test('a seller is paid what its goods cost, less fee, VAT, reserve and holdback, once the withdrawal days are over', async () => {
  const walk = await settleable(road, { seller: await shop() });
  road.clock.set(LAST);
  await sweep(road);
  expect(await releaseOf(walk.leaseId), 'the last day is not over').toBeNull();
  road.clock.set(OVER);
  await sweep(road);
  const release = await releaseOf(walk.leaseId);
  const price = release?.priceMinor ?? 0n;
  expect(release).toMatchObject({ payableMinor: price, feeMinor: price * 3n / 100n, vatMinor: price * 3n / 100n / 10n, reserveMinor: price / 100n, holdbackMinor: price * 5n / 100n });
  const [settlement] = await settlementsOf(road, walk.seller.sellerId);
  expect(settlement).toMatchObject({ state: 'DRAFT', day: new Date('2026-03-11T00:00:00Z'), carriedMinor: 0n });
  const shares = (release?.feeMinor ?? 0n) + (release?.vatMinor ?? 0n) + (release?.reserveMinor ?? 0n) + (release?.holdbackMinor ?? 0n);
  expect(settlement?.totalMinor).toBe(price - shares);
  expect(settlement?.lines).toHaveLength(5);
  const cash = await balance(road, 'cash', { partyId: walk.seller.sellerId });
  await payOut(road);
  const of = { partyId: walk.seller.sellerId };
  expect(await balance(road, 'seller-payable', of)).toBe(0n);
  expect(await balance(road, 'cash', of) - cash).toBe(settlement?.totalMinor);
  expect(await balance(road, 'seller-holdback', of)).toBe(release?.holdbackMinor);
  await sweep(road);
  expect(await settlementsOf(road, walk.seller.sellerId), 'nothing is settled again').toHaveLength(1);
});

test('nothing is paid for a lease whose first payment was not collected, or that its purchaser refuses to pay while that is open', async () => {
  road.clock.set(BEGIN);
  const walk = await aLease(road, { seller: await shop() });
  road.clock.set('2026-03-12T01:00:00Z');
  await releaseToSellers(road.deps);
  expect(await releaseOf(walk.leaseId)).toBeNull();
  await paid(road, walk.leaseId, 0);
  const { refusalId } = valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반 세 개가 눌리지 않습니다. 수리하지 않았습니다.' }));
  await releaseToSellers(road.deps);
  expect(await releaseOf(walk.leaseId)).toBeNull();
  valueOf(await answerRefusal(road.deps, walk.seller, { refusalId, answer: 'ACCEPTED' }));
  await releaseToSellers(road.deps);
  await settleDay(road.deps, '2026-03-12');
  const [settlement] = await settlementsOf(road, walk.seller.sellerId);
  const release = await releaseOf(walk.leaseId);
  const shares = (release?.feeMinor ?? 0n) + (release?.vatMinor ?? 0n) + (release?.reserveMinor ?? 0n) + (release?.holdbackMinor ?? 0n);
  expect(settlement?.totalMinor, 'it is paid no more than its purchaser has paid').toBe(548_000n - shares);
  expect(await balance(road, 'recourse-receivable', { partyId: walk.seller.sellerId })).toBe(0n);
});

test('of two runs at once, and of two releases, one is made', async () => {
  const walk = await settleable(road, { seller: await shop() });
  const released = await Promise.all([1, 2, 3].map(() => releaseToSeller(road.deps, { leaseId: walk.leaseId, contractId: walk.contractId })));
  expect(released.filter((each) => valueOf(each).released)).toHaveLength(1);
  await Promise.all(['2026-03-13', '2026-03-13', '2026-03-16', '2026-03-17'].map((day) => settleDay(road.deps, day)));
  const [settlement, ...more] = await settlementsOf(road, walk.seller.sellerId);
  expect(more).toEqual([]);
  await expect(road.db.settlementLine.createMany({ data: (settlement?.lines ?? []).slice(0, 1).map((line) => ({ ...line })) })).rejects.toThrow(/Unique/);
  await expect(road.db.settlementLine.updateMany({ where: { settlementId: settlement?.id ?? '' }, data: { amountMinor: 1n } })).rejects.toThrow(/append-only/);
  await expect(road.db.settlement.update({ where: { id: settlement?.id ?? '' }, data: { totalMinor: 1n, linesMinor: 1n } })).rejects.toThrow(/cannot change so/);
});

test('what dies before it is written is made by the next run, once', async () => {
  const walk = await settleable(road, { seller: await shop() });
  await releaseToSellers(road.deps);
  const dying = { ...road.deps, clock: { now: () => { throw new Error('killed'); } } };
  await expect(settleDay(dying, '2026-03-18')).rejects.toThrow('killed');
  expect(await settlementsOf(road, walk.seller.sellerId)).toEqual([]);
  road.clock.set('2026-03-18T01:00:00Z');
  await sweepNow(road.deps, { settle: () => sweep(road) });
  expect(await settlementsOf(road, walk.seller.sellerId)).toHaveLength(1);
});

test('a day that was missed settles nothing of a lease that was released after it: the price goes with its fee', async () => {
  const walk = await settleable(road, { seller: await shop() });
  road.clock.set('2026-03-20T01:00:00Z');
  await releaseToSellers(road.deps);
  await settleDay(road.deps, '2026-03-19');
  expect(await settlementsOf(road, walk.seller.sellerId)).toEqual([]);
  await settleDay(road.deps, '2026-03-20');
  expect((await settlementsOf(road, walk.seller.sellerId)).map(({ lines }) => lines.length)).toEqual([5]);
});

test('what a seller owes is carried over three settlements until it is worked off', async () => {
  const seller = await shop();
  /** Another lease of the same price, released; then the settlements of a day of its own. */
  const leaseAndSettle = async (day: string) => {
    const walk = await settleable(road, { seller });
    await releaseToSellers(road.deps);
    await settleDay(road.deps, day);
    return walk;
  };
  const { leaseId } = await leaseAndSettle('2026-03-23');
  const due = (await settlementsOf(road, seller.sellerId))[0]?.totalMinor ?? 0n;
  await owes(road, leaseId, seller.sellerId, due * 2n + 1000n, '2026-03-24');
  await settleDay(road.deps, '2026-03-24');
  expect(await balance(road, 'recourse-receivable', { partyId: seller.sellerId }), 'set off in the books').toBe(0n);
  for (const day of ['2026-03-25', '2026-03-26', '2026-03-27']) await leaseAndSettle(day);
  const chain = await settlementsOf(road, seller.sellerId);
  expect(chain.map(({ state, totalMinor }) => [state, totalMinor])).toEqual([['DRAFT', due], ['CARRIED', -due * 2n - 1000n], ['CARRIED', -due - 1000n], ['CARRIED', -1000n], ['DRAFT', due - 1000n]]);
  expect(chain.map(({ carriedFromId }) => carriedFromId)).toEqual([null, null, chain[1]?.id, chain[2]?.id, chain[3]?.id]);
  await expect(road.db.settlement.update({ where: { id: chain[0]?.id ?? '' }, data: { carriedFromId: chain[1]?.id ?? '' } })).rejects.toThrow(/Unique|cannot change so/);
  await payOut(road);
  expect(await balance(road, 'seller-payable', { partyId: seller.sellerId }), 'all of it is worked off').toBe(0n);
});

test('above the amount two admins approve, and one who approved does not do so again', async () => {
  const walk = await settleable(road, { seller: await shop() });
  await releaseToSellers(road.deps);
  road.clock.set('2028-10-04T01:00:00Z');
  await settleDay(road.deps, '2028-10-04');
  await payerSet(road, 1000n);
  const [settlement] = await settlementsOf(road, walk.seller.sellerId);
  const settlementId = settlement?.id ?? '';
  expect(valueOf(await approveSettlement(road.deps, road.admin, { settlementId })).outcome).toBe('FIRST');
  expect(await approveSettlement(road.deps, road.admin, { settlementId })).toMatchObject({ ok: false, error: { code: 'settlements.other-person' } });
  await expect(road.db.settlement.update({ where: { id: settlementId }, data: { state: 'APPROVED', firstApprovedById: null, approvedById: road.admin.userId, approvedAt: new Date() } })).rejects.toThrow(/two people/);
  expect(valueOf(await approveSettlement(road.deps, await staff(road.deps, 'ADMIN'), { settlementId })).outcome).toBe('APPROVED');
  await payerSet(road);
});

test('what the bank sends back waits to be approved anew, and is paid once', async () => {
  const walk = await settleable(road, { seller: await shop() });
  await releaseToSellers(road.deps);
  road.clock.set('2028-10-11T01:00:00Z');
  await settleDay(road.deps, '2028-10-11');
  const [settlement] = await settlementsOf(road, walk.seller.sellerId);
  const settlementId = settlement?.id ?? '';
  valueOf(await approveSettlement(road.deps, road.admin, { settlementId }));
  const { fileId } = valueOf(await makePayoutFile(road.deps, road.admin, { currency: 'KRW' }));
  valueOf(await recordPayoutFailed(road.deps, road.admin, { settlementId, reason: '예금주 이름이 계좌와 다릅니다.' }));
  await recordFilePaid(road.deps, road.admin, { fileId });
  expect(await settlementsOf(road, walk.seller.sellerId)).toMatchObject([{ state: 'FAILED' }]);
  expect(await makePayoutFile(road.deps, road.admin, { currency: 'KRW' })).toMatchObject({ ok: false, error: { code: 'settlements.nothing-approved' } });
  // What a shop has to come is gone from its first page once it was paid.
  const toCome = async () => (await sellerIncome(road.db, walk.seller))?.toComeMinor;
  expect(await toCome()).toBe(settlement?.totalMinor);
  await payOut(road);
  expect(await toCome()).toBe(0n);
  expect(await settlementsOf(road, walk.seller.sellerId)).toMatchObject([{ state: 'PAID' }]);
  expect(await road.db.journalEntry.count({ where: { sourceType: 'settlement', sourceId: settlementId, kind: 'paid' } })).toBe(1);
});

test('a holdback goes back month by month, a month with a service credit keeps its part back, and in the end all of it is gone', async () => {
  const seller = await shop();
  const walk = await settleable(road, { seller, termMonths: 12 });
  await releaseToSellers(road.deps);
  const held = (await releaseOf(walk.leaseId))?.holdbackMinor ?? 0n;
  const of = { partyId: seller.sellerId, leaseId: walk.leaseId };
  const left = () => balance(road, 'seller-holdback', of);
  road.clock.set('2026-05-04T01:00:00Z');
  await releaseHoldbacks(road.deps);
  expect(await left()).toBe(held - (held / 12n) * 2n);
  const credited = await mendedLate(road, walk, 12);
  expect(credited).toBeGreaterThan(0n);
  await releaseHoldbacks(road.deps);
  road.clock.set('2026-06-03T01:00:00Z');
  await Promise.all([releaseHoldbacks(road.deps), releaseHoldbacks(road.deps)]);
  expect(await left(), 'the month of the credit, which the seller bears').toBe(held - (held / 12n) * 2n - credited);
  road.clock.set('2027-04-03T01:00:00Z');
  await releaseHoldbacks(road.deps);
  expect(await left()).toBe(0n);
  expect((await releaseOf(walk.leaseId))?.overOn).not.toBeNull();
});

test('terms hold from their day on, and not for what began before', async () => {
  road.clock.set(BEGIN);
  const seller = await shop();
  const terms = { sellerId: seller.sellerId, effectiveOn: '2026-03-03', feeBps: 1000, reserveBps: 0, holdbackBps: 0, buybackBps: 0 };
  expect(await setSellerTerms(road.deps, road.admin, { ...terms, effectiveOn: '2026-03-02' })).toMatchObject({ ok: false, error: { fields: { effectiveOn: 'settlements.past' } } });
  valueOf(await setSellerTerms(road.deps, road.admin, terms));
  expect(await setSellerTerms(road.deps, road.admin, terms)).toMatchObject({ ok: false, error: { fields: { effectiveOn: 'settlements.terms-taken' } } });
  valueOf(await setSellerTerms(road.deps, road.admin, { ...terms, effectiveOn: '2026-03-05', feeBps: 0 }));
  const walk = await settleable(road, { seller });
  await releaseToSellers(road.deps);
  const release = await releaseOf(walk.leaseId);
  expect(release).toMatchObject({ feeMinor: (release?.priceMinor ?? 0n) / 10n, reserveMinor: 0n, holdbackMinor: 0n, buybackBps: 0 });
});

test('goods that come back are taken back by their seller: all of what they stand at after a breach, its share after a return', async () => {
  for (const [endCause, share] of [['BREACHED', 1n], ['RETURNED', 2n]] as const) {
    const seller = await shop();
    const walk = await settleable(road, { seller });
    await releaseToSellers(road.deps);
    if (endCause === 'BREACHED') await road.db.$transaction((tx) => openExit(tx, { leaseId: walk.leaseId, cause: 'BREACH', sourceId: walk.leaseId }, road.clock.now()));
    await giveBack(road, walk);
    expect((await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId } })).endCause).toBe(endCause);
    const [standing, owed] = [-(await balance(road, 'recovered-goods', { leaseId: walk.leaseId })), -(await balance(road, 'recourse-receivable', { partyId: seller.sellerId }))];
    // After a breach the seller owes all of it as the lease ends; after a return its share of what the goods stand at.
    expect([standing > 0n, owed > 0n]).toEqual([share === 2n, share === 1n]);
    expect(valueOf(await clawBack(road.deps, { leaseId: walk.leaseId })).clawedMinor).toBe(standing / 2n);
    expect(valueOf(await clawBack(road.deps, { leaseId: walk.leaseId })).clawedMinor, 'once').toBe(0n);
    expect(-(await balance(road, 'recourse-receivable', { partyId: seller.sellerId }))).toBe(owed + standing / 2n);
  }
});
