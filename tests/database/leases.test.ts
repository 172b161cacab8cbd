import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomInt } from 'node:crypto';
import { buildSchedule } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';
import { ACCOUNTS } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { purchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { type InstalmentRow, instalmentRows } from '@/lib/leases/model';
import { openLease } from '@/lib/leases/open-lease';
import { insertLease } from '@/lib/leases/store';
import { leaseDetail, purchaserLeases } from '@/lib/leases/views';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { errorOf } from '@/tests/support/catalogue';
import { sampleTerms } from '@/tests/support/contract-sample';
import { PIANO } from '@/tests/support/orders';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

describe('a lease', () => {
  test.each(['desk', 'script'] as const)('of %s carries the contract’s schedule to the won, nothing paid, and one balanced entry', async (lender) => {
    const walk = await road.walk('LEASE', { lender });
    const contract = await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } });
    const terms = contract.terms as unknown as ReturnType<typeof sampleTerms>;
    const detail = await leaseDetail(road.db, walk.purchaser, walk.leaseId, road.clock.now());
    expect(detail?.rows.slice(1).map(({ seq, dueOn, amountMinor, interestMinor, principalMinor, balanceMinor }) => ({
      seq, dueOn, amount: String(amountMinor), interest: String(interestMinor), principal: String(principalMinor), balance: String(balanceMinor),
    }))).toEqual(terms.schedule);
    expect(detail?.rows[0]).toMatchObject({ seq: 0, amountMinor: 548_000n, dueOn: '2026-03-02' });
    expect(detail?.rows.every(({ state }) => state === 'DUE')).toBe(true);
    expect(detail).toMatchObject({ passed: 0, totalCostMinor: BigInt(terms.totalCost), startsOn: '2026-03-02', endsOn: terms.schedule.at(-1)?.dueOn, next: { seq: 0, amountMinor: 548_000n } });
    expect(detail?.exits.map(({ month }) => month)).toEqual([0, ...terms.schedule.map(({ seq }) => seq)]);
    expect(detail?.exits.at(0)).toMatchObject({ paidMinor: 548_000n, buyoutMinor: BigInt(terms.cashPrice) - 548_000n });
    expect(detail?.exits.at(-1)).toMatchObject({ paidMinor: BigInt(terms.totalCost), leftMinor: 0n, returnChargeMinor: 0n, buyoutMinor: BigInt(terms.residual) });
    expect((await purchaserContract(road.db, walk.purchaser, walk.contractId))?.exits).toEqual(detail?.exits);
    const entry = await road.db.journalEntry.findFirstOrThrow({ where: { sourceId: walk.leaseId }, include: { lines: true } });
    expect(entry.lines.map(({ accountCode }) => accountCode).sort()).toEqual(
      lender === 'desk' ? ['first-payment-receivable', 'lease-receivable', 'seller-payable', 'unearned-income'] : ['financier-claim', 'first-payment-receivable', 'seller-payable', 'serviced-receivable']);
  });

  test('opened eight times at once is opened once, and posted once', async () => {
    const walk = await road.walk('CONTRACT_SIGNED');
    await road.work('seal-contract');
    const opened = await Promise.all(Array.from({ length: 8 }, () => openLease(road.deps, walk)));
    const ids = new Set(opened.flatMap((each) => (each.ok ? [each.value.leaseId] : [])));
    expect(ids.size).toBe(1);
    await road.work('open-lease');
    expect(await road.db.lease.count({ where: { contractId: walk.contractId } })).toBe(1);
    expect(await road.db.journalEntry.count({ where: { sourceId: [...ids][0] ?? '' } })).toBe(1);
    expect(await road.db.notification.count({ where: { userId: walk.purchaser.userId, kind: 'leases.opened' } })).toBe(1);
    expect(await road.db.mailMessage.count({ where: { userId: walk.purchaser.userId, subject: { contains: '리스가 시작' } } })).toBe(1);
  });

  test('without a first payment keeps an empty row 0 and waits for the first instalment', async () => {
    const walk = await road.walk('LEASE', { firstPaymentMinor: '0', form: { dueDay: 1 } });
    const detail = await leaseDetail(road.db, walk.purchaser, walk.leaseId, road.clock.now());
    expect(detail?.rows[0]).toMatchObject({ seq: 0, amountMinor: 0n });
    expect(detail?.next).toMatchObject({ seq: 1, dueOn: '2026-04-01' });
  });

  test('is not opened before its contract is signed and sealed, by nobody', async () => {
    const walk = await road.walk('CONTRACT_SIGNED');
    expect(errorOf(await openLease(road.deps, walk))).toEqual({ code: 'not-found' });
    expect(errorOf(await openLease(road.deps, { contractId: newId('c') }))).toEqual({ code: 'not-found' });
  });

  test('is seen by its purchaser alone', async () => {
    const walk = await road.walk('LEASE');
    for (const other of [await road.purchaser(), walk.seller, road.admin, road.deskPerson]) {
      expect(await leaseDetail(road.db, other, walk.leaseId, road.clock.now())).toBeNull();
      expect(await purchaserLeases(road.db, other, road.clock.now())).toEqual([]);
    }
    expect((await purchaserLeases(road.db, walk.purchaser, road.clock.now())).map(({ id }) => id)).toEqual([walk.leaseId]);
  });
});

