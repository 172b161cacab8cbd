import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withConnection } from '@/lib/host/postgres/connect';
import { EVERYTHING, SORTS, type Browse } from '@/lib/catalogue/model/browse';
import { browsePage } from '@/lib/catalogue/views/browse';
import { mallPage } from '@/lib/catalogue/views/mall';
import { cardsByIds, relatedCards } from '@/lib/catalogue/views/related';
import { sellerListings } from '@/lib/catalogue/views/seller-list';
import { CONNECTION_SETTINGS } from '@/lib/platform/db';
import { someSeller } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { loadCatalogue } from '../support/large-catalogue';
import { statementsOf } from '../support/statements';

const LISTINGS = 100_000;

let database: TestDatabase;
let sellerId: string;
beforeAll(async () => {
  database = await testDatabase();
  const sellers: string[] = [];
  for (let index = 0; index < 50; index += 1) sellers.push((await someSeller(database.deps)).sellerId);
  [sellerId = ''] = sellers;
  await withConnection(database.migrationUrl, (client) => loadCatalogue(client, { listings: LISTINGS, sellerIds: sellers }));
}, 300_000);
afterAll(() => database.drop());

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const nodes = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Every statement that a view sends about listings, explained as it is sent. */
async function plansOf(view: () => Promise<unknown>): Promise<PlanNode[]> {
  const { sent } = await statementsOf(view);
  const about = sent.filter(({ text }) => /listing/.test(text) && /^\s*(SELECT|WITH)/i.test(text));
  expect(about.length).toBeGreaterThan(0);
  return withConnection(database.url, async (client) => {
    await client.query("SELECT set_config('pg_trgm.word_similarity_threshold', '0.4', false)");
    for (const [, name = '', value = ''] of CONNECTION_SETTINGS.matchAll(/-c (\w+)=(\S+)/g)) await client.query('SELECT set_config($1, $2, false)', [name, value]);
    const plans: PlanNode[] = [];
    for (const { text, values } of about) {
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, [...values]);
      plans.push(...nodes(rows[0]?.['QUERY PLAN'][0]?.Plan as PlanNode));
    }
    return plans;
  });
}

const LARGE = ['listing', 'listing_offer', 'unit'];
const wholeScans = (plans: PlanNode[]) => plans.filter((node) => node['Node Type'].includes('Seq Scan') && LARGE.includes(node['Relation Name'] ?? '')).map((node) => node['Relation Name']);
const indexes = (plans: PlanNode[]) => [...new Set(plans.flatMap((node) => node['Index Name'] ?? []))];
/** Rows that were read from the large tables, in all. */
const rowsRead = (plans: PlanNode[]) => plans.filter((node) => LARGE.includes(node['Relation Name'] ?? ''))
  .reduce((sum, node) => sum + ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1), 0);

async function fast(view: () => Promise<unknown>): Promise<number> {
  await view();
  const began = performance.now();
  await view();
  return performance.now() - began;
}

const browse = (change: Partial<Browse>, page = {}) => () => browsePage(database.db, { ...EVERYTHING, ...change }, page);

async function expectIndexed(view: () => Promise<unknown>, most: number): Promise<string[]> {
  const plans = await plansOf(view);
  expect(wholeScans(plans)).toEqual([]);
  expect(rowsRead(plans)).toBeLessThan(most);
  expect(await fast(view)).toBeLessThan(1500);
  return indexes(plans);
}

describe('the mall and its categories', () => {
  test('the first page of the mall and one far down read the index of the newest, each category by itself', async () => {
    const far = { atMs: Date.parse('2026-01-01T00:00:00Z') + 5_000_000, id: `g_${'0'.repeat(26)}` };
    for (const page of [{}, { after: far }]) {
      expect(await expectIndexed(() => mallPage(database.db, page), 10_000)).toContain('offer_new');
    }
  });

  test('a category in each of the orders is read from the index of that order, with no list sorted whole', async () => {
    const index: Record<string, string> = { new: 'offer_new', 'price-low': 'offer_price_0', 'price-high': 'offer_price_0', 'total-low': 'offer_total_0', popular: 'offer_popular' };
    for (const sort of SORTS) {
      const first = await browse({ category: 'instruments', sort })();
      for (const page of [{}, { after: first.next }]) {
        expect(await expectIndexed(browse({ category: 'instruments', sort }, page), 20_000)).toContain(index[sort]);
      }
    }
  });

  test('the whole mall by price, at a term and a first payment, reads the heads of all categories', async () => {
    expect(await expectIndexed(browse({ sort: 'price-low', termMonths: 24, firstPercent: 20 }), 25_000)).toContain('offer_price_20');
    expect(await expectIndexed(browse({ sort: 'total-low', termMonths: 36, firstPercent: 30 }), 25_000)).toContain('offer_total_30');
  });
});

