import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearSettled } from '@/lib/billing/overdue/after-payment';
import { sendDemands } from '@/lib/billing/overdue/send-demand';
import { tellSteps } from '@/lib/billing/overdue/tell-steps';
import { walkOverdue } from '@/lib/billing/overdue/walk-overdue';
import { overdueQueue } from '@/lib/billing/views/overdue';
import { withConnection } from '@/lib/host/postgres/connect';
import { morning } from '@/tests/support/overdue';
import { aLease, paid } from '@/tests/support/rights';
import { openRoad, type Road } from '@/tests/support/road';
import { statementsOf, type Sent } from '@/tests/support/statements';

/** Leases with a bill that is paid, each once overdue; of some the bill is open and late. */
const LEASES = 100_000;
const LATE = 500;

let road: Road;
beforeAll(async () => {
  road = await openRoad();
  const { leaseId } = await aLease(road);
  await paid(road, leaseId, 0, 1);
  road.clock.set(morning('2026-05-20'));
  await road.db.billingDay.create({ data: { day: new Date('2026-05-20'), total: 0, startedAt: new Date(), movedAt: new Date(), finishedAt: new Date() } });
  await road.db.overdueDay.create({ data: { day: new Date('2026-05-19'), finishedAt: new Date() } });
  await crowd(leaseId);
}, 300_000);

// What was copied belongs to no lease: it goes before the invariants are looked at.
afterAll(async () => {
  await withConnection(road.database.migrationUrl, async (client) => {
    for (const table of ['overdue_step', 'lease_overdue', 'invoice', 'lease_instalment']) {
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await client.query(`DELETE FROM ${table} WHERE lease_id LIKE 'l_X%'`);
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    }
    await client.query('DELETE FROM billing_day');
  });
  await road.close();
});

/** In this database alone the copies need no leases of their own. */
const crowd = (leaseId: string) => withConnection(road.database.migrationUrl, async (client) => {
  const { rows } = await client.query<{ drop: string }>(`SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop FROM pg_constraint
    WHERE contype = 'f' AND (confrelid IN ('lease'::regclass, 'lease_instalment'::regclass) OR conrelid = 'invoice'::regclass)`);
  for (const { drop } of rows) await client.query(drop);
  for (const table of ['lease_overdue', 'lease_instalment', 'invoice']) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await client.query(`INSERT INTO lease_instalment (lease_id, seq, due_on, amount_minor, interest_minor, principal_minor, balance_minor, state)
    SELECT 'l_X' || n, 1, '2026-04-30', amount_minor, interest_minor, principal_minor, balance_minor, CASE WHEN n <= ${LATE} THEN 'DUE'::"InstalmentState" ELSE 'PAID' END FROM lease_instalment, generate_series(1, ${LEASES}) n WHERE lease_id = '${leaseId}' AND seq = 1`);
  await client.query(`INSERT INTO invoice (id, lease_id, seq, kind, state, currency, billed_on, due_on, amount_minor, created_at, paid_at)
    SELECT 'in_X' || n, 'l_X' || n, 1, 'INSTALMENT', CASE WHEN n <= ${LATE} THEN 'OPEN'::"InvoiceState" ELSE 'PAID' END, 'KRW', '2026-04-30', '2026-04-30', 100680, now(), CASE WHEN n > ${LATE} THEN now() END FROM generate_series(1, ${LEASES}) n`);
  await client.query(`INSERT INTO lease_overdue (lease_id, state, since, next_on, oldest_on, late_rate)
    SELECT 'l_X' || n, CASE WHEN n > ${LATE} THEN 'CURRENT'::"OverdueState" WHEN n % 3 = 0 THEN 'GRACE' WHEN n % 3 = 1 THEN 'REMINDED' ELSE 'LATE' END, '2026-05-01', CASE WHEN n <= ${LATE} THEN date '2026-05-20' + n % 2 * 30 END, '2026-04-30', 0.099 FROM generate_series(1, ${LEASES}) n`);
  for (const table of ['lease_overdue', 'lease_instalment', 'invoice']) {
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query(`ANALYZE ${table}`);
  }
});

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

const LARGE = ['invoice', 'lease_instalment', 'lease_overdue'];

/** Large tables that a statement reads from their first row to their last. */
const scanned = ({ text, values }: Sent) => withConnection(road.database.url, async (client) => {
  const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values as unknown[]);
  return nodes((rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]!.Plan)
    .filter((node) => node['Node Type'] === 'Seq Scan' && LARGE.includes(node['Relation Name'] ?? '')).map((node) => node['Relation Name']);
});

test.each([
  ['the walk of a day', () => walkOverdue(road.deps)],
  ['the look for what was paid', () => clearSettled({ ...road.deps, log: { ...road.deps.log, error: () => undefined } })],
  ['the look for demands', () => sendDemands({ ...road.deps, log: { ...road.deps.log, error: () => undefined } })],
  ['the telling', () => tellSteps(road.deps)],
  ['the desk’s queue', () => overdueQueue(road.db, road.deskPerson, {}, road.clock.now()).catch(() => undefined)],
] as const)('%s reads the large tables by an index, at a hundred thousand leases', async (_, work) => {
  const { sent } = await statementsOf<unknown>(work);
  const read = sent.filter(({ text }) => /^\s*(SELECT|WITH|UPDATE|INSERT|DELETE)/i.test(text));
  expect(read.length).toBeGreaterThan(0);
  for (const statement of read) expect([statement.text.slice(0, 300), await scanned(statement)]).toEqual([statement.text.slice(0, 300), []]);
});
