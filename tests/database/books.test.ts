import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBilling } from '@/lib/billing/run-billing';
import { billingProgress, billingRun } from '@/lib/billing/views/run';
import { stopBilling } from '@/lib/billing/stop-billing';
import type { Actor } from '@/lib/kernel/actor';
import { accountHistory, currenciesOf, type HistoryFilter } from '@/lib/ledger/views/account-history';
import { entryDetail } from '@/lib/ledger/views/entry';
import { exportedBooks } from '@/lib/ledger/views/export';
import { sumMovements } from '@/lib/ledger/sum-movements';
import { trialBalance } from '@/lib/ledger/views/trial-balance';
import { idsInBooks, namesInBooks } from '@/lib/leases/names-views';
import { valueOf } from '../support/catalogue';
import { brokenInvariants } from '../support/invariants';
import { statementsOf } from '../support/statements';
import { aLease, openRoad, paid, type Road, type Walk } from '../support/rights';

let road: Road;
let [inHouse, outside] = [{} as Walk, {} as Walk];
beforeAll(async () => {
  road = await openRoad();
  inHouse = await aLease(road);
  outside = await aLease(road, { lender: 'script' });
  await paid(road, inHouse.leaseId, 0);
  road.clock.set('2026-07-15T01:00:00Z');
  await runBilling(road.deps);
});
afterAll(() => road.close());

const ALL: HistoryFilter = { account: 'billed-receivable', currency: 'KRW', party: '', lease: '', from: '', to: '' };
const history = async (filter: Partial<HistoryFilter>, actor: Actor = road.admin) => {
  const page = await accountHistory(road.db, actor, { ...ALL, ...filter });
  if (!page) throw new Error('not seen');
  return page;
};

describe('the trial balance', () => {
  test('comes to nothing on every day, and grows with what was posted', async () => {
    let last = 0n;
    for (const day of ['2026-03-02', '2026-03-03', '2026-04-30', '2026-07-15']) {
      const books = await trialBalance(road.db, road.admin, day) ?? [];
      expect(books.map(({ debitMinor, creditMinor }) => debitMinor - creditMinor)).toEqual(books.map(() => 0n));
      expect((books[0]?.debitMinor ?? 0n) >= last).toBe(true);
      last = books[0]?.debitMinor ?? 0n;
    }
    expect(await trialBalance(road.db, road.admin, '2026-03-02')).toEqual([]);
    const [books] = await trialBalance(road.db, road.deskPerson, '2026-07-15') ?? [];
    expect(books?.rows.find(({ account }) => account === 'cash-in-transit')?.balanceMinor).toBe(548_000n);
    expect((books?.rows.find(({ account }) => account === 'interest-income')?.balanceMinor ?? 0n) > 0n).toBe(true);
  });
});

