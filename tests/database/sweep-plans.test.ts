import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectDue } from '@/lib/billing/collect-due';
import { beginMissingGuarantees } from '@/lib/guarantee/begin-guarantee';
import { withConnection } from '@/lib/host/postgres/connect';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { testDatabase, type TestDatabase } from '../support/database';
import { loadLeases, PLAIN_BILLING, timeOf } from '../support/many-leases';
import { explained } from '../support/plans';
import { statementsOf, type Sent } from '../support/statements';

/** Leases in order: begun, released, billed once, and of people who have no card. */
const LEASES = 100_000;
const DAY = '2026-04-06';
const LARGE = ['lease', 'lease_instalment', 'invoice', 'guarantee', 'seller_release'];

let database: TestDatabase;
const asOwner = (sql: string, values: unknown[] = []) => withConnection(database.superuserUrl, (client) => client.query(sql, values));
beforeAll(async () => {
  database = await testDatabase();
  await withConnection(database.superuserUrl, async (client) => {
    await loadLeases(client, { from: 1, leases: LEASES, days: [DAY, '2027-05-06'] });
    await client.query('SET session_replication_role = replica');
    await client.query(PLAIN_BILLING, [DAY, timeOf(DAY)]);
    await client.query("UPDATE lease SET guarantee_begun = true, seller_released = true, created_at = '2026-03-01'");
    await client.query('RESET session_replication_role');
    await client.query('VACUUM (ANALYZE)');
  });
}, 300_000);

// The crowd has no contracts: it goes before the invariants are looked at.
afterAll(async () => {
  await asOwner('SET session_replication_role = replica; DELETE FROM account_sum; DELETE FROM account_movement; DELETE FROM journal_line; DELETE FROM journal_entry; DELETE FROM invoice; DELETE FROM lease_instalment; DELETE FROM lease');
  await database.drop();
});

/** What a sweep asks of the large tables. */
async function asked(sweep: () => Promise<void>): Promise<Sent[]> {
  const { sent } = await statementsOf(sweep);
  return sent.filter(({ text }) => /^\s*(SELECT|WITH|UPDATE)/i.test(text) && LARGE.some((table) => new RegExp(`\\b${table}\\b`).test(text)));
}

test.each([
  ['leases without a guarantee', () => beginMissingGuarantees(database.deps)],
  ['leases whose sellers may be released', () => releaseToSellers(database.deps)],
] as const)('%s are found by an index that holds nothing else: where there is none, nothing is read', async (_, sweep) => {
  database.clock.set(`${DAY}T01:00:00Z`);
  const statements = await asked(sweep);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) {
    const { whole, rows } = await explained(database.url, LARGE, statement);
    expect([statement.text.slice(0, 60), whole, rows]).toEqual([statement.text.slice(0, 60), [], 0]);
  }
});

test('bills of people without a card are looked at once a day, not each minute', async () => {
  database.clock.set(`${DAY}T01:00:00Z`);
  await collectDue(database.deps);
  expect(await database.db.invoice.count({ where: { tryOn: new Date('2026-04-07') } })).toBe(LEASES);
  await asOwner('VACUUM (ANALYZE) invoice');
  const statements = await asked(() => collectDue(database.deps));
  expect(statements.length).toBeGreaterThan(1);
  for (const statement of statements) {
    const { whole, rows } = await explained(database.url, LARGE, statement);
    expect([statement.text.slice(0, 60), whole, rows]).toEqual([statement.text.slice(0, 60), [], 0]);
  }
}, 300_000);