describe('further choices', () => {
  test.each<[string, Partial<Browse>]>([
    ['a ceiling', { ceilingMinor: 30_000n, sort: 'price-low' }],
    ['a ceiling that little lies under', { ceilingMinor: 9_800n }],
    ['brands', { brands: ['가온', '세종'] }],
    ['a brand that is not there', { brands: ['없음'] }],
    ['end, condition and promises', { ends: ['RETURN_OR_BUYOUT'], conditions: ['USED'], guarantees: ['visit48', 'care'] }],
    ['a region', { regions: ['jeju'] }],
    ['what is on the shelf', { inStock: true }],
    ['everything at once', { ceilingMinor: 60_000n, brands: ['가온'], ends: ['TITLE_TRANSFER'], conditions: ['NEW'], regions: ['seoul'], guarantees: ['care'], inStock: true, sort: 'popular', termMonths: 24 }],
  ])('%s, and the counts of all others, read no table whole', async (_, change) => {
    await expectIndexed(browse({ category: 'instruments', ...change }), 120_000);
  });

  test('counts stop at the cap and say so', async () => {
    const { count, facets } = await browse({ category: 'instruments' })();
    expect([count, facets.atLeast]).toEqual([1001, true]);
    expect(facets.brands.length).toBeGreaterThan(5);
  });

  test.each<[string, Partial<Browse>, number]>([
    ['words alone', {}, 4000],
    ['words in their category', { category: 'appliances', ceilingMinor: 100_000_000n }, 4000],
    ['words where they are not', { category: 'computers', conditions: ['NEW'] }, 12_000],
    ['words by price', { sort: 'price-low', ceilingMinor: 100_000_000n }, 8000],
  ])('%s: what is found is counted to three hundred, and little more is read', async (_, change, most) => {
    const { count, cap, facets, cards } = await browse({ words: '냉장고', ...change })();
    expect([count, cap]).toEqual([change.category === 'computers' ? 0 : 301, 300]);
    expect([cards.length, facets.atLeast]).toEqual([Math.min(count, 24), true]);
    await expectIndexed(browse({ words: '냉장고', ...change }), most);
  });
});

describe('words', () => {
  test.each(['노트', '에스프레소', '냉장고 m-a1', 'laptop', '피아노 가온'])('%s reads an index of the text', async (words) => {
    // A rare word of three letters or more may be found by its trigrams as well.
    const ofText = (names: string[]) => names.some((name) => name === 'listing_search_pairs' || name === 'listing_search');
    expect(ofText(await expectIndexed(browse({ words }), 60_000))).toBe(true);
    expect(ofText(await expectIndexed(browse({ words, category: 'computers', sort: 'price-low', ceilingMinor: 50_000n }), 200_000))).toBe(true);
  });

  test('frequent words read little, and come in the order of all that hold them, on every page both ways', async () => {
    const order = { best: '(lower(title) LIKE $2)::int DESC, published_at DESC, id DESC', new: 'published_at DESC, id DESC', 'price-low': 'card_instalment_minor, id' };
    for (const words of ['노트', 'laptop', '가온', '가온 노트북', 'furniture', '냉장고 m-a1']) for (const [sort, by] of Object.entries(order)) {
      const { rows } = await withConnection(database.url, (client) => client.query<{ id: string }>(
        `SELECT id FROM listing WHERE status = 'PUBLISHED' AND ${words.split(' ').map((_, at) => `search_text LIKE $${at + 3}`).join(' AND ')} AND $2::text <> '' ORDER BY ${by} LIMIT $1`,
        [72, `%${words}%`, ...words.split(' ').map((word) => `%${word}%`)]));
      const asked = { words, ...(sort !== 'best' && { sort: sort as 'new' }) };
      const ids: string[] = [];
      let page = await browse(asked)();
      for (let turn = 0; turn < 3; turn += 1) {
        ids.push(...page.cards.map(({ id }) => id));
        if (!page.next) break;
        const further = await browse(asked, { after: page.next })();
        expect((await browse(asked, { before: further.previous })()).cards).toEqual(page.cards);
        page = further;
      }
      expect([words, sort, ids]).toEqual([words, sort, rows.map(({ id }) => id)]);
    }
    for (const words of ['노트', 'laptop']) await expectIndexed(browse({ words }), 8_000);
  });

  test('a word that nothing holds, and one that was typed with the other keyboard, read indexes of the text', async () => {
    expect(await expectIndexed(browse({ words: '피아너어' }), 200_000)).toContain('listing_search');
    expect(await expectIndexed(browse({ words: 'vldksh' }), 200_000)).toContain('listing_search_pairs');
  });
});

test('related goods and one\'s own list of goods read a handful of rows', async () => {
  const [card] = (await browse({ category: 'furniture' })()).cards;
  const id = card?.id ?? '';
  expect(await expectIndexed(() => relatedCards(database.db, id), 1000)).toContain('offer_price_0');
  expect((await relatedCards(database.db, id)).length).toBe(4);
  await expectIndexed(() => cardsByIds(database.db, [id, `g_${'0'.repeat(25)}7`]), 50);
});

test("a seller's list reads the seller's index, of all states and of one", async () => {
  const actor = { userId: 'p_x', role: 'SELLER' as const, sellerId, sellerRoles: ['OWNER'] as const, name: 'x' };
  for (const filter of [{}, { status: 'PUBLISHED' as const }]) {
    const plans = await plansOf(() => sellerListings(database.db, actor, filter));
    expect(wholeScans(plans)).toEqual([]);
    expect(indexes(plans).some((name) => name.startsWith('listing_seller'))).toBe(true);
  }
});