describe('what accounts come to, kept by day,', () => {
  const books = async () => JSON.stringify(await trialBalance(road.db, road.admin, '2026-07-15'), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

  test('is the same before and after it is taken together, by two at once too, and grows with what comes', async () => {
    const before = await books();
    expect(await road.db.accountMovement.count()).toBeGreaterThan(0);
    await Promise.all([sumMovements(road.deps), sumMovements(road.deps)]);
    expect(await road.db.accountMovement.count()).toBe(0);
    expect(await books()).toBe(before);
    expect(await brokenInvariants(road.database.migrationUrl)).toEqual([]);
    await paid(road, outside.leaseId, 0);
    expect(await books()).not.toBe(before);
    expect(await brokenInvariants(road.database.migrationUrl)).toEqual([]);
    await sumMovements(road.deps);
    const { sent } = await statementsOf(books);
    expect(sent.filter(({ text }) => /journal_line/.test(text)), 'no line is read').toEqual([]);
  });

  test('only grows, and what is not its lines’ is seen', async () => {
    for (const attack of ['UPDATE account_sum SET debit_minor = 0', 'DELETE FROM account_sum', 'TRUNCATE account_sum', "UPDATE account_sum SET day = '2020-01-01'"]) {
      await expect(road.db.$executeRawUnsafe(attack), attack).rejects.toThrow(/only grow|permission|append-only|cannot/);
    }
    await road.db.$executeRaw`INSERT INTO account_movement (account_code, currency, day, debit_minor, credit_minor) VALUES ('cash', 'KRW', '2026-03-03', 1, 0)`;
    expect((await brokenInvariants(road.database.migrationUrl)).join()).toContain('account that comes to something else');
    await road.db.accountMovement.deleteMany({ where: { accountCode: 'cash', debitMinor: 1n } });
  });
});

describe('the history of an account', () => {
  test('adds up line by line, from the oldest to what the trial balance says', async () => {
    const { rows } = await history({});
    expect(rows.length).toBeGreaterThan(6);
    let balance = 0n;
    for (const row of rows.toReversed()) {
      balance += row.side === 'DEBIT' ? row.amountMinor : -row.amountMinor;
      expect(row.balanceMinor).toBe(balance);
    }
    const [books] = await trialBalance(road.db, road.admin, '2026-07-15') ?? [];
    expect(balance).toBe(books?.rows.find(({ account }) => account === 'billed-receivable')?.balanceMinor);
  });

  test('of one lease, one person and some days holds theirs alone, with their own balance', async () => {
    const { rows } = await history({ lease: inHouse.leaseId });
    expect(rows.length).toBeGreaterThan(2);
    expect(new Set(rows.map(({ leaseId }) => leaseId))).toEqual(new Set([inHouse.leaseId]));
    expect(rows.at(-1)?.balanceMinor).toBe(rows.at(-1)?.amountMinor);
    expect((await history({ party: outside.purchaser.userId })).rows.every(({ partyId }) => partyId === outside.purchaser.userId)).toBe(true);
    const april = (await history({ lease: inHouse.leaseId, from: '2026-04-01', to: '2026-04-30' })).rows;
    expect(april.map(({ occurredOn }) => occurredOn.slice(0, 7))).toEqual(['2026-04']);
    expect(april[0]).toEqual(rows.find(({ id }) => id === april[0]?.id));
    expect((await history({ account: 'unearned-income', lease: outside.leaseId })).rows).toEqual([]);
  });

  test('is read on by keys, both ways; nonsense means the first page', async () => {
    const all = (await history({})).rows;
    const after = await history({ after: all[2]?.id });
    expect(after.rows).toEqual(all.slice(3));
    expect((await history({ before: all[3]?.id })).rows).toEqual(all.slice(0, 3));
    for (const nonsense of ['', '~', "2026-13-01~j_0~1", "'; DROP TABLE journal_line", '2026-04-01~x~1']) expect((await history({ after: nonsense })).rows).toEqual(all);
  });
});

test('an entry is shown whole, with what else came from the same', async () => {
  const { rows } = await history({ lease: inHouse.leaseId });
  const entry = await entryDetail(road.db, road.admin, rows.at(-1)?.entryId ?? '');
  expect(entry?.lines.map(({ account, side }) => [account, side])).toEqual([['billed-receivable', 'DEBIT'], ['first-payment-receivable', 'CREDIT']]);
  expect(entry?.others.map(({ kind }) => kind)).toEqual(['collected']);
  const names = await namesInBooks(road.db, road.admin, entry?.lines ?? []);
  expect(names.parties[inHouse.purchaser.userId]?.ko).toBe(inHouse.purchaser.name);
  const number = names.leases[inHouse.leaseId] ?? '';
  expect(await idsInBooks(road.db, road.admin, { party: '', lease: number })).toEqual({ party: '', lease: inHouse.leaseId });
  // Who works in a shop stands in the books as the shop.
  const { email, sellerId } = await road.db.user.findFirstOrThrow({ where: { role: 'SELLER' }, select: { email: true, sellerId: true } });
  expect(await idsInBooks(road.db, road.admin, { party: email, lease: '' })).toEqual({ party: sellerId, lease: '' });
});

test('a period as a file has every line once, in order', async () => {
  let text = '';
  for await (const piece of exportedBooks(road.db, road.admin, { currency: 'KRW', from: '2026-03-01', to: '2026-04-30' })) text += piece;
  const [head, ...rows] = text.trimEnd().split('\r\n');
  expect(head?.startsWith('\uFEFF"occurred_on"')).toBe(true);
  expect(rows).toHaveLength(await road.db.journalLine.count({ where: { entry: { occurredOn: { lte: new Date('2026-04-30') } } } }));
  expect(new Set(rows).size).toBe(rows.length);
  const sum = (side: string) => rows.filter((row) => row.includes(`"${side}"`)).reduce((total, row) => total + BigInt(row.split('","')[6] ?? '0'), 0n);
  expect(sum('DEBIT')).toBe(sum('CREDIT'));
});

test('nobody else sees the books or the run', async () => {
  const { rows } = await history({});
  for (const actor of [inHouse.purchaser, inHouse.seller]) {
    expect(await trialBalance(road.db, actor, '2026-07-15')).toBeNull();
    expect(await accountHistory(road.db, actor, ALL)).toBeNull();
    expect(await entryDetail(road.db, actor, rows[0]?.entryId ?? '')).toBeNull();
    expect(await currenciesOf(road.db, actor)).toEqual([]);
    expect(await namesInBooks(road.db, actor, rows)).toEqual({ parties: {}, leases: {} });
    expect((await exportedBooks(road.db, actor, { currency: 'KRW', from: '2026-03-01', to: '2026-04-30' }).next()).done).toBe(true);
    expect(await billingRun(road.db, actor, road.clock.now(), {})).toBeNull();
  }
  expect(await billingRun(road.db, road.deskPerson, road.clock.now(), {})).toBeNull();
  expect(await accountHistory(road.db, road.admin, { ...ALL, account: 'petty-cash' })).toBeNull();
});

describe('the run', () => {
  test('says which day it is at, what is left, which days were late, and who stopped it', async () => {
    const run = await billingRun(road.db, road.admin, road.clock.now(), {});
    expect(run?.progress).toMatchObject({ state: 'waits', daysLeft: 0, failures: 0, day: { day: '2026-07-15', finished: true } });
    expect(run?.days.rows[0]).toMatchObject({ day: '2026-07-15', lateDays: 0 });
    expect(run?.days.rows[1]).toMatchObject({ day: '2026-07-14', lateDays: 1 });
    const further = await billingRun(road.db, road.admin, road.clock.now(), { after: run?.days.next ?? undefined });
    expect(further?.days.rows[0]?.day).toBe('2026-06-14');
    valueOf(await stopBilling(road.deps, road.admin, { stop: true }));
    expect((await stopBilling(road.deps, road.admin, { stop: true })).ok).toBe(false);
    road.clock.set('2026-07-18T01:00:00Z');
    await runBilling(road.deps);
    expect(await billingProgress(road.db, road.admin, road.clock.now())).toMatchObject({ state: 'stopped', daysLeft: 3, day: { day: '2026-07-16', finished: false } });
    expect((await billingRun(road.db, road.admin, road.clock.now(), {}))?.stopped?.by).toBe(road.admin.name);
    valueOf(await stopBilling(road.deps, road.admin, { stop: false }));
    await runBilling(road.deps);
    expect(await billingProgress(road.db, road.admin, road.clock.now())).toMatchObject({ state: 'waits', daysLeft: 0 });
  });

  test('that passes a day over is found out', async () => {
    const passedOver = async () => (await brokenInvariants(road.database.migrationUrl)).filter((line) => line.includes('passed over'));
    expect(await passedOver()).toEqual([]);
    const day = new Date('2027-01-01');
    await road.db.billingDay.create({ data: { day, total: 0, startedAt: day, movedAt: day, finishedAt: day } });
    expect(await passedOver()).toHaveLength(1);
    await road.db.billingDay.delete({ where: { day } });
  });
});
