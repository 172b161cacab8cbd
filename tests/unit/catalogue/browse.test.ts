import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { browseHref, browseQuery, EVERYTHING, FIRST_PERCENTS, GUARANTEES, readBrowse, SORTS, type Browse } from '@/lib/catalogue/model/browse';
import { browseCursorText, orderOf, readBrowseCursor, type Order } from '@/lib/catalogue/model/browse-cursor';
import { CONDITIONS } from '@/lib/catalogue/model/condition';
import { REGIONS } from '@/lib/catalogue/model/regions';
import { TERM_CHOICES } from '@/lib/catalogue/model/term-choices';
import { ENDS_OF_TERM } from '@/lib/kernel/terms';

const text = (max: number) => fc.string({ unit: fc.constantFrom(...'가나다 냉장고abcXYZ019&=?%+#/é'), minLength: 1, maxLength: max }).map((each) => each.replaceAll(/\s+/g, ' ').trim()).filter((each) => each !== '');

const browse: fc.Arbitrary<Browse> = fc.record({
  category: fc.option(fc.constantFrom('appliances', 'shop'), { nil: undefined }),
  words: fc.option(text(100), { nil: undefined }),
  ceilingMinor: fc.option(fc.bigInt({ min: 1n, max: 999_999_999_999n }), { nil: undefined }),
  termMonths: fc.option(fc.constantFrom(...TERM_CHOICES), { nil: undefined }),
  firstPercent: fc.constantFrom(...FIRST_PERCENTS),
  ends: fc.subarray([...ENDS_OF_TERM]), conditions: fc.subarray([...CONDITIONS]), regions: fc.subarray([...REGIONS]), guarantees: fc.subarray([...GUARANTEES]),
  brands: fc.uniqueArray(text(40), { maxLength: 20 }).map((brands) => brands.sort()),
  inStock: fc.option(fc.constant(true as const), { nil: undefined }),
  sort: fc.option(fc.constantFrom(...SORTS), { nil: undefined }),
}).map((all) => Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== undefined && !(name === 'sort' && value === 'new' && all.words === undefined))) as unknown as Browse);

describe('what is looked for and its address', () => {
  test('an address says all of it, and reading it gives the same back', () => {
    fc.assert(fc.property(browse, (looked) => { expect(readBrowse(new URLSearchParams(browseQuery(looked).toString()))).toEqual(looked); }), { numRuns: 500 });
  });

  test('one thing looked for has one address, in whatever order it was asked', () => {
    const asked = readBrowse(new URLSearchParams('sort=popular&brand=%ED%95%9C%EB%B9%9B&region=jeju&region=seoul&brand=%EA%B0%80%EC%98%A8&brand=%ED%95%9C%EB%B9%9B&term=24&max=50,000'));
    expect(browseQuery(asked).toString()).toBe(new URLSearchParams([['max', '50000'], ['term', '24'], ['brand', '가온'], ['brand', '한빛'], ['region', 'seoul'], ['region', 'jeju'], ['sort', 'popular']]).toString());
  });

  test.each(['', 'max=-1&max=2', 'max=1e9', 'max=0', 'max=9999999999999', 'term=37', 'first=15', 'end=x&condition=NEW&region=mars&guarantee=all', 'sort=best', 'sort=new', 'stock=yes', 'brand=&brand=%20', 'q=%20%00%0a', 'category=..%2Fadmin'])(
    'junk asks for nothing: %s', (query) => { expect(readBrowse(new URLSearchParams(query))).toEqual(EVERYTHING); });

  test('what is said twice where one thing is meant counts once', () => {
    expect(readBrowse({ q: ['하나', '둘'], term: ['24', '36'], end: 'title-transfer' })).toEqual({ ...EVERYTHING, words: '하나', termMonths: 24, ends: ['TITLE_TRANSFER'] });
  });

  test('a category has its own address, words are looked for under /search', () => {
    expect(browseHref({ ...EVERYTHING, category: 'shop' })).toBe('/c/shop');
    expect(browseHref({ ...EVERYTHING, category: 'shop', termMonths: 24 }, { after: 'x' })).toBe('/c/shop?term=24&after=x');
    expect(browseHref({ ...EVERYTHING, category: 'shop', words: 'tv' })).toBe('/search?q=tv&category=shop');
    expect(browseHref(EVERYTHING)).toBe('/search');
  });
});

describe('cursors', () => {
  const orders: Order[] = ['best', ...SORTS];
  const id = `g_${'0'.repeat(24)}Z9`;

  test('a cursor is read back in its own order and means the first page in any other', () => {
    fc.assert(fc.property(fc.constantFrom(...orders), fc.constantFrom(...orders), fc.nat({ max: 2 ** 40 }), fc.nat({ max: 1 }), (order, other, value, rank) => {
      const cursor = { value, id, ...(order === 'best' && { rank }) };
      expect(readBrowseCursor(order, browseCursorText(order, cursor))).toEqual(cursor);
      if (other !== order) expect(readBrowseCursor(other, browseCursorText(order, cursor))).toBeUndefined();
    }));
  });

  test.each([undefined, '', 'x', `-1-${id}`, `0-g_${'0'.repeat(25)}`, `1.5-${id}`, `zzzzzzzzzz-${id}`, `1-${id}'`, ['a'], 7])('junk is no cursor: %s', (junk) => {
    for (const order of orders) expect(readBrowseCursor(order, junk)).toBeUndefined();
  });

  test('words are answered with the best matches first, unless another order is asked for', () => {
    expect([orderOf(EVERYTHING), orderOf({ ...EVERYTHING, words: 'tv' }), orderOf({ ...EVERYTHING, words: 'tv', sort: 'new' })]).toEqual(['new', 'best', 'new']);
  });
});
