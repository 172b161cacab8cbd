import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBilling } from '@/lib/billing/run-billing';
import { withConnection } from '@/lib/host/postgres/connect';
import { addDays } from '@/lib/kernel/calendar';
import { accountHistory, currenciesOf } from '@/lib/ledger/views/account-history';
import { entryDetail } from '@/lib/ledger/views/entry';
import { CONNECTION_SETTINGS } from '@/lib/platform/db';
import { testDatabase, type TestDatabase } from '../support/database';
import { loadLeases, PLAIN_BILLING, timeOf } from '../support/many-leases';
import { statementsOf, type Sent } from '../support/statements';

/** All of them were billed on the first day, and nobody has paid; what comes next is far off, but for some. */
const LEASES = 100_000;
const DAYS = ['2026-04-06', '2027-05-06', '2027-06-08'] as const;
/** A thousand of them, in between the others, fall due on each of these. */
const SOME = { '2026-04-07': '50', '2026-04-20': '60' };

let database: TestDatabase;
const asOwner = (sql: string, values: unknown[] = []) => withConnection(database.superuserUrl, (client) => client.query(sql, values));
beforeAll(async () => {
  database = await testDatabase();
  await withConnection(database.superuserUrl, async (client) => {
    await loadLeases(client, { from: 1, leases: LEASES, days: DAYS });
    await client.query('SET session_replication_role = replica');
    await client.query(PLAIN_BILLING, [DAYS[0], timeOf(DAYS[0])]);
    await client.query("INSERT INTO billing_day (day, total, done, started_at, moved_at, finished_at) VALUES ($1::date, $2, $2, now(), now(), now())", [DAYS[0], LEASES]);
    for (const [day, end] of Object.entries(SOME)) await client.query('UPDATE lease_instalment SET due_on = $1::date WHERE seq = 2 AND lease_id IN (SELECT id FROM lease WHERE right(number, 2) = $2)', [day, end]);
    await client.query('RESET session_replication_role');
    await client.query('VACUUM (ANALYZE)');
  });
}, 300_000);

// The crowd has no contracts: it goes before the invariants are looked at.
afterAll(async () => {
  await asOwner('SET session_replication_role = replica; DELETE FROM account_sum; DELETE FROM account_movement; DELETE FROM journal_line; DELETE FROM journal_entry; DELETE FROM invoice; DELETE FROM lease_instalment; DELETE FROM lease; DELETE FROM billing_day');
  await database.drop();
});

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
const LARGE = ['lease', 'lease_instalment', 'invoice', 'journal_entry', 'journal_line'];

/** What a statement reads of the large tables, as it would be run now; nothing of it stays. */
const explained = ({ text, values }: Sent) => withConnection(database.url, async (client) => {
  for (const [, name = '', value = ''] of CONNECTION_SETTINGS.matchAll(/-c (\w+)=(\S+)/g)) await client.query('SELECT set_config($1, $2, false)', [name, value]);
  await client.query('BEGIN');
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan; 'Execution Time': number }[] }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, [...values]);
  await client.query('ROLLBACK');
  const plan = rows[0]?.['QUERY PLAN'][0];
  const large = nodes(plan!.Plan).filter((node) => LARGE.includes(node['Relation Name'] ?? '') && node['Node Type'].includes('Scan'));
  return {
    ms: plan?.['Execution Time'] ?? 0,
    whole: large.filter((node) => node['Node Type'].includes('Seq Scan')).map((node) => node['Relation Name']),
    rows: large.reduce((sum, node) => sum + ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1), 0),
  };
});

/** The statements of a run up to that day; each is tried on what is there before the run. */
async function statementsOfRun(day: string): Promise<Sent[]> {
  database.clock.set(`${day}T01:00:00Z`);
  const { sent } = await statementsOf(() => runBilling(database.deps));
  return sent.filter(({ text }) => /^\s*(SELECT|WITH|INSERT|UPDATE)/i.test(text));
}

const bills = (sent: readonly Sent[]) => sent.filter(({ text }) => text.includes('INSERT INTO invoice'));
const isDue = ({ text }: Sent) => /i\.due_on = \$\d+::date AND \(i\.lease_id/.test(text);

test('a batch of what is due reads its own rows by an index, and of the large tables none whole', async () => {
  const due = bills(await statementsOfRun('2026-04-07')).find(isDue);
  expect(await database.db.invoice.count()).toBe(LEASES + 1000);
  for (const day of ['2026-04-20', DAYS[1]]) {
    const { whole, rows } = await explained({ ...due!, values: due!.values.map((value) => (value === '2026-04-07' ? day : value)) });
    expect([day, whole, rows < 2500 * 8 ? 'few' : rows]).toEqual([day, [], 'few']);
  }
}, 120_000);

test('what was left behind is looked for in bounded steps by an index, however many wait to be paid', async () => {
  const sent = bills(await statementsOfRun('2026-04-08')).filter((statement) => !isDue(statement));
  expect(sent.length).toBeGreaterThanOrEqual(LEASES / 20_000);
  const { whole, rows } = await explained(sent[0]!);
  expect(whole).toEqual([]);
  expect(rows).toBeLessThan(20_000 * 4);
}, 120_000);

test('the same day again asks a handful of questions', async () => {
  const { sent } = await statementsOf(() => runBilling(database.deps));
  expect(sent.length).toBeLessThan(5);
});

test('forty days of silence are walked at once', async () => {
  database.clock.set(`${addDays('2026-04-08', 40)}T01:00:00Z`);
  await runBilling(database.deps);
  expect(await database.db.billingDay.count({ where: { finishedAt: { not: null } } })).toBe(43);
  expect(await database.db.invoice.count()).toBe(LEASES + 2000);
}, 300_000);

test('an account’s history and an entry read little of a ledger of hundreds of thousands of lines', async () => {
  await asOwner('VACUUM (ANALYZE)');
  const admin = { userId: 'p_x', role: 'ADMIN' as const, name: 'x' };
  const { id: leaseId = '', purchaserId: party = '' } = await database.db.lease.findFirst({ select: { id: true, purchaserId: true } }) ?? {};
  const filter = { account: 'billed-receivable', currency: 'KRW', party: '', lease: '', from: '', to: '' };
  for (const asked of [{ ...filter, lease: leaseId }, { ...filter, party }]) {
    const { result, sent } = await statementsOf(() => accountHistory(database.db, admin, asked));
    expect(result?.rows.length).toBeGreaterThan(0);
    for (const statement of sent) {
      const { whole, rows } = await explained(statement);
      expect([statement.text.slice(0, 80), whole, rows < 200 ? 'few' : rows]).toEqual([statement.text.slice(0, 80), [], 'few']);
    }
  }
  const first = await accountHistory(database.db, admin, filter);
  expect(first?.rows).toHaveLength(50);
  const { sent: [page] } = await statementsOf(() => accountHistory(database.db, admin, { ...filter, after: first?.next ?? undefined }));
  expect((await explained(page!)).rows).toBeLessThan(2000);
  expect(await entryDetail(database.db, admin, first?.rows[0]?.entryId ?? '')).not.toBeNull();
  const { sent: [currencies] } = await statementsOf(() => currenciesOf(database.db, admin));
  expect((await explained(currencies!)).rows).toBeLessThan(10);
});
