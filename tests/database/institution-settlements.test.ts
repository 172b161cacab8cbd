import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteWords } from '@/lib/institutions/model/note';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { noticeKeys, noticeValues, type NoticeParams } from '@/lib/notifications/model';
import { translate } from '@/lib/platform/messages';
import { startScriptedInstitution } from '@/tests/support/scripted-institution';
import { introduce } from '@/tests/support/scripted-registration';
import { openRoad, type Road } from '@/tests/support/road';

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
