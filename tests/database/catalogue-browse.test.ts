import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYTHING, FIRST_PERCENTS, GUARANTEES, SORTS, type Browse, type Guarantee } from '@/lib/catalogue/model/browse';
import { CONDITIONS } from '@/lib/catalogue/model/condition';
import { firstPaymentAt } from '@/lib/catalogue/model/offers';
import type { Product } from '@/lib/catalogue/model/product';
import { REGIONS } from '@/lib/catalogue/model/regions';
import { cardTerm, offersOf, referencePrice } from '@/lib/catalogue/model/terms';
import { renewOffers } from '@/lib/catalogue/renew-offers';
import { republishListing } from '@/lib/catalogue/republish-listing';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { browsePage } from '@/lib/catalogue/views/browse';
import type { MallCard } from '@/lib/catalogue/views/mall-card';
import { productPage } from '@/lib/catalogue/views/product';
import { cardsByIds, relatedCards } from '@/lib/catalogue/views/related';
import type { Actor } from '@/lib/kernel/actor';
import { publishedListing, someAdmin, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';

const LISTINGS = 60;
const BRANDS = ['가온', '나래', '다온', ''];
const CATEGORIES = ['appliances', 'furniture', 'shop'];

/** The same catalogue each time: a small generator of numbers (Park and Miller). */
let seed = 20_261_125;
const random = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const one = <T>(all: readonly T[]): T => all[random(all.length)] as T;

interface Known {
  id: string;
  product: Product;
  publishedAt: number;
  available: boolean;
}

let database: TestDatabase;
let seller: Actor & { sellerId: string };
let admin: Actor;
let all: Known[];
beforeAll(async () => {
  database = await testDatabase();
  const { deps, db, clock } = database;
  seller = await someSeller(deps);
  admin = await someAdmin(deps);
  const ids: string[] = [];
  for (let n = 0; n < LISTINGS; n += 1) {
    if (random(3) > 0) clock.advance({ minutes: 1 });
    const returns = random(2) === 0;
    const cash = 10_000 * (20 + random(12));
    ids.push(await publishedListing(deps, seller, admin, {
      title: `물건 ${n}`, brand: one(BRANDS.slice(0, 3)), model: `M-${n}`, categoryCode: one(CATEGORIES), condition: one(CONDITIONS),
      cashPrice: String(cash), endOfTerm: returns ? 'RETURN_OR_BUYOUT' : 'TITLE_TRANSFER',
      offers: [12, 24, 36, 48, 60].map((termMonths) => ({ termMonths, offered: termMonths === 24 || random(2) === 0, residual: returns ? String(cash / 5) : '' })),
      firstPaymentMin: one(['0', '0', '0', '10', '15']), firstPaymentMax: one(['15', '25', '30', '50']),
      deliveryRegions: random(3) === 0 ? REGIONS.filter(() => random(3) === 0).concat('seoul').filter((each, at, list) => list.indexOf(each) === at) : [...REGIONS],
      guarantee: { responseHours: one(['24', '48', '60']), repairFree: true, replacement: random(2) === 0, careVisitsPerYear: one(['0', '2']), noteKo: '', noteEn: '' },
      ...(random(4) === 0 && { serials: '' }),
    }));
  }
  all = await Promise.all(ids.map(async (id) => {
    const page = await productPage(db, id);
    const { publishedAt } = await db.listing.findUniqueOrThrow({ where: { id }, select: { publishedAt: true } });
    if (!page || !publishedAt) throw new Error('not published');
    return { id, product: page.product, publishedAt: publishedAt.getTime(), available: page.available > 0 };
  }));
  // How often they were ordered is counted by a sweep of its own: here only the order is looked at.
  for (const [index, { id }] of all.entries()) await db.listingOffer.updateMany({ where: { listingId: id }, data: { popularity: index % 4 } });
}, 240_000);
afterAll(() => database.drop());

/** What the product page computes for a choice. */
function priceOf(product: Product, { termMonths, firstPercent }: Pick<Browse, 'termMonths' | 'firstPercent'>) {
  const months = termMonths ?? cardTerm(product);
  const firstPaymentMinor = firstPaymentAt(product, firstPercent);
  const offered = offersOf(product).some((offer) => offer.termMonths === months);
  return offered && firstPaymentMinor !== undefined ? referencePrice(product, { termMonths: months, firstPaymentMinor }) : undefined;
}

const KEPT: Record<Guarantee, (product: Product) => boolean> = {
  visit48: ({ guarantee }) => guarantee.responseHours <= 48,
  replacement: ({ guarantee }) => guarantee.replacement,
  care: ({ guarantee }) => guarantee.careVisitsPerYear > 0,
};

/** Everything is asked of every listing, one after the other. */
function naive(browse: Browse): Known[] {
  const among = <T>(chosen: readonly T[], value: T) => chosen.length === 0 || chosen.includes(value);
  return all.filter(({ product, available }) => {
    const price = priceOf(product, browse);
    return price !== undefined && (browse.ceilingMinor === undefined || price.instalmentMinor <= browse.ceilingMinor)
      && (browse.category === undefined || browse.category === product.categoryCode)
      && among(browse.ends, product.endOfTerm) && among(browse.brands, product.brand) && among(browse.conditions, product.condition)
      && (browse.regions.length === 0 || browse.regions.some((region) => product.deliveryRegions.includes(region)))
      && browse.guarantees.every((each) => KEPT[each](product)) && (!browse.inStock || available);
  });
}

function someBrowse(): Browse {
  const few = <T>(values: readonly T[]): T[] => (random(3) === 0 ? values.filter(() => random(2) === 0) : []);
  return {
    ...EVERYTHING, firstPercent: one(FIRST_PERCENTS), ends: few(['TITLE_TRANSFER', 'RETURN_OR_BUYOUT'] as const), brands: few(['가온', '나래', '다온', '없음']),
    conditions: few(CONDITIONS), regions: random(3) === 0 ? [one(REGIONS)] : [], guarantees: few(GUARANTEES),
    ...(random(2) === 0 && { category: one(CATEGORIES) }), ...(random(2) === 0 && { termMonths: one([12, 24, 36, 48, 60] as const) }),
    ...(random(3) === 0 && { ceilingMinor: BigInt(4000 + random(20_000)) }), ...(random(4) === 0 && { inStock: true }),
  };
}

describe('prices in lists', () => {
  test('are those of the product page, at every term and every first payment', async () => {
    let compared = 0;
    for (const termMonths of [undefined, 12, 24, 36, 48, 60] as const) {
      for (const firstPercent of FIRST_PERCENTS) {
        const asked = { ...EVERYTHING, firstPercent, ...(termMonths && { termMonths }) };
        const cards = await everyCard(asked);
        expect(cards.map(({ id }) => id).sort()).toEqual(naive(asked).map(({ id }) => id).sort());
        for (const card of cards) {
          const known = all.find(({ id }) => id === card.id);
          const price = known && priceOf(known.product, asked);
          expect([card.instalmentMinor, card.totalCostMinor, card.totalToOwnMinor, card.residualMinor, card.firstPaymentMinor, card.termMonths])
            .toEqual([price?.instalmentMinor, price?.totalCostMinor, price?.totalToOwnMinor, price?.terms.residualMinor, price?.terms.firstPaymentMinor, price?.terms.termMonths]);
          expect([card.available, card.brand, card.condition, card.endOfTerm]).toEqual([known?.available, known?.product.brand, known?.product.condition, known?.product.endOfTerm]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});

/** All pages of a list, one after the other, and that going back gives the same pages. */
async function everyCard(browse: Browse): Promise<MallCard[]> {
  const pages: MallCard[][] = [];
  let page = await browsePage(database.db, browse);
  expect(page.previous).toBeUndefined();
  for (let turns = 0; turns < 20; turns += 1) {
    pages.push(page.cards);
    if (!page.next) break;
    const further = await browsePage(database.db, browse, { after: page.next });
    const back = await browsePage(database.db, browse, { before: further.previous });
    expect(back.cards.map(({ id }) => id)).toEqual(page.cards.map(({ id }) => id));
    page = further;
  }
  return pages.flat();
}

describe('orders', () => {
  const valueIn: Record<string, (card: MallCard) => number> = {
    new: ({ publishedAt }) => -publishedAt.getTime(), 'price-low': ({ instalmentMinor }) => Number(instalmentMinor), 'price-high': ({ instalmentMinor }) => -Number(instalmentMinor),
    'total-low': ({ totalCostMinor }) => Number(totalCostMinor), popular: ({ id }) => -(all.findIndex((known) => known.id === id) % 4),
  };

  test.each(SORTS)('%s: every listing comes once, in its order, on pages that can be walked both ways', async (sort) => {
    for (const asked of [{}, { category: 'shop' }, { termMonths: 24 as const, firstPercent: 10 as const }]) {
      const browse = { ...EVERYTHING, sort, ...asked };
      const cards = await everyCard(browse);
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
      expect(cards.length).toBe(naive(browse).length);
      const values = cards.map((card) => valueIn[sort]?.(card) ?? Number.NaN);
      expect(values).toEqual([...values].sort((a, b) => a - b));
    }
  });

  test('words in every order, too', async () => {
    for (const sort of [undefined, ...SORTS]) expect((await everyCard({ ...EVERYTHING, words: '물건', ...(sort && { sort }) })).length).toBe(LISTINGS);
    expect((await everyCard({ ...EVERYTHING, words: '물건', category: 'shop', termMonths: 24 })).length).toBe(naive({ ...EVERYTHING, category: 'shop', termMonths: 24 }).length);
  });

  test('a cursor of another order, or junk, shows the first page', async () => {
    const byPrice = await browsePage(database.db, { ...EVERYTHING, sort: 'price-low' });
    const first = await browsePage(database.db, EVERYTHING);
    for (const after of [byPrice.next, 'junk', "'; DROP TABLE listing --"]) expect((await browsePage(database.db, EVERYTHING, { after })).cards[0]?.id).toBe(first.cards[0]?.id);
  });
});

describe('further choices', () => {
  test('are counted as if each listing were asked, whatever else is chosen', async () => {
    let chosen = 0;
    for (let round = 0; round < 60; round += 1) {
      const browse = someBrowse();
      const { count, facets } = await browsePage(database.db, { ...browse, ...(round % 3 === 0 && { words: '물건' }) });
      const left = (change: Partial<Browse>) => naive({ ...browse, ...change }).length;
      expect(count).toBe(naive(browse).length);
      expect(facets.atLeast).toBe(false);
      for (const { value, count: each } of facets.ends) expect([browse, value, each]).toEqual([browse, value, left({ ends: [value] })]);
      for (const { value, count: each } of facets.conditions) expect([browse, value, each]).toEqual([browse, value, left({ conditions: [value] })]);
      for (const { value, count: each } of facets.brands) expect([browse, value, each]).toEqual([browse, value, left({ brands: [value] })]);
      for (const { value, count: each } of facets.regions) expect([browse, value, each]).toEqual([browse, value, left({ regions: [value] })]);
      for (const { value, count: each } of facets.guarantees) expect([browse, value, each]).toEqual([browse, value, left({ guarantees: [value] })]);
      for (const { code, count: each } of facets.categories) expect([browse, code, each]).toEqual([browse, code, left({ category: code })]);
      expect(facets.brands.map(({ value }) => value)).toEqual(expect.arrayContaining(browse.brands));
      if (count > 0) chosen += 1;
    }
    expect(chosen).toBeGreaterThan(15);
  });
});

describe('what comes and goes', () => {
  test('what leaves the mall is in no list, and comes back as it was; a suspended seller has nothing in any', async () => {
    const { deps, db } = database;
    const [{ id: listingId } = { id: '' }] = all;
    const ids = async () => (await everyCard({ ...EVERYTHING, sort: 'price-low' })).map(({ id }) => id);
    const before = await ids();
    valueOf(await unpublishListing(deps, seller, { listingId }));
    expect(await ids()).toEqual(before.filter((id) => id !== listingId));
    expect(await cardsByIds(db, [listingId])).toEqual([]);
    valueOf(await republishListing(deps, seller, { listingId }));
    expect(await ids()).toEqual(before);
    await db.seller.update({ where: { id: seller.sellerId }, data: { status: 'SUSPENDED' } });
    const { count, cards, facets } = await browsePage(db, EVERYTHING);
    expect([count, cards.length, facets.ends.every((each) => each.count === 0)]).toEqual([0, 0, true]);
    await db.seller.update({ where: { id: seller.sellerId }, data: { status: 'APPROVED' } });
    expect(await ids()).toEqual(before);
  });

  test('what was published before there were offers gets them, and its words, from the sweep', async () => {
    const { deps, db } = database;
    const before = await db.listingOffer.findMany({ orderBy: [{ listingId: 'asc' }, { termKey: 'asc' }] });
    const words = await db.listing.findMany({ orderBy: { id: 'asc' }, select: { searchText: true } });
    await db.listingOffer.deleteMany();
    await db.listing.updateMany({ data: { offersRule: 0, searchText: '' } });
    await renewOffers(deps);
    const after = await db.listingOffer.findMany({ orderBy: [{ listingId: 'asc' }, { termKey: 'asc' }] });
    expect(after).toEqual(before.map((offer) => ({ ...offer, popularity: 0 })));
    expect(await db.listing.findMany({ orderBy: { id: 'asc' }, select: { searchText: true } })).toEqual(words);
  });
});

describe('cards of their own', () => {
  test('are those asked for, in the order asked for, each once, without what is not there', async () => {
    const wanted = [all[5]?.id ?? '', 'g_nowhere', all[2]?.id ?? '', all[5]?.id ?? ''];
    expect((await cardsByIds(database.db, wanted)).map(({ id }) => id)).toEqual([wanted[0], wanted[2]]);
    expect(await cardsByIds(database.db, [])).toEqual([]);
  });

  test('related goods are of the category, not the thing itself, and the nearest in price', async () => {
    for (const { id, product } of all.slice(0, 12)) {
      const mine = priceOf(product, EVERYTHING)?.instalmentMinor ?? 0n;
      const away = (known: Known) => { const price = (priceOf(known.product, EVERYTHING)?.instalmentMinor ?? 0n) - mine; return Number(price < 0n ? -price : price); };
      const others = all.filter((known) => known.id !== id && known.product.categoryCode === product.categoryCode).map(away).sort((a, b) => a - b);
      const related = await relatedCards(database.db, id);
      expect(related.map((card) => away(all.find((known) => known.id === card.id) as Known))).toEqual(others.slice(0, 4));
      expect(await relatedCards(database.db, id)).toEqual(related);
    }
    expect(await relatedCards(database.db, 'g_nowhere')).toEqual([]);
  });
});
