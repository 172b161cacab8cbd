import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePaidBuyouts } from '@/lib/endings/close-paid-buyouts';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import type { RemittanceBody } from '@/lib/institutions/model/protocol';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { makeRemittances, remitLease } from '@/lib/settlements/make-remittances';
import { recordRemittedByHand, resumeRemittances, sendRemittance } from '@/lib/settlements/send-remittance';
import { sellerPaper } from '@/lib/settlements/views/paper';
import { reconciliation } from '@/lib/settlements/views/remittances';
import { sellerSettlement } from '@/lib/settlements/views/seller';
import { valueOf } from '@/tests/support/catalogue';
import { buyOn, payOpen } from '@/tests/support/endings';
import { aLease, BEGIN, openRoad, paid, type Road, type Walk } from '@/tests/support/rights';
import { balance, settleable, settlementsOf, sweep } from '@/tests/support/settlements';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const remittancesOf = (leaseId: string) => road.db.remittance.findMany({ where: { leaseId }, orderBy: { createdAt: 'asc' }, include: { parts: { orderBy: { seq: 'asc' } }, lines: true } });
const sentBodies = (contractId: string) => road.bank.log.filter(({ call, path, status }) => call === 'remittances' && path.includes(contractId) && status === 201).map(({ body }) => body as RemittanceBody);
const contractOf = async ({ contractId }: Walk) => {
  const { externalId, terms } = await road.db.contract.findUniqueOrThrow({ where: { id: contractId } });
  return { externalId: externalId ?? '', terms: terms as unknown as CanonicalTerms };
};
const owed = (leaseId: string) => balance(road, 'remittance-payable', { leaseId });

/** The bank says that it has paid the seller. */
async function bankPaid(walk: Walk): Promise<void> {
  const { externalId, terms } = await contractOf(walk);
  const amount = (BigInt(terms.cashPrice) - BigInt(terms.firstPayment)).toString();
  const { headers, body } = road.bank.sign(road.bank.event('settlement.paid', { contractId: externalId, amount, version: 20, paidAt: road.clock.now().toString() }));
  expect(await receiveInstitutionEvent(road.deps, { code: 'script', headers: new Headers(headers), raw: Buffer.from(body) })).toMatchObject({ ok: true });
  await road.work('apply-institution-event');
}

test('what is collected in a month is sent a few business days after it, once, and leaves the books when it is acknowledged', async () => {
  const walk = await aLease(road, { lender: 'script' });
  await paid(road, walk.leaseId, 0, 1, 2);
  const { externalId, terms } = await contractOf(walk);
  const [one = 0n, two = 0n] = terms.schedule.map(({ amount }) => BigInt(amount));
  expect(await owed(walk.leaseId), 'the first payment is not its').toBe(one + two);
  road.clock.set('2026-04-02T01:00:00Z');
  await makeRemittances(road.deps);
  expect(await remittancesOf(walk.leaseId), 'two business days after the month').toEqual([]);
  road.clock.set('2026-04-03T01:00:00Z');
  await Promise.all([makeRemittances(road.deps), makeRemittances(road.deps), remitLease(road.deps, { leaseId: walk.leaseId, upTo: '2026-03-31' })]);
  await road.work('send-remittance');
  const [remittance, ...more] = await remittancesOf(walk.leaseId);
  expect(more).toEqual([]);
  expect(remittance).toMatchObject({ state: 'SENT', period: '2026-03', totalMinor: one + two, besideMinor: 0n, parts: [{ seq: 1, amountMinor: one }, { seq: 2, amountMinor: two }] });
  expect(sentBodies(externalId)).toEqual([{ remittanceId: remittance?.id, period: '2026-03', currency: 'KRW', lines: [{ seq: 1, amount: String(one) }, { seq: 2, amount: String(two) }], total: String(one + two) }]);
  expect(await owed(walk.leaseId)).toBe(0n);
  await sendRemittance(road.deps, { remittanceId: remittance?.id ?? '' });
  expect(sentBodies(externalId)).toHaveLength(1);
  await expect(road.db.remittanceLine.createMany({ data: (remittance?.lines ?? []).slice(0, 1) })).rejects.toThrow(/Unique/);
  await expect(road.db.remittance.update({ where: { id: remittance?.id ?? '' }, data: { totalMinor: 1n } })).rejects.toThrow(/cannot change so/);
  const said = await reconciliation(road.db, road.admin, 'script', '2026-03');
  expect(said?.sums).toMatchObject([{ collectedMinor: one + two, sentMinor: one + two, waitingMinor: 0n, differencesMinor: 0n }]);
  expect(await reconciliation(road.db, walk.purchaser, 'script', '2026-03')).toBeNull();
});

