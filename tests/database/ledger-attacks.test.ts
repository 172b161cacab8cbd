import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBilling } from '@/lib/billing/run-billing';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { withConnection } from '@/lib/host/postgres/connect';
import { openLease } from '@/lib/leases/open-lease';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry, reverseEntry } from '@/lib/ledger/store';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { Random } from '../support/faults/random';
import { aLease, openRoad, paid, type Road, type Walk } from '../support/rights';

let road: Road;
let walk: Walk;
let entryId: string;
beforeAll(async () => {
  road = await openRoad();
  walk = await aLease(road);
  entryId = (await road.db.journalEntry.findFirstOrThrow({ where: { sourceType: 'lease', sourceId: walk.leaseId } })).id;
});
afterAll(() => road.close());

/** Statements of one transaction, as the app's role or as the owner of the tables; what the database says to them. */
const attempt = (url: string, ...statements: string[]): Promise<string> => withConnection(url, async (client) => {
  try {
    await client.query('BEGIN');
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
    return 'done';
  } catch (error) {
    await client.query('ROLLBACK');
    return error instanceof Error ? error.message : String(error);
  }
});

const entry = (id: string, sourceId = id) => `INSERT INTO journal_entry (id, source_type, source_id, kind, currency, occurred_on, posted_at) VALUES ('${id}', 'attack', '${sourceId}', 'raw', 'KRW', '2026-03-03', now())`;
const lines = (id: string, ...each: [line: number, side: 'DEBIT' | 'CREDIT', amount: number][]) =>
  `INSERT INTO journal_line (entry_id, line, account_code, side, amount_minor) VALUES ${each.map(([line, side, amount]) => `('${id}', ${line}, 'cash', '${side}', ${amount})`).join(', ')}`;

describe.each(['the app', 'the owner of the tables'] as const)('%s', (who) => {
  const url = () => (who === 'the app' ? road.database.url : road.database.migrationUrl);

  test.each([
    ['an entry that does not balance', [entry('j_A'), lines('j_A', [1, 'DEBIT', 100], [2, 'CREDIT', 99])], /j_A does not balance: 1/],
    ['one whose other side comes later', [entry('j_B'), lines('j_B', [1, 'DEBIT', 100]), lines('j_B', [2, 'CREDIT', 100])], /j_B does not balance/],
    ['one without lines', [entry('j_C')], /j_C does not balance: it has no lines/],
    ['an amount of nothing', [entry('j_D'), lines('j_D', [1, 'DEBIT', 0], [2, 'CREDIT', 0])], /journal_line/],
    ['an amount below nothing', [entry('j_E'), lines('j_E', [1, 'DEBIT', -5], [2, 'CREDIT', -5])], /journal_line/],
    ['an account that is in no chart', [entry('j_F'), lines('j_F', [1, 'DEBIT', 5], [2, 'CREDIT', 5]).replaceAll("'cash'", "'petty-cash'")], /account_code/],
    ['lines of an entry that is not there', [lines('j_G', [1, 'DEBIT', 5], [2, 'CREDIT', 5])], /entry_id/],
  ])('cannot post %s', async (_, statements, refusal) => {
    expect(await attempt(url(), ...statements)).toMatch(refusal);
  });

  test('cannot add to an entry that is posted, not even what balances', async () => {
    expect(await attempt(url(), lines(entryId, [50, 'DEBIT', 7], [51, 'CREDIT', 7]))).toMatch(/is added to/);
  });

  test('cannot post the same source and kind a second time', async () => {
    const { sourceType, sourceId, kind } = await road.db.journalEntry.findUniqueOrThrow({ where: { id: entryId } });
    expect(await attempt(url(), entry('j_H', sourceId).replace("'attack'", `'${sourceType}'`).replace("'raw'", `'${kind}'`), lines('j_H', [1, 'DEBIT', 5], [2, 'CREDIT', 5]))).toMatch(/source_type/);
  });

  test.each([
    'UPDATE journal_line SET amount_minor = amount_minor + 1', "UPDATE journal_entry SET occurred_on = '2020-01-01'", 'DELETE FROM journal_line', 'DELETE FROM journal_entry',
    'TRUNCATE journal_line', 'TRUNCATE journal_entry CASCADE', 'UPDATE invoice SET amount_minor = 1', 'DELETE FROM invoice',
  ])('cannot %s', async (statement) => {
    await road.work('bill-lease');
    const before = await counted();
    expect(await attempt(url(), statement)).toMatch(/permission denied|append-only|cannot|may not|foreign key/i);
    expect(await counted()).toEqual(before);
  });
});

const counted = async () => [await road.db.journalEntry.count(), await road.db.journalLine.count(), await road.db.journalLine.aggregate({ _sum: { amountMinor: true } }), await road.db.invoice.count()];

describe('posting', () => {
  test('twenty times the same at once posts once', async () => {
    const posts = Array.from({ length: 20 }, () => road.db.$transaction((tx) => postEntry(tx, {
      sourceType: 'attack', sourceId: 'at-once', kind: 'raw', currency: 'KRW', occurredOn: '2026-03-03', lines: [debit('cash', 5n, {}), credit('deposits', 5n, {})],
    }, road.clock.now())));
    expect((await Promise.all(posts)).filter(Boolean)).toHaveLength(1);
    const back = () => road.db.$transaction((tx) => reverseEntry(tx, { of: { sourceType: 'attack', sourceId: 'at-once', kind: 'raw' }, kind: 'raw-back', occurredOn: '2026-03-04' }, road.clock.now()));
    expect([await back(), await back()]).toEqual([true, false]);
  });

  test('whatever a lease comes to, every use case that posts, done again and again and in any order, leaves the same books', async () => {
    for (const lender of ['desk', 'script'] as const) {
      const { contractId, purchaser, leaseId } = await aLease(road, { lender });
      await road.work('bill-lease');
      await paid(road, leaseId, 0);
      const bills = await road.db.invoice.findMany({ where: { leaseId } });
      const books = () => road.db.journalLine.findMany({ where: { leaseId }, orderBy: [{ entryId: 'asc' }, { line: 'asc' }] });
      const settle = async () => {
        for (const { id } of bills) await road.db.$transaction(async (tx) => { const held = await lockInvoice(tx, id); if (held) await settleInvoice(tx, held, { gateway: 'sandbox', at: road.clock.now() }); });
      };
      const again = [() => openLease(road.deps, { contractId }), () => runBilling(road.deps), settle, () => road.tryWork('bill-lease')];
      const random = new Random(20_260_303);
      const ran = await books();
      for (const act of random.shuffled([...again, ...again, ...again])) await act();
      expect(await books()).toEqual(ran);
      expect((await withdrawContract(road.deps, purchaser, { contractId })).ok).toBe(true);
      const undone = await books();
      expect(undone.length).toBeGreaterThan(ran.length);
      for (const act of random.shuffled([...again, ...again, () => withdrawContract(road.deps, purchaser, { contractId })])) await act();
      expect(await books()).toEqual(undone);
    }
  });
});
