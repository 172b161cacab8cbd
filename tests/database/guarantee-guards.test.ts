import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import { noteBrokenPromises } from '@/lib/guarantee/note-breaches';
import { openClaim } from '@/lib/guarantee/open-claim';
import { reckonDailyCredits } from '@/lib/guarantee/reckon-credits';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { closeSilentClaims } from '@/lib/guarantee/close-claim';
import { postEntry } from '@/lib/ledger/store';
import { credit, debit } from '@/lib/ledger/model';
import { newId } from '@/lib/platform/id';
import { valueOf } from '@/tests/support/catalogue';
import { brokenInvariants } from '@/tests/support/invariants';
import { aLease, BEGIN, openRoad, type Road, type Walk } from '@/tests/support/rights';

/* What the database itself refuses of a guarantee, and who pays for one in which order. */
let road: Road;
beforeAll(async () => { road = await openRoad(); });
beforeEach(() => road.clock.set(BEGIN));
afterAll(() => road.close());

const LATE = '2026-03-20T01:00:00Z';
const opened = async (walk: Walk) => valueOf(await openClaim(road.deps, walk.purchaser, openClaimInput.parse({ leaseId: walk.leaseId, text: '건반 세 개가 눌리지 않습니다.', sinceOn: '2026-03-03', serial: walk.serial, usable: 'no' }))).claimId;
const sweep = async () => { await noteBrokenPromises(road.deps); await reckonDailyCredits(road.deps); await closeSilentClaims(road.deps); };
const insertCredit = (claimId: string, leaseId: string, over: { seq?: number; days?: number; periodDays?: number; amountMinor?: bigint; fromOn?: string } = {}) => road.db.claimCredit.create({
  data: { claimId, leaseId, seq: 1, days: 2, periodDays: 30, currency: 'KRW', amountMinor: 1n, untilOn: new Date('2026-03-25'), at: new Date(LATE), ...over, fromOn: new Date(over.fromOn ?? '2026-03-12') },
});

describe('the database refuses', () => {
  test('a credit above the instalment, above its days, twice, or before the promise broke', async () => {
    const walk = await aLease(road);
    const id = await opened(walk);
    await expect(insertCredit(id, walk.leaseId), 'nothing is broken yet').rejects.toThrow(/not due/);
    road.clock.set(LATE);
    await sweep();
    const { amountMinor } = await road.db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 1 } } });
    await expect(insertCredit(id, walk.leaseId, { fromOn: '2026-03-05' }), 'before it broke').rejects.toThrow(/not due/);
    await expect(insertCredit(id, walk.leaseId, { amountMinor: amountMinor + 1n, days: 30 })).rejects.toThrow();
    await expect(insertCredit(id, walk.leaseId, { amountMinor: (amountMinor * 2n) / 30n + 2n })).rejects.toThrow(/not due/);
    await expect(insertCredit(id, walk.leaseId, { days: 40 })).rejects.toThrow();
    valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
    await expect(insertCredit(id, walk.leaseId), 'it was given').rejects.toThrow();
    await expect(road.db.claimCredit.updateMany({ where: { claimId: id }, data: { amountMinor: 2n } })).rejects.toThrow();
    await expect(road.db.claimCredit.deleteMany({ where: { claimId: id } })).rejects.toThrow();
  });

  test('a breach of what is not broken yet, one of another moment, and its end', async () => {
    const walk = await aLease(road);
    const claim = await road.db.serviceClaim.findUniqueOrThrow({ where: { id: await opened(walk) } });
    const breach = { claimId: claim.id, leaseId: walk.leaseId, sellerId: walk.seller.sellerId, promise: 'REPAIR' as const };
    await expect(road.db.guaranteeBreach.create({ data: { ...breach, brokenAt: claim.repairBy, notedAt: new Date(BEGIN) } })).rejects.toThrow(/nothing was broken/);
    await expect(road.db.guaranteeBreach.create({ data: { ...breach, brokenAt: new Date(BEGIN), notedAt: new Date(LATE) } })).rejects.toThrow(/nothing was broken/);
    road.clock.set(LATE);
    await sweep();
    await expect(road.db.guaranteeBreach.deleteMany({ where: { claimId: claim.id } })).rejects.toThrow();
    valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: claim.id }));
  });

  test('a second open claim, another text or moment, an earlier deadline, and life after its end', async () => {
    const walk = await aLease(road);
    const id = await opened(walk);
    const row = await road.db.serviceClaim.findUniqueOrThrow({ where: { id } });
    await expect(road.db.serviceClaim.create({ data: { ...row, id: newId('cl') } })).rejects.toThrow();
    for (const data of [{ text: 'x' }, { usable: true }, { openedAt: new Date(LATE) }, { repairBy: new Date(BEGIN) }, { respondBy: new Date(BEGIN) }]) {
      await expect(road.db.serviceClaim.update({ where: { id }, data })).rejects.toThrow();
    }
    await expect(road.db.claimStep.updateMany({ where: { claimId: id }, data: { text: 'x' } })).rejects.toThrow();
    await expect(road.db.claimStep.deleteMany({ where: { claimId: id } })).rejects.toThrow();
    await expect(road.db.guarantee.update({ where: { leaseId: walk.leaseId }, data: { repairDays: 60 } })).rejects.toThrow(/what its contract says/);
    valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
    await expect(road.db.serviceClaim.update({ where: { id }, data: { state: 'OPEN', closedAt: null, end: null } })).rejects.toThrow(/cannot change so/);
    await expect(road.db.serviceClaim.delete({ where: { id } })).rejects.toThrow();
  });
});