test('a lost answer is asked for under the same key, a lost job is taken up, and the bank has it once', async () => {
  const walk = await aLease(road, { lender: 'script' });
  await paid(road, walk.leaseId, 1);
  const { externalId } = await contractOf(walk);
  const [remittanceId = ''] = valueOf(await remitLease(road.deps, { leaseId: walk.leaseId, upTo: '2026-03-31' })).made;
  road.bank.next('remittances', { answer: 'normal', loseAnswer: true });
  await expect(sendRemittance(road.deps, { remittanceId })).rejects.toThrow('not known to have arrived');
  expect((await remittancesOf(walk.leaseId))[0]).toMatchObject({ state: 'PENDING' });
  expect(await owed(walk.leaseId)).toBeGreaterThan(0n);
  await road.db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`send-remittance:${remittanceId}`}`;
  road.clock.advance({ minutes: 11 });
  await resumeRemittances(road.deps);
  await road.work('send-remittance');
  expect((await remittancesOf(walk.leaseId))[0]).toMatchObject({ state: 'SENT' });
  expect(road.bank.books.remitted.get(externalId)?.get(1)).toBe((await remittancesOf(walk.leaseId))[0]?.totalMinor);
  expect(await owed(walk.leaseId)).toBe(0n);
});

test('what the bank refuses is told to the admins, stays owed, and is settled by a person', async () => {
  const walk = await aLease(road, { lender: 'script' });
  await paid(road, walk.leaseId, 1);
  const [remittanceId = ''] = valueOf(await remitLease(road.deps, { leaseId: walk.leaseId, upTo: '2026-03-31' })).made;
  road.bank.next('remittances', { answer: 'http', status: 422, body: { type: 'urn:dalmada:problem:field' } });
  await road.work('send-remittance');
  expect((await remittancesOf(walk.leaseId))[0]).toMatchObject({ state: 'REFUSED', refusedWith: 'field' });
  expect(await road.db.notification.count({ where: { kind: 'settlements.remittance-refused', userId: road.admin.userId } })).toBe(1);
  expect(await owed(walk.leaseId)).toBeGreaterThan(0n);
  const note = '은행 담당자와 확인하고 계좌로 보냄';
  expect(await recordRemittedByHand(road.deps, walk.purchaser, { remittanceId, note })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  valueOf(await recordRemittedByHand(road.deps, road.admin, { remittanceId, note }));
  expect(await recordRemittedByHand(road.deps, road.admin, { remittanceId, note })).toMatchObject({ ok: false, error: { code: 'settlements.moved-on' } });
  expect(await owed(walk.leaseId)).toBe(0n);
});

test('a buyout fills the instalments that are left, what they have no room for goes beside them, and all of it at once', async () => {
  const walk = await aLease(road, { lender: 'script' });
  await paid(road, walk.leaseId, 0, 1);
  const { externalId, terms } = await contractOf(walk);
  const asked = await boughtOut(walk);
  await makeRemittances(road.deps);
  await road.work('send-remittance');
  const all = await remittancesOf(walk.leaseId);
  const [total, beside] = [all.reduce((sum, { totalMinor }) => sum + totalMinor, 0n), all.reduce((sum, { besideMinor }) => sum + besideMinor, 0n)];
  expect(all.map(({ state }) => state)).toEqual(['SENT']);
  expect(total).toBe(BigInt(terms.schedule[0]?.amount ?? 0) + asked);
  const left = terms.schedule.slice(1).reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  expect(beside).toBe(asked > left ? asked - left : 0n);
  expect([...(road.bank.books.remitted.get(externalId) ?? [])].reduce((sum, [, amount]) => sum + amount, 0n)).toBe(total - beside);
  expect(await owed(walk.leaseId)).toBe(0n);
});

/** What is left is bought today and paid; what it took. */
async function boughtOut(walk: Walk): Promise<bigint> {
  valueOf(await buyOn(road, walk, plainDateIn(road.clock.now())));
  const { amountMinor } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, kind: 'BUYOUT' } });
  await payOpen(road, walk.leaseId);
  await closePaidBuyouts(road.deps);
  return amountMinor;
}

test('what was collected before a withdrawal and taken back by it is never sent, or taken off what follows', async () => {
  const walk = await aLease(road, { lender: 'script' });
  await paid(road, walk.leaseId, 0, 1);
  valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
  await makeRemittances(road.deps);
  road.clock.set('2026-04-10T01:00:00Z');
  await makeRemittances(road.deps);
  await remitLease(road.deps, { leaseId: walk.leaseId, upTo: '2026-04-30' });
  expect((await remittancesOf(walk.leaseId)).filter(({ state }) => state !== 'NETTED')).toEqual([]);
  expect(await owed(walk.leaseId)).toBe(0n);
});

test('what had been sent before a withdrawal is a difference that the financier has to return', async () => {
  const walk = await aLease(road, { lender: 'script' });
  await paid(road, walk.leaseId, 1);
  await remitLease(road.deps, { leaseId: walk.leaseId, upTo: '2026-03-31' });
  await road.work('send-remittance');
  const before = (await reconciliation(road.db, road.admin, 'script', '2026-03'))?.sums[0];
  const [sent] = await remittancesOf(walk.leaseId);
  valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
  await remitLease(road.deps, { leaseId: walk.leaseId, upTo: '2026-12-31' });
  expect(await remittancesOf(walk.leaseId)).toHaveLength(1);
  const after = (await reconciliation(road.db, road.admin, 'script', '2026-03'))?.sums[0];
  expect((after?.differencesMinor ?? 0n) - (before?.differencesMinor ?? 0n)).toBe(-(sent?.totalMinor ?? 0n));
  expect(after?.collectedMinor).toBe((after?.sentMinor ?? 0n) + (after?.waitingMinor ?? 0n) + (after?.differencesMinor ?? 0n));
});

test('of an outside lease the mall pays the seller its first payment less the fee, once the bank has paid its own part', async () => {
  road.clock.set(BEGIN);
  const walk = await settleable(road, { lender: 'script', seller: await road.seller() });
  await sweep(road);
  expect(await settlementsOf(road, walk.seller.sellerId), 'the bank has not paid').toEqual([]);
  await bankPaid(walk);
  road.clock.set('2026-03-18T01:00:00Z');
  await sweep(road);
  const { terms } = await contractOf(walk);
  const [price, first] = [BigInt(terms.cashPrice), BigInt(terms.firstPayment)];
  const release = await road.db.sellerRelease.findUniqueOrThrow({ where: { leaseId: walk.leaseId } });
  expect(release).toMatchObject({ priceMinor: price, payableMinor: first, feeMinor: price * 3n / 100n });
  const [settlement] = await settlementsOf(road, walk.seller.sellerId);
  expect(settlement?.totalMinor).toBe(first - release.feeMinor - release.vatMinor - release.reserveMinor - release.holdbackMinor);
  const owner: Actor = { userId: 'p_owner', role: 'SELLER', name: 'owner', sellerId: walk.seller.sellerId, sellerRoles: ['OWNER'] };
  const seen = await sellerSettlement(road.db, owner, settlement?.id ?? '');
  expect([seen?.outside, seen?.lines.filter(({ kind }) => kind === 'first-payment' || kind === 'sale').map(({ kind, amountMinor }) => [kind, amountMinor])]).toEqual([true, [['first-payment', first]]]);
  expect(await sellerPaper(road.deps, owner, settlement?.id ?? '')).toMatchObject({ outside: true, sums: { price: first } });
});

test('a fee that an outside lease’s first payment does not cover is carried', async () => {
  road.clock.set(BEGIN);
  const walk = await settleable(road, { lender: 'script', seller: await road.seller(), firstPaymentMinor: '0' }).catch(() => null);
  if (!walk) throw new Error('a lease without a first payment cannot be walked');
  await bankPaid(walk);
  road.clock.set('2026-03-25T01:00:00Z');
  await sweep(road);
  const release = await road.db.sellerRelease.findUniqueOrThrow({ where: { leaseId: walk.leaseId } });
  expect(release).toMatchObject({ payableMinor: 0n, holdbackMinor: 0n });
  expect(await settlementsOf(road, walk.seller.sellerId)).toMatchObject([{ state: 'CARRIED', totalMinor: -(release.feeMinor + release.vatMinor + release.reserveMinor) }]);
});
