import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paySellers } from '@/lib/desk-server/pay-sellers';
import { noteWords } from '@/lib/institutions/model/note';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { noticeKeys, noticeValues, type NoticeParams } from '@/lib/notifications/model';
import { translate } from '@/lib/platform/messages';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { SWEEPS } from '@/lib/worker/tasks';
import { valueOf } from '@/tests/support/catalogue';
import { aLease, paid as collected } from '@/tests/support/rights';
import { startScriptedInstitution } from '@/tests/support/scripted-institution';
import { introduce } from '@/tests/support/scripted-registration';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { serveHanbit } from '@/tests/support/served-lender';

let road: Road;
let contract: { id: string; number: string; externalId: string | null; terms: unknown; state: string; institutionId: string };
beforeAll(async () => {
  road = await openRoad();
  const walk = await road.walk('DELIVERED', { lender: 'script' });
  contract = await road.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId: walk.orderId, supplementNo: 0 } } });
});
afterAll(() => road.close());

/** What the financier pays the seller: the price less what the mall collects first. */
const agreed = () => {
  const { cashPrice, firstPayment } = contract.terms as { cashPrice: string; firstPayment: string };
  return BigInt(cashPrice) - BigInt(firstPayment);
};
const alerts = () => road.db.notification.findMany({ where: { kind: 'settlements.aside', userId: road.admin.userId } });
const kept = () => road.db.financierPayment.findMany({ where: { contractId: contract.id } });

let version = 10;
/** What becomes of a settlement that a bank says it has paid. */
async function paid(amount: bigint, contractId = contract.externalId ?? '', bank = road.bank, code = 'script') {
  const event = bank.event('settlement.paid', { contractId, amount: amount.toString(), version: (version += 1), paidAt: road.clock.now().toString() });
  const { headers, body } = bank.sign(event);
  expect(await receiveInstitutionEvent(road.deps, { code, headers: new Headers(headers), raw: Buffer.from(body) })).toMatchObject({ ok: true });
  await road.work('apply-institution-event');
  return road.db.institutionEvent.findFirstOrThrow({ where: { eventId: event.id } });
}

test('another amount than agreed is kept aside with its reason, and each tells the admins', async () => {
  for (const amount of [0n, 1n, agreed() - 1n, agreed() + 1n]) {
    expect(await paid(amount)).toMatchObject({ outcome: 'QUARANTINED', note: `settlement of ${contract.number}: another amount than agreed` });
  }
  const told = await alerts();
  expect(told).toHaveLength(4);
  const params = told[1]?.params as NoticeParams;
  expect(translate('ko', noticeKeys('settlements.aside').body, noticeValues(params, 'ko'))).toMatch(/알려 온 금액: [\d,]+원\. .*: [\d,]+원\./);
  expect(noteWords(`settlement of ${contract.number}: another amount than agreed`)).toEqual({ key: 'settlement-differs', params: { id: contract.number } });
  expect(await kept()).toEqual([]);
});

test('a settlement of the agreed amount is matched, once', async () => {
  expect(await paid(agreed())).toMatchObject({ outcome: 'APPLIED', note: null });
  expect(await paid(agreed())).toMatchObject({ outcome: 'STALE' });
  expect(await kept()).toMatchObject([{ amountMinor: agreed(), institutionId: contract.institutionId }]);
  expect(await road.db.contract.findUniqueOrThrow({ where: { id: contract.id } })).toEqual(contract);
  await expect(road.db.financierPayment.update({ where: { contractId: contract.id }, data: { amountMinor: 1n } })).rejects.toThrow(/append-only/);
});

test('one about a contract that nobody knows, or of another bank, is ignored as it was', async () => {
  const before = (await alerts()).length;
  const other = await startScriptedInstitution({ code: 'other', now: () => road.clock.now() });
  await introduce(road.deps, other);
  for (const event of [await paid(10n ** 15n, 'c_nobody'), await paid(10n ** 15n, contract.externalId ?? '', other, 'other')]) {
    expect(event).toMatchObject({ outcome: 'IGNORED', note: 'settlement of no contract of this financier' });
  }
  expect(noteWords('settlement of no contract of this financier')?.key).toBe('settlement-nowhere');
  expect(await alerts()).toHaveLength(before);
  await other.close();
});

