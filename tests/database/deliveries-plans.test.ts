import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLapsedNotices, findSilent, findUnrelayed, findUnwarned } from '@/lib/deliveries/store/overdue';
import { purchaserOrders } from '@/lib/deliveries/views/purchaser-orders';
import { sellerCounts, sellerOrders } from '@/lib/deliveries/views/seller-orders';
import { withConnection } from '@/lib/host/postgres/connect';
import { findIdleForms } from '@/lib/orders/store/form';
import { testDatabase, type TestDatabase } from '../support/database';
import { orderWorld, someOrder, somePurchaser, type OrderWorld } from '../support/orders';
import { statementsOf, type Sent } from '../support/statements';

const ORDERS = 100_000;

let t: TestDatabase;
let world: OrderWorld;
beforeAll(async () => {
  t = await testDatabase();
  world = await orderWorld(t.deps);
  await crowd(await someOrder(t.deps, world, await somePurchaser(t.deps)));
}, 300_000);

// What was copied has no purchasers, holds or audit: it goes before the invariants are looked at.
afterAll(() => withConnection(t.migrationUrl, async (client) => {
  await client.query("DELETE FROM delivery WHERE order_id LIKE 'o_X%'");
  await client.query("DELETE FROM lease_order WHERE id LIKE 'o_X%'");
}));

const N = "lpad(n::text, 25, '0')";

/** What differs between the copies, as SQL over the number n and the row o that is copied; every fiftieth is a form without a delivery. */
const ORDER_COPY: Record<string, string> = {
  id: `'o_X' || ${N}`, number: "'X-' || n", purchaser_id: "'p_' || (n % 500)", created_at: 'o.created_at - make_interval(secs => n)',
  state: `(CASE WHEN n % 50 = 0 THEN 'FORM' ELSE 'REFUSED' END)::"OrderState"`, unit_id: 'CASE WHEN n % 50 = 0 THEN NULL ELSE o.unit_id END',
  listing_id: "CASE WHEN n % 50 = 0 THEN 'g_' || n ELSE o.listing_id END", hold_until: "o.created_at + interval '1 hour' + make_interval(secs => n)",
};
const DELIVERY_COPY: Record<string, string> = {
  order_id: `'o_X' || ${N}`, purchaser_id: "'p_' || (n % 500)", noticed_at: 'o.noticed_at - make_interval(secs => n)',
  accept_by: 'o.accept_by + make_interval(secs => n)', silence_at: "o.noticed_at + interval '7 days' + make_interval(secs => n)",
  relay_by: "o.noticed_at + interval '1 day' + make_interval(secs => n)",
  state: `(CASE WHEN n % 20 <> 1 THEN 'RELAYED' WHEN n % 100 = 1 THEN 'NOTICED' WHEN n % 100 = 21 THEN 'ACCEPTED' WHEN n % 100 = 41 THEN 'SHIPPED'
                WHEN n % 100 = 61 THEN 'RECEIVED' ELSE 'DECIDED' END)::"DeliveryState"`,
};

/** Copies one placed order into a busy seller's years: in this database alone the copies need no purchasers of their own. */
const crowd = (orderId: string) => withConnection(t.migrationUrl, async (client) => {
  const { rows: references } = await client.query<{ drop: string }>(`SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop
    FROM pg_constraint WHERE contype = 'f' AND (conrelid IN ('lease_order'::regclass, 'delivery'::regclass) OR confrelid = 'lease_order'::regclass)`);
  for (const { drop } of references) await client.query(drop);
  const copy = async (table: string, key: string, changes: Record<string, string>, where: string) => {
    const { rows } = await client.query<{ name: string }>('SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped', [table]);
    const values = rows.map(({ name }) => changes[name] ?? `o.${name}`);
    await client.query(`INSERT INTO ${table} (${rows.map(({ name }) => name).join(', ')}) SELECT ${values.join(', ')}
      FROM ${table} o, generate_series(1, ${ORDERS}) n WHERE o.${key} = $1 AND ${where}`, [orderId]);
    await client.query(`ANALYZE ${table}`);
  };
  await copy('lease_order', 'id', ORDER_COPY, 'true');
  await copy('delivery', 'order_id', DELIVERY_COPY, 'n % 50 <> 0');
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
async function rowsRead({ text, values }: Sent): Promise<{ rows: number; scans: string[] }> {
  return withConnection(t.url, async (client) => {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values as unknown[]);
    const large = nodes((rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]!.Plan).filter((node) => ['lease_order', 'delivery'].includes(node['Relation Name'] ?? ''));
    return {
      rows: large.reduce((sum, node) => sum + ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1), 0),
      scans: large.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
    };
  });
}

const middle = { atMs: Date.parse('2026-03-01T12:00:00Z'), id: `o_${'0'.repeat(26)}` };

test.each([
  ['the seller’s list', 200, () => sellerOrders(t.db, world.seller, { tab: 'all', search: '' }, t.clock.now())],
  ['a page in the middle of it', 200, () => sellerOrders(t.db, world.seller, { tab: 'all', search: '', after: middle }, t.clock.now())],
  ['the seller’s tab of notices', 200, () => sellerOrders(t.db, world.seller, { tab: 'accept', search: '' }, t.clock.now())],
  ['the seller’s tab of what is over', 300, () => sellerOrders(t.db, world.seller, { tab: 'done', search: '', after: middle }, t.clock.now())],
  ['the purchaser’s list', 200, () => purchaserOrders(t.db, { userId: 'p_7', role: 'PURCHASER', name: '' }, {}, t.clock.now())],
  ['the sweep of idle forms, of which there are 2,000,', 2000, () => findIdleForms(t.db, t.clock.now().add({ minutes: 61 }), 200)],
  ['the sweep of lapsed notices', 1000, () => findLapsedNotices(t.db, t.clock.now().add({ hours: 24, minutes: 5 }))],
  ['the sweep of warnings', 1000, () => findUnwarned(t.db, 4, t.clock.now().add({ hours: 96, minutes: 5 }))],
  ['the sweep of silence', 1000, () => findSilent(t.db, t.clock.now().add({ hours: 168, minutes: 5 }))],
  ['the sweep of relays', 1000, () => findUnrelayed(t.db, t.clock.now().add({ hours: 24, minutes: 5 }))],
] as const)('%s reads few rows of the large tables, by an index', async (_, most, read) => {
  const { sent } = await statementsOf<unknown>(read);
  for (const statement of sent) {
    const { rows, scans } = await rowsRead(statement);
    expect([statement.text.slice(0, 200), scans, rows <= most ? 'few' : rows]).toEqual([statement.text.slice(0, 200), [], 'few']);
  }
});

test('counting a seller’s 98,000 orders takes no longer than a page may', async () => {
  const began = performance.now();
  const { tabs } = await sellerCounts(t.db, world.seller, t.clock.now());
  expect(tabs.all).toBe(98_001);
  expect(performance.now() - began).toBeLessThan(1000);
});
