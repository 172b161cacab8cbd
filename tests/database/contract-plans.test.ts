import { afterAll, beforeAll, expect, test } from 'vitest';
import { reviewLoad } from '@/lib/contracts/views/load';
import { contractQueue } from '@/lib/contracts/views/queue';
import { withConnection } from '@/lib/host/postgres/connect';
import { findUntold } from '@/lib/signing/store/unsigned';
import { countUnsigned, unsignedCases } from '@/lib/signing/views/unsigned';
import { openRoad, type Road } from '@/tests/support/road';
import { statementsOf, type Sent } from '@/tests/support/statements';

/** Contracts in force, each with its two entries in the audit log, decided one a quarter of an hour. */
const CONTRACTS = 100_000;

let road: Road;
beforeAll(async () => {
  road = await openRoad();
  const walk = await road.walk('LEASE');
  await road.walk('DRAWN');
  await crowd(walk.contractId);
}, 300_000);

// What was copied has no orders or documents: it goes before the invariants are looked at.
afterAll(async () => {
  await withConnection(road.database.migrationUrl, async (client) => {
    for (const [table, where] of [['audit_entry', "subject_id LIKE 'c_X%'"], ['contract', "id LIKE 'c_X%'"]] as const) {
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await client.query(`DELETE FROM ${table} WHERE ${where}`);
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    }
  });
  await road.close();
});

const COPY: Record<string, string> = {
  id: "'c_X' || n", number: "'X-' || n", order_id: "'o_X' || n", document_id: "'f_X' || n", sealed_id: "'g_X' || n", verify_code: "'X' || n",
  drawn_at: "c.drawn_at - make_interval(mins => 15 * n)", sign_by: 'c.sign_by - make_interval(mins => 15 * n)',
};

/** In this database alone the copies need no orders of their own. */
const crowd = (contractId: string) => withConnection(road.database.migrationUrl, async (client) => {
  const { rows: references } = await client.query<{ drop: string }>(`SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop
    FROM pg_constraint WHERE contype = 'f' AND conrelid = 'contract'::regclass`);
  for (const { drop } of references) await client.query(drop);
  const { rows } = await client.query<{ name: string }>("SELECT attname AS name FROM pg_attribute WHERE attrelid = 'contract'::regclass AND attnum > 0 AND NOT attisdropped");
  await client.query(`INSERT INTO contract (${rows.map(({ name }) => name).join(', ')}) SELECT ${rows.map(({ name }) => COPY[name] ?? `c.${name}`).join(', ')}
    FROM contract c, generate_series(1, ${CONTRACTS}) n WHERE c.id = $1`, [contractId]);
  // The chain takes a lock an entry, more than one transaction may hold.
  await client.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_link');
  for (const [seq, action, minutes] of [[1, 'contract.drawn', 0], [2, 'contract.approved', 90]] as const) {
    await client.query(`INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, at, prev_hash, hash, seq)
      SELECT 'contract', c.id, $1, 'x', 'ADMIN', c.drawn_at + make_interval(mins => $2), '', '', $3 FROM contract c WHERE c.id LIKE 'c_X%'`, [action, minutes, seq]);
  }
  await client.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_link');
  await client.query('ANALYZE contract');
  await client.query('ANALYZE audit_entry');
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

/** Rows of the two large tables that a statement reads, found or thrown away. */
const rowsRead = ({ text, values }: Sent) => withConnection(road.database.url, async (client) => {
  const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values as unknown[]);
  const large = nodes((rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]!.Plan).filter((node) => ['contract', 'audit_entry'].includes(node['Relation Name'] ?? ''));
  return {
    rows: large.reduce((sum, node) => sum + ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1), 0),
    scans: large.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
  };
});

test.each([
  ['the queue', 50, () => contractQueue(road.deps, road.admin)],
  // 2,880 decisions in thirty days, each with the one before it.
  ['the picture of the review', 9000, () => reviewLoad(road.deps, road.admin)],
  ['the desk’s list', 50, () => unsignedCases(road.deps, road.deskPerson)],
  ['the desk’s count', 50, () => countUnsigned(road.deps, road.deskPerson)],
  ['the sweep of what nobody signed', 50, () => findUntold(road.db, road.clock.now(), 200)],
] as const)('%s reads few rows of the large tables, by an index', async (_, most, read) => {
  const { sent } = await statementsOf<unknown>(read);
  for (const statement of sent) {
    const { rows, scans } = await rowsRead(statement);
    expect([statement.text.slice(0, 200), scans, rows <= most ? 'few' : rows]).toEqual([statement.text.slice(0, 200), [], 'few']);
  }
});

test('the picture of a hundred thousand contracts takes no longer than a page may', async () => {
  const began = performance.now();
  const load = await reviewLoad(road.deps, road.admin);
  expect(load?.all?.approved).toBeGreaterThan(2800);
  expect(performance.now() - began).toBeLessThan(1000);
});