describe('the lender that this installation plays', () => {
  let server: { close: () => void };
  beforeAll(async () => { server = await serveHanbit(road.deps); });
  afterAll(() => server.close());

  /** What a minute does at a time, at both ends of the line. */
  async function minute(at: string): Promise<void> {
    road.clock.set(at);
    await paySellers(road.deps);
    await road.work('tell-contract-event', 'deliver-callback', 'apply-institution-event');
    await releaseToSellers(road.deps);
  }
  /** A lease that its bank issued the contract of on 3 March 2026, and its first payment collected. */
  async function leased(): Promise<Walk> {
    const walk = await aLease(road, { lender: 'hanbit' });
    await collected(road, walk.leaseId, 0);
    return walk;
  }
  const noted = ({ contractId }: Walk) => road.db.financierPayment.findUnique({ where: { contractId } });
  const releaseOf = ({ leaseId }: Walk) => road.db.sellerRelease.findUnique({ where: { leaseId } });
  const ofBank = async ({ orderId }: Walk) => (await road.db.tenantContract.findFirstOrThrow({ where: { orderId }, include: { settlement: true } })).settlement;

  test('pays the seller on the fifteenth day after it issued the contract, once, and the mall that hears of it releases the lease', async () => {
    const walk = await leased();
    await minute('2026-03-17T14:59:00Z');
    expect([await noted(walk), await releaseOf(walk)], 'the day before is not over').toEqual([null, null]);
    road.clock.set('2026-03-17T15:00:00Z');
    await Promise.all([paySellers(road.deps), paySellers(road.deps), paySellers(road.deps)]);
    await minute('2026-03-17T15:01:00Z');
    await minute('2026-03-19T01:00:00Z');
    expect(await noted(walk)).toMatchObject({ amountMinor: agreed(), currency: 'KRW', paidAt: new Date('2026-03-17T15:00:00Z') });
    expect(await releaseOf(walk)).toMatchObject({ payableMinor: 548_000n, priceMinor: agreed() + 548_000n });
    expect(await ofBank(walk)).toMatchObject({ state: 'PAID', amountMinor: agreed(), version: 2 });
    const { externalId } = await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } });
    expect(await road.db.tenantCallback.findMany({ where: { body: { contains: externalId ?? '?' } }, select: { attempts: true, lastStatus: true } })).toEqual([{ attempts: 1, lastStatus: 200 }]);
  });

  test('pays nothing for a contract that was withdrawn from before', async () => {
    const walk = await leased();
    valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
    await road.work('tell-contract-event');
    await minute('2026-03-18T01:00:00Z');
    expect([await noted(walk), await releaseOf(walk), (await ofBank(walk))?.state]).toEqual([null, null, 'OFF']);
  });

  test('waits sixty days after it heard of a refused payment', async () => {
    const walk = await leased();
    valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반 세 개가 눌리지 않습니다. 수리하지 않았습니다.' }));
    await road.work('tell-contract-event');
    await minute('2026-04-30T01:00:00Z');
    expect(await noted(walk)).toBeNull();
    // 2 May 2026 is a Saturday, 5 May Children's Day.
    await minute('2026-05-02T01:00:00Z');
    expect(await noted(walk)).toBeNull();
    await minute('2026-05-04T01:00:00Z');
    expect(await noted(walk)).toMatchObject({ amountMinor: agreed() });
  });

  test('pays after forty days in which nobody was there, on a day on which banks are open', async () => {
    const walk = await leased();
    await minute('2026-04-12T01:00:00Z');
    expect(await noted(walk), 'a Sunday').toBeNull();
    await minute('2026-04-13T01:00:00Z');
    expect(await noted(walk)).toMatchObject({ amountMinor: agreed(), paidAt: new Date('2026-04-13T01:00:00Z') });
    expect(Object.keys(SWEEPS)).toContain('pay-sellers');
  });
});
