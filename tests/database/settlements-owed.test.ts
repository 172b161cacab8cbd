import { afterAll, beforeAll, expect, test } from 'vitest';
import { declareSellerGone } from '@/lib/guarantee/declare-seller-gone';
import { exportedTable } from '@/lib/insights/views/export';
import { sellerIncome, settlementCalendar } from '@/lib/insights/views/sellers';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { approveSettlement } from '@/lib/settlements/approve-settlement';
import { approveSettlements } from '@/lib/settlements/approve-settlements';
import { clawBack } from '@/lib/settlements/claw-back';
import { makePayoutFile } from '@/lib/settlements/make-payout-file';
import { recordFilePaid } from '@/lib/settlements/record-payout';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { settleDay } from '@/lib/settlements/run-settlements';
import { adminSettlement } from '@/lib/settlements/views/admin';
import { sellerPaper } from '@/lib/settlements/views/paper';
import { sellerSettlement, sellerSettlements } from '@/lib/settlements/views/seller';
import { valueOf } from '@/tests/support/catalogue';
import { giveBack } from '@/tests/support/endings';
import { openRoad, type Road } from '@/tests/support/rights';
import { balance, owes, payerSet, payOut, settleable, settlementsOf } from '@/tests/support/settlements';

/* What sellers owe, and those that are paid nothing. */
let road: Road;
beforeAll(async () => {
  road = await openRoad();
  await payerSet(road);
});
afterAll(() => road.close());

const shop = () => road.seller();

test('a seller that is gone or suspended is paid nothing, and what it owes is taken off before money leaves', async () => {
  const [seller, other] = [await shop(), await shop()];
  const walks = [await settleable(road, { seller }), await settleable(road, { seller: other })];
  await releaseToSellers(road.deps);
  road.clock.set('2028-11-01T01:00:00Z');
  await settleDay(road.deps, '2028-11-01');
  const [first] = await settlementsOf(road, seller.sellerId);
  const [settlementId, total] = [first?.id ?? '', first?.totalMinor ?? 0n];
  expect(first?.number).toMatch(/^ST-2811-\d{4,}$/);
  // A line that the books have after the settlement was made, and one that a settlement carries already.
  await owes(road, walks[0]!.leaseId, seller.sellerId, 35_975n, '2028-11-02');
  await settleDay(road.deps, '2028-11-02');
  await owes(road, walks[0]!.leaseId, seller.sellerId, 400_000n, '2028-11-03');
  expect(await adminSettlement(road.deps, road.admin, settlementId)).toMatchObject({ owedBackMinor: 435_975n, hold: null, mayApprove: true });

  await road.db.seller.update({ where: { id: seller.sellerId }, data: { status: 'SUSPENDED' } });
  expect(await approveSettlement(road.deps, road.admin, { settlementId })).toMatchObject({ ok: false, error: { code: 'settlements.seller-suspended' } });
  expect(await adminSettlement(road.deps, road.admin, settlementId)).toMatchObject({ hold: 'SUSPENDED', mayApprove: false });
  await expect(road.db.settlement.update({ where: { id: settlementId }, data: { state: 'APPROVED', approvedById: road.admin.userId, approvedAt: new Date() } })).rejects.toThrow(/gone or suspended/);
  await road.db.seller.update({ where: { id: seller.sellerId }, data: { status: 'APPROVED' } });

  expect(valueOf(await approveSettlement(road.deps, road.admin, { settlementId })).outcome).toBe('APPROVED');
  await owes(road, walks[0]!.leaseId, seller.sellerId, 1000n, '2028-11-04');
  await payOut(road);
  const paidOut = (await settlementsOf(road, seller.sellerId)).find(({ id }) => id === settlementId);
  expect(paidOut).toMatchObject({ state: 'PAID', totalMinor: total - 436_975n });
  expect(await balance(road, 'seller-payable', { partyId: seller.sellerId }) + await balance(road, 'recourse-receivable', { partyId: seller.sellerId }), 'no more than the books said').toBe(0n);
  // Until then its seller reads what is to be paid of the other half: nothing.
  expect((await sellerSettlements(road.db, seller, {}, road.clock.now()))?.outlook).toMatchObject([{ waitingMinor: 35_975n, carriedMinor: -35_975n, payableMinor: 0n }]);
  expect((await sellerIncome(road.db, seller))?.payableMinor).toBe(0n);
  await settleDay(road.deps, '2028-11-08');
  const met = (await settlementsOf(road, seller.sellerId)).at(-1);
  expect(met, 'both halves meet').toMatchObject({ state: 'CARRIED', totalMinor: 0n });
  expect((await sellerSettlement(road.db, seller, met?.id ?? ''))?.lines.filter(({ kind }) => kind === 'set-off-done').map(({ from }) => from), 'it says of which settlement').toEqual([first?.number, first?.number]);
  expect((await sellerPaper(road.deps, seller, met?.id ?? ''))?.kinds.find(({ kind }) => kind === 'set-off-done')?.leases, 'its paper once').toEqual([first?.number]);

  // What stood approved as its seller disappeared stays behind.
  await settleable(road, { seller: other });
  road.clock.set('2028-11-15T01:00:00Z');
  await releaseToSellers(road.deps);
  await settleDay(road.deps, '2028-11-15');
  const waits = (await settlementsOf(road, other.sellerId)).at(-1)?.id ?? '';
  valueOf(await approveSettlement(road.deps, road.admin, { settlementId: waits }));
  valueOf(await declareSellerGone(road.deps, road.admin, { sellerId: other.sellerId, reason: '전화와 우편에 두 달째 답이 없습니다.' }));
  expect(await makePayoutFile(road.deps, road.admin, { currency: 'KRW' })).toMatchObject({ ok: false, error: { code: 'settlements.nothing-payable' } });
  await expect(road.db.settlement.update({ where: { id: waits }, data: { state: 'IN_FILE' } })).rejects.toThrow(/gone or suspended/);
});