test('what is held back of the seller pays first, then what it is owed, then the reserve, and the mall in the end: the financier loses nothing', async () => {
  const walk = await aLease(road, { seller: await road.seller('소리나무 악기'), lender: 'script' });
  const { sellerId } = walk.seller;
  const of = { partyId: sellerId, leaseId: walk.leaseId };
  // Of a bank's lease the seller is owed the first payment alone: all of it but 5 was paid out, 3 are held back, 7 are in the reserve.
  await road.db.$transaction(async (tx) => {
    await postEntry(tx, { sourceType: 'test', sourceId: walk.leaseId, kind: 'paid-out', currency: 'KRW', occurredOn: '2026-03-03',
      lines: [debit('seller-payable', 548_000n - 5n, of), credit('seller-holdback', 3n, of), credit('guarantee-reserve', 7n, of), credit('cash', 548_000n - 15n, of)] }, road.clock.now());
  });
  const id = await opened(walk);
  road.clock.set(LATE);
  await sweep();
  valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
  const [given] = await road.db.claimCredit.findMany({ where: { claimId: id } });
  const entry = await road.db.journalEntry.findFirstOrThrow({ where: { sourceType: 'guarantee-credit', sourceId: `${id}:1` }, include: { lines: { orderBy: { line: 'asc' } } } });
  const amount = given?.amountMinor ?? 0n;
  expect(entry.lines.map(({ accountCode, side, amountMinor }) => [accountCode, side, amountMinor])).toEqual([
    ['seller-holdback', 'DEBIT', 3n], ['seller-payable', 'DEBIT', 5n], ['guarantee-reserve', 'DEBIT', 7n], ['guarantee-cost', 'DEBIT', amount - 15n], ['service-credit-payable', 'CREDIT', amount],
  ]);
});

test('of what is held back for a seller’s leases, the broken one’s is taken first and of each no more than is there', async () => {
  const seller = await road.seller('물푸레 악기');
  const [walk, other] = [await aLease(road, { seller, lender: 'script' }), await aLease(road, { seller, lender: 'script' })];
  await road.db.$transaction(async (tx) => {
    for (const [{ leaseId }, minor] of [[walk, 3n], [other, 100_000n]] as const) {
      const of = { partyId: seller.sellerId, leaseId };
      await postEntry(tx, { sourceType: 'test', sourceId: leaseId, kind: 'held', currency: 'KRW', occurredOn: '2026-03-03', lines: [debit('seller-payable', minor, of), credit('seller-holdback', minor, of)] }, road.clock.now());
    }
  });
  const id = await opened(walk);
  road.clock.set(LATE);
  await sweep();
  valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
  const { lines } = await road.db.journalEntry.findFirstOrThrow({ where: { sourceType: 'guarantee-credit', sourceId: `${id}:1` }, include: { lines: { orderBy: { line: 'asc' } } } });
  const amount = lines.find(({ accountCode }) => accountCode === 'service-credit-payable')?.amountMinor ?? 0n;
  expect(amount).toBeLessThan(100_000n);
  expect(lines.filter(({ side }) => side === 'DEBIT').map(({ accountCode, leaseId, amountMinor }) => [accountCode, leaseId, amountMinor])).toEqual([
    ['seller-holdback', walk.leaseId, 3n], ['seller-holdback', other.leaseId, amount - 3n],
  ]);
});

test('a lease that is withdrawn from ends its claim and its freeze, and gives nothing back of instalments that are returned', async () => {
  const walk = await aLease(road);
  const id = await opened(walk);
  road.clock.set('2026-03-10T12:00:00Z');
  valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
  road.clock.set(LATE);
  await sweep();
  expect(await road.db.serviceClaim.findUniqueOrThrow({ where: { id }, include: { credits: true } })).toMatchObject({ state: 'CLOSED', end: 'ENDED', credits: [] });
});

test('a lease that says something else of itself than its guarantee and release is seen', async () => {
  const walk = await aLease(road);
  await road.work('begin-guarantee');
  expect(await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId } })).toMatchObject({ guaranteeBegun: true, sellerReleased: false });
  await road.db.lease.update({ where: { id: walk.leaseId }, data: { guaranteeBegun: false } });
  expect((await brokenInvariants(road.database.migrationUrl)).join()).toContain('does not say whether its guarantee has begun');
  await road.db.lease.update({ where: { id: walk.leaseId }, data: { guaranteeBegun: true } });
});