class Undone extends Error {}

describe('a schedule is whole (5)', () => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await road.walk('CONTRACT_SIGNED');
    await road.work('seal-contract');
  });

  /** Writes a lease of these terms, has the database check it as at commit, and undoes it. 'whole', or why not. */
  async function tryLease(terms: ReturnType<typeof sampleTerms>, change: (rows: InstalmentRow[]) => InstalmentRow[] = (rows) => rows, after?: (tx: Tx, leaseId: string) => Promise<unknown>): Promise<string> {
    const contract = await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId }, include: { order: true } });
    const { purchaserId, sellerId, institutionId, order } = contract;
    const id = newId('l');
    try {
      await road.db.$transaction(async (tx) => {
        await insertLease(tx, {
          id, number: id, contractId: contract.id, purchaserId, sellerId, institutionId, unitId: order.unitId ?? '', currency: 'KRW',
          financedMinor: BigInt(terms.cashPrice) - BigInt(terms.firstPayment), residualMinor: BigInt(terms.residual), totalCostMinor: BigInt(terms.totalCost),
          termMonths: terms.termMonths, startsOn: fromPlainDate('2026-03-02'), endsOn: fromPlainDate('2030-03-02'), createdAt: toDate(road.clock.now()),
        }, change(instalmentRows(terms, '2026-03-02')));
        await after?.(tx, id);
        await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
        throw new Undone();
      });
    } catch (error) {
      return error instanceof Undone ? 'whole' : String((error as Error).message);
    }
    return 'committed';
  }

  const between = (low: number, high: number) => randomInt(low, high + 1);
  function somePlan(): Partial<TermsInput> {
    for (;;) {
      const cashPriceMinor = BigInt(between(100_000, 90_000_000));
      const plan: Partial<TermsInput> = {
        cashPriceMinor, firstPaymentMinor: (cashPriceMinor * BigInt(between(0, 40))) / 100n, residualMinor: (cashPriceMinor * BigInt(between(0, 30))) / 100n,
        termMonths: between(1, 60), annualRate: `0.${String(between(0, 300)).padStart(4, '0')}`, timing: between(0, 1) ? 'ADVANCE' : 'ARREARS',
        rounding: { unit: [1n, 10n, 100n][between(0, 2)] ?? 1n, mode: 'HALF_UP', interest: 'HALF_EVEN' },
      };
      if (buildSchedule({ ...PIANO, ...plan }).ok) return plan;
    }
  }

  test('200 random plans are', async () => {
    const broken = [];
    for (let count = 0; count < 200; count += 1) {
      const terms = somePlan();
      const outcome = await tryLease(sampleTerms({ terms, dueDay: between(1, 31), acceptedOn: '2026-03-02' }));
      if (outcome !== 'whole') broken.push({ terms, outcome });
    }
    expect(broken).toEqual([]);
  });

  const move = (seq: number, change: Partial<InstalmentRow>) => (rows: InstalmentRow[]) => rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));
  const won = (rows: InstalmentRow[], seq: number, by: bigint) => rows.map((row) => (row.seq === seq ? { ...row, amountMinor: row.amountMinor + by, principalMinor: row.principalMinor + by } : row));
  test.each<[string, (rows: InstalmentRow[]) => InstalmentRow[]]>([
    ['a won too much in one instalment', (rows) => won(rows, 7, 1n)], ['a won too little in the last', (rows) => won(rows, 48, -1n)], ['a missing instalment', (rows) => rows.filter(({ seq }) => seq !== 20)],
    ['a missing first payment', (rows) => rows.filter(({ seq }) => seq !== 0)], ['an instalment more', (rows) => [...rows, { ...rows[0] as InstalmentRow, seq: 49, amountMinor: 0n, interestMinor: 0n, principalMinor: 0n }]],
    ['a gap in the numbers', (rows) => rows.map((row) => (row.seq === 48 ? { ...row, seq: 49 } : row))],
    ['a won moved from interest to principal', (rows) => rows.map((row) => (row.seq === 3 ? { ...row, interestMinor: row.interestMinor - 1n, principalMinor: row.principalMinor + 1n } : row))],
    ['no instalment at all', () => []],
  ])('one with %s is refused at commit', async (_, spoil) => {
    expect(await tryLease(sampleTerms({ acceptedOn: '2026-03-02' }), spoil)).toMatch(/is not whole/);
  });

  test.each<[string, Partial<InstalmentRow>]>([['parts that do not sum', { interestMinor: 1n }], ['a negative interest', { interestMinor: -1n }]])('a row with %s is refused at once', async (_, change) => {
    expect(await tryLease(sampleTerms({ acceptedOn: '2026-03-02' }), move(5, change))).toMatch(/lease_instalment_parts/);
  });

  test('the same number twice is refused at once', async () => {
    expect(await tryLease(sampleTerms({ acceptedOn: '2026-03-02' }), (rows) => [...rows, rows[5] as InstalmentRow])).toMatch(/Unique|lease_instalment_pkey/);
  });

  test('a row changed, or taken away, later is refused at commit', async () => {
    const terms = sampleTerms({ acceptedOn: '2026-03-02' });
    const change = (tx: Tx, id: string) => tx.$executeRaw`UPDATE lease_instalment SET amount_minor = amount_minor + 1, principal_minor = principal_minor + 1 WHERE lease_id = ${id} AND seq = 9`;
    const remove = (tx: Tx, id: string) => tx.$executeRaw`DELETE FROM lease_instalment WHERE lease_id = ${id} AND seq = 9`;
    const shorten = (tx: Tx, id: string) => tx.$executeRaw`UPDATE lease SET term_months = 47 WHERE id = ${id}`;
    for (const attack of [change, remove, shorten]) expect(await tryLease(terms, undefined, attack)).toMatch(/is not whole/);
  });
});