test('several are approved at once, each by itself, and what cannot be says why', async () => {
  const sellers = [await shop(), await shop(), await shop()];
  for (const seller of sellers) await settleable(road, { seller });
  await releaseToSellers(road.deps);
  road.clock.set('2028-11-20T01:00:00Z');
  await settleDay(road.deps, '2028-11-20');
  const settlementIds = await Promise.all(sellers.map(async ({ sellerId }) => (await settlementsOf(road, sellerId))[0]?.id ?? ''));
  await road.db.seller.update({ where: { id: sellers[1]!.sellerId }, data: { status: 'SUSPENDED' } });
  expect(valueOf(await approveSettlements(road.deps, road.admin, { settlementIds }))).toEqual({ done: { APPROVED: 2, FIRST: 0, NOTHING_LEFT: 0 }, failed: [{ settlementId: settlementIds[1], code: 'settlements.seller-suspended' }] });
  await road.db.seller.update({ where: { id: sellers[1]!.sellerId }, data: { status: 'APPROVED' } });
  await payOut(road);
});

test('where a seller owes more than a settlement comes to, nothing of it is paid and the rest stays owed', async () => {
  const seller = await shop();
  const walk = await settleable(road, { seller });
  await releaseToSellers(road.deps);
  road.clock.set('2028-11-22T01:00:00Z');
  await settleDay(road.deps, '2028-11-22');
  const [first] = await settlementsOf(road, seller.sellerId);
  await owes(road, walk.leaseId, seller.sellerId, (first?.totalMinor ?? 0n) + 500n, '2028-11-22');
  expect(valueOf(await approveSettlement(road.deps, road.admin, { settlementId: first?.id ?? '' })).outcome).toBe('NOTHING_LEFT');
  await settleDay(road.deps, '2028-11-29');
  expect((await settlementsOf(road, seller.sellerId)).map(({ state, totalMinor }) => [state, totalMinor])).toEqual([['CARRIED', 0n], ['CARRIED', -500n]]);
});

test('a shop’s income, the calendar of all and the books agree to the won: after a return, an upheld refusal, a settlement and its payment', async () => {
  const seller = await shop();
  const agree = async (when: string) => {
    const books = async (of: { partyId?: string }) => await balance(road, 'seller-payable', of) + await balance(road, 'recourse-receivable', of);
    const days = await settlementCalendar(road.db, road.admin, { currency: 'KRW', months: 12 });
    expect([when, (await sellerIncome(road.db, seller))?.toComeMinor, days.reduce((sum, { minor }) => sum + minor, 0n)]).toEqual([when, await books({ partyId: seller.sellerId }), await books({})]);
    return ((await sellerIncome(road.db, seller))?.toCome ?? []).map(({ stage, after }) => stage ?? after);
  };
  const walks = [await settleable(road, { seller }), await settleable(road, { seller }), await settleable(road, { seller })];
  expect(await agree('before anything is released')).toEqual(['2026-03-10']);
  await releaseToSellers(road.deps);
  expect(await agree('released')).toEqual(['next']);
  road.clock.set('2028-12-06T01:00:00Z');
  await settleDay(road.deps, '2028-12-06');
  expect(await agree('settled')).toEqual(['settled']);
  const { refusalId } = valueOf(await refusePayment(road.deps, walks[0]!.purchaser, { leaseId: walks[0]!.leaseId, ground: 'DEFECT', facts: '건반 세 개가 눌리지 않습니다. 수리하지 않았습니다.' }));
  valueOf(await answerRefusal(road.deps, seller, { refusalId, answer: 'ACCEPTED' }));
  expect(await agree('a refusal that stands')).toEqual(['next', 'settled']);
  const [settlement] = await settlementsOf(road, seller.sellerId);
  valueOf(await approveSettlement(road.deps, road.admin, { settlementId: settlement?.id ?? '' }));
  await agree('set off');
  const { fileId } = valueOf(await makePayoutFile(road.deps, road.admin, { currency: 'KRW' }));
  expect(await agree('at the bank')).toContain('bank');
  valueOf(await recordFilePaid(road.deps, road.admin, { fileId }));
  await giveBack(road, walks[1]!);
  await clawBack(road.deps, { leaseId: walks[1]!.leaseId });
  await agree('goods that came back');
  await settleDay(road.deps, '2029-12-05');
  expect(await agree('settled with recourse')).toEqual(['carried']);
  // Of one financier what was carried is not taken off, and the file says so; what is below nothing is a number in it.
  const file = async (further: { institutionId?: string }) => (await Array.fromAsync(exportedTable(road.deps, road.admin, { currency: 'KRW', months: 12, ...further }, { table: 'settlements', locale: 'ko' }))).join('').split('\r\n');
  const { institutionId } = await road.db.lease.findUniqueOrThrow({ where: { id: walks[0]!.leaseId } });
  expect(await file({})).toContainEqual(expect.stringMatching(/이월\)","\d+","-\d+"$/));
  expect([(await file({}))[0]?.includes('이월'), (await file({ institutionId }))[0]?.includes('이월')]).toEqual([false, true]);
});
