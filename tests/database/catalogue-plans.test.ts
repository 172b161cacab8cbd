import { afterAll, beforeAll, expect, test } from 'vitest';
import { withConnection } from '@/lib/host/postgres/connect';
import { characterPairs } from '@/lib/catalogue/model/search';
import { mallPage } from '@/lib/catalogue/views/mall';
import { searchPage } from '@/lib/catalogue/views/search';
import { sellerListings } from '@/lib/catalogue/views/seller-list';
import { someSeller } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';

const LISTINGS = 100_000;
const WORDS = ['피아노', '노트북', '냉장고', '안마의자', '자전거', '카메라', '에스프레소', '침대', '텔레비전', '소파', '첼로', '드론'];

let database: TestDatabase;
let sellerId: string;
beforeAll(async () => {
  database = await testDatabase();
  ({ sellerId } = await someSeller(database.deps));
  const another = (await someSeller(database.deps)).sellerId;
  await withConnection(database.migrationUrl, async (client) => {
    // The index of pairs is built at the end, at once: this is about reading.
    const { rows: [pairs] } = await client.query<{ indexdef: string }>("SELECT indexdef FROM pg_indexes WHERE indexname = 'listing_search_pairs'");
    await client.query('DROP INDEX listing_search_pairs');
    // Both tables in one statement: each refers to the other.
    await client.query(`
      WITH numbered AS (
        SELECT n, 'g_' || lpad(n::text, 26, '0') AS id, 'gv_' || lpad(n::text, 26, '0') AS version_id, timestamptz '2026-01-01' + n * interval '1 second' AS at,
               ($3::text[])[1 + (n * 7919) % ${WORDS.length}] AS word,
               (ARRAY['appliances','computers','furniture','health','mobility','instruments','shop'])[1 + n % 7] AS category
          FROM generate_series(1, ${LISTINGS}) AS n),
      versions AS (
        INSERT INTO listing_version (id, listing_id, number, frozen_at, title, category_code, brand, model, description, condition, cash_price_minor, end_of_term,
                                     offers, guarantee, specifications, created_by_id, created_at)
        SELECT version_id, id, 1, at, word || ' ' || n, category, '', '', '', 'NEW', 1000000, 'TITLE_TRANSFER', '[]', '{}', '[]', 'p', at FROM numbered)
      INSERT INTO listing (id, number, seller_id, status, published_version_id, published_at, created_at, title, category_code, cash_price_minor,
                           card_term_months, card_instalment_minor, card_total_cost_minor, card_total_to_own_minor, search_text)
      SELECT id, 'L-' || n, CASE WHEN n % 1000 = 0 THEN $1 ELSE $2 END, 'PUBLISHED', version_id, at, at, word || ' ' || n, category, 1000000,
             36, 30000, 1080000, 1080000, word || ' ' || md5(n::text) || ' 소리나무 악기' FROM numbered`,
    [sellerId, another, WORDS]);
    await client.query(pairs?.indexdef ?? '');
    await client.query('ANALYZE listing');
  });
}, 300_000);
afterAll(() => database.drop());

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const nodes = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Every statement that a view sends, explained as it is sent. */
async function plansOf(view: () => Promise<unknown>): Promise<PlanNode[]> {
  const sent: { text: string; values: unknown[] }[] = [];
  const { default: pg } = await import('pg');
  const original = Reflect.get(pg.Client.prototype, 'query') as (...all: unknown[]) => unknown;
  // The adapter ends in this method, whatever wrote the statement.
  pg.Client.prototype.query = function spy(this: unknown, ...args: unknown[]) {
    const [first, second] = args as [{ text?: string; values?: unknown[] } | string, unknown[] | undefined];
    const text = typeof first === 'string' ? first : first.text ?? '';
    if (/listing/.test(text) && /^\s*SELECT/i.test(text)) sent.push({ text, values: (typeof first === 'string' ? second : first.values) ?? second ?? [] });
    return original.apply(this, args);
  } as typeof pg.Client.prototype.query;
  try {
    await view();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original);
  }
  expect(sent.length).toBeGreaterThan(0);
  return withConnection(database.url, async (client) => {
    const plans: PlanNode[] = [];
    for (const { text, values } of sent) {
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values);
      plans.push(...nodes(rows[0]?.['QUERY PLAN'][0]?.Plan as PlanNode));
    }
    return plans;
  });
}

const rowsRead = (node: PlanNode) => (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0);
/** Scans that went through the table; one that a LIMIT stopped at the cap of counting did not. */
const wholeScans = (plans: PlanNode[]) => plans.filter((node) => node['Node Type'].includes('Seq Scan') && node['Relation Name'] === 'listing' && rowsRead(node) > 2000);
const indexes = (plans: PlanNode[]) => new Set(plans.flatMap((node) => node['Index Name'] ?? []));

async function fast(view: () => Promise<unknown>): Promise<number> {
  await view();
  const began = performance.now();
  await view();
  return performance.now() - began;
}

test('the first page of the mall and a page far down read the index of the mall', async () => {
  const far = { atMs: Date.parse('2026-01-01T00:00:00Z') + 5_000_000, id: `g_${'0'.repeat(26)}` };
  for (const view of [() => mallPage(database.db, {}), () => mallPage(database.db, { after: far })]) {
    const plans = await plansOf(view);
    expect(wholeScans(plans)).toEqual([]);
    expect([...indexes(plans)]).toEqual(expect.arrayContaining(['listing_mall', 'listing_mall_category']));
    expect(await fast(view)).toBeLessThan(3000);
  }
});

test('a category reads its own index, and counting stops at the cap', async () => {
  const view = () => mallPage(database.db, { category: 'instruments' });
  const plans = await plansOf(view);
  expect(wholeScans(plans)).toEqual([]);
  expect(indexes(plans)).toContain('listing_mall_category');
  expect((await view()).count).toBe(1001);
  expect(await fast(view)).toBeLessThan(3000);
});

test('search for two syllables, a whole word and a misspelt one reads an index of the text', async () => {
  for (const query of ['노트', '에스프레소', '냉장고 a1b2', '피아너어']) {
    const view = () => searchPage(database.db, query, {});
    const plans = await plansOf(view);
    expect(wholeScans(plans)).toEqual([]);
    expect([...indexes(plans)].some((name) => name === 'listing_search_pairs' || name === 'listing_search')).toBe(true);
    expect(await fast(view)).toBeLessThan(3000);
  }
  expect(characterPairs(['노트'])).toEqual(['노트']);
});

test("a seller's list reads the seller's index, of all states and of one", async () => {
  const actor = { userId: 'p_x', role: 'SELLER' as const, sellerId, sellerRoles: ['OWNER'] as const, name: 'x' };
  for (const filter of [{}, { status: 'PUBLISHED' as const }]) {
    const plans = await plansOf(() => sellerListings(database.db, actor, filter));
    expect(wholeScans(plans)).toEqual([]);
    expect([...indexes(plans)].some((name) => name.startsWith('listing_seller'))).toBe(true);
  }
});