describe('every won balances (8)', () => {
  const entry = (lines: [side: 'DEBIT' | 'CREDIT', amountMinor: bigint][]) => road.db.$transaction(async (tx) => {
    const id = newId('j');
    await tx.journalEntry.create({ data: { id, sourceType: 'test', sourceId: id, kind: 'try', currency: 'KRW', occurredOn: fromPlainDate('2026-03-02'), postedAt: toDate(road.clock.now()) } });
    if (lines.length > 0) await tx.journalLine.createMany({ data: lines.map(([side, amountMinor], index) => ({ entryId: id, line: index + 1, accountCode: 'lease-receivable', side, amountMinor })) });
  }).then(() => 'committed', (error: Error) => error.message);

  test('a balanced raw entry commits', async () => {
    expect(await entry([['DEBIT', 100n], ['CREDIT', 60n], ['CREDIT', 40n]])).toBe('committed');
  });

  test.each<[string, [side: 'DEBIT' | 'CREDIT', amountMinor: bigint][]]>([
    ['more debit than credit', [['DEBIT', 100n], ['CREDIT', 99n]]], ['one side alone', [['DEBIT', 100n]]], ['no line', []], ['two debits', [['DEBIT', 1n], ['DEBIT', 1n]]],
  ])('one with %s is refused', async (_, lines) => { expect(await entry(lines)).toMatch(/does not balance/); });

  test.each([0n, -5n])('an amount of %s is refused', async (amount) => { expect(await entry([['DEBIT', amount], ['CREDIT', amount]])).toMatch(/journal_line_positive/); });

  test('a line added to a posted entry is refused', async () => {
    const { id } = await road.db.journalEntry.findFirstOrThrow();
    const add = road.db.journalLine.create({ data: { entryId: id, line: 99, accountCode: 'lease-receivable', side: 'DEBIT', amountMinor: 1n } });
    await expect(add).rejects.toThrow(/does not balance/);
  });

  test('the same source is posted once, however often and in whatever order it comes', async () => {
    const source = newId('j');
    const post = () => road.db.$transaction((tx) => postEntry(tx, {
      sourceType: 'test', sourceId: source, kind: 'twice', currency: 'KRW', occurredOn: '2026-03-02',
      lines: [{ account: 'lease-receivable', side: 'DEBIT', amountMinor: 5n }, { account: 'seller-payable', side: 'CREDIT', amountMinor: 5n }, { account: 'financier-claim', side: 'CREDIT', amountMinor: 0n }],
    }, road.clock.now()));
    const posted = await Promise.all(Array.from({ length: 6 }, post));
    expect(posted.filter(Boolean)).toHaveLength(1);
    const { lines } = await road.db.journalEntry.findFirstOrThrow({ where: { sourceId: source }, include: { lines: true } });
    expect(lines).toHaveLength(2);
  });

  test('an entry that does not balance is not even sent to the database', async () => {
    const post = road.db.$transaction((tx) => postEntry(tx, {
      sourceType: 'test', sourceId: newId('j'), kind: 'off', currency: 'KRW', occurredOn: '2026-03-02', lines: [{ account: 'lease-receivable', side: 'DEBIT', amountMinor: 5n }],
    }, road.clock.now()));
    await expect(post).rejects.toThrow('does not balance');
  });

  test('the chart of accounts in the database is the one in the code', async () => {
    const rows = await road.db.ledgerAccount.findMany({ select: { code: true, kind: true, nameKo: true, nameEn: true } });
    const sorted = (accounts: readonly { code: string }[]) => [...accounts].sort((a, b) => (a.code < b.code ? -1 : 1));
    expect(sorted(rows)).toEqual(sorted(ACCOUNTS));
  });
});
