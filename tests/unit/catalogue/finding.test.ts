import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonAddress, FIRST_PERCENTS, isSameOfAll, lowestOf, mergedSpecifications, planKey, planOf, priceCompared, pricePlan, readComparison } from '@/lib/catalogue/model/comparison';
import { COMPARED_MAX, listingIdsIn, listingIdsInText, RECENT_MAX, withCompared, withSeen } from '@/lib/catalogue/model/finding';
import { TERM_CHOICES } from '@/lib/catalogue/model/term-choices';
import { referencePrice, type PricedVersion } from '@/lib/catalogue/model/terms';

const id = (n: number) => `g_${String(n).padStart(26, '0')}`;
const someId = fc.integer({ min: 0, max: 40 }).map(id);

const piano: PricedVersion = {
  currency: 'KRW', cashPriceMinor: 5_480_000n, endOfTerm: 'RETURN_OR_BUYOUT', timing: 'ARREARS', roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN',
  firstPaymentMinBps: 500, firstPaymentMaxBps: 2000, offers: [12, 24, 48].map((termMonths) => ({ termMonths, residualMinor: '1096000' })),
};

describe('the address of a comparison', () => {
  const said = (address: string) => Object.fromEntries(new URL(address, 'http://x').searchParams);

  it('reads back what was written into it', () => {
    fc.assert(fc.property(
      fc.uniqueArray(fc.tuple(someId, fc.constantFrom(null, ...TERM_CHOICES)).map(([listingId, term]) => planKey(listingId, term)), { maxLength: COMPARED_MAX }), fc.constantFrom(...TERM_CHOICES), fc.constantFrom(...FIRST_PERCENTS), fc.boolean(),
      (ids, termMonths, firstPercent, onlyDifferent) => {
        const comparison = { ids, termMonths, firstPercent, onlyDifferent };
        expect(readComparison(said(comparisonAddress(comparison)))).toEqual({ ...comparison, left: 0 });
      },
    ));
  });

  it('takes the usual for what it does not say, or says wrongly', () => {
    for (const address of [{}, { ids: 'x,<script>', term: '37', first: '-5', diff: 'yes' }, { term: '036', first: '10.0' }]) {
      expect(readComparison(address)).toEqual({ ids: [], termMonths: 36, firstPercent: 0, onlyDifferent: false, left: 0 });
    }
  });

  it('tells a plan from its listing, and both from what is neither', () => {
    expect(planOf(id(1))).toEqual({ listingId: id(1), termMonths: null });
    expect(planOf(`${id(1)}.24`)).toEqual({ listingId: id(1), termMonths: 24 });
    for (const other of ['', '.24', `${id(1)}.`, `${id(1)}.25`, `${id(1)}.024`, `${id(1)}.24.24`, `${id(1)}.24 `]) expect(planOf(other)).toBeUndefined();
    expect(readComparison({ ids: [id(1), `${id(1)}.24`, `${id(1)}.36`, `${id(1)}.24`].join(',') }).ids).toEqual([id(1), `${id(1)}.24`, `${id(1)}.36`]);
  });

  it('shows four and counts the others; the same one named twice is one', () => {
    expect(readComparison({ ids: [1, 2, 2, 3, 4, 5, 6].map(id).join(',') })).toMatchObject({ ids: [1, 2, 3, 4].map(id), left: 2 });
  });
});

describe('what a device keeps', () => {
  it('puts what was just seen first, once, and forgets the oldest', () => {
    fc.assert(fc.property(fc.array(someId, { maxLength: 60 }), (walk) => {
      const seen = walk.reduce<string[]>(withSeen, []);
      expect(seen).toEqual([...new Set([...walk].reverse())].slice(0, RECENT_MAX));
    }));
  });

  it('ticks and unticks, and refuses a fifth', () => {
    expect(withCompared([id(1)], id(2))).toEqual([id(1), id(2)]);
    expect(withCompared([id(1), id(2)], id(1))).toEqual([id(2)]);
    expect(withCompared([1, 2, 3, 4].map(id), id(5))).toBeNull();
    expect(withCompared([1, 2, 3, 4].map(id), id(4))).toEqual([1, 2, 3].map(id));
  });

  it('is read without trust', () => {
    expect(listingIdsIn([id(1), 7, null, 'g_short', `${id(1)} `, id(1), { toString: () => id(2) }])).toEqual([id(1)]);
    expect(listingIdsInText(undefined)).toEqual([]);
    expect(listingIdsInText(`${id(3)},${id(4)}`)).toEqual([id(3), id(4)]);
  });
});

describe('a comparison prices', () => {
  it('what was chosen, where it is offered', () => {
    const priced = priceCompared(piano, { termMonths: 24, firstPercent: 10 });
    expect(priced).toMatchObject({ otherTerm: false, otherFirst: false });
    expect(priced?.price.totalCostMinor).toBe(referencePrice(piano, { termMonths: 24, firstPaymentMinor: 548_000n })?.totalCostMinor);
  });

  it('the nearest term otherwise, the shorter of two as near, and says so', () => {
    expect(priceCompared(piano, { termMonths: 60, firstPercent: 10 })).toMatchObject({ otherTerm: true, price: { terms: { termMonths: 48 } } });
    expect(priceCompared({ ...piano, offers: [24, 48].map((termMonths) => ({ termMonths, residualMinor: '0' })), endOfTerm: 'TITLE_TRANSFER' }, { termMonths: 36, firstPercent: 10 }))
      .toMatchObject({ otherTerm: true, price: { terms: { termMonths: 24 } } });
  });

  it('the nearest first payment otherwise, and says so', () => {
    expect(priceCompared(piano, { termMonths: 12, firstPercent: 0 })).toMatchObject({ otherFirst: true, price: { terms: { firstPaymentMinor: 274_000n } } });
    expect(priceCompared(piano, { termMonths: 12, firstPercent: 30 })).toMatchObject({ otherFirst: true, price: { terms: { firstPaymentMinor: 1_096_000n } } });
  });

  it('a plan on its own term, or not at all', () => {
    const chosen = { termMonths: 24, firstPercent: 10 };
    expect(pricePlan(piano, { termMonths: 48 }, chosen)).toMatchObject({ otherTerm: false, price: { terms: { termMonths: 48 } } });
    expect(pricePlan(piano, { termMonths: null }, chosen)).toMatchObject({ otherTerm: false, price: { terms: { termMonths: 24 } } });
    expect(pricePlan(piano, { termMonths: 60 }, chosen)).toBeUndefined();
  });

  it('nothing where nothing is offered', () => {
    expect(priceCompared({ ...piano, offers: [] }, { termMonths: 12, firstPercent: 0 })).toBeUndefined();
  });
});

describe('rows', () => {
  it('name the lowest, all that are as low, and none where all are alike', () => {
    expect([...lowestOf([3n, 1n, 1n])]).toEqual([1, 2]);
    expect([...lowestOf([2n, 2n])]).toEqual([]);
    expect([...lowestOf([2n])]).toEqual([]);
    expect([...lowestOf([])]).toEqual([]);
  });

  it('of facts are merged by name, however it is written, in the order in which they come', () => {
    const merged = mergedSpecifications([
      [{ name: '높이', value: '1,210 mm' }, { name: '소비 전력', value: '없음' }],
      [{ name: '소비전력', value: '150 W' }, { name: '무게', value: '108 kg' }],
    ]);
    expect(merged).toEqual([
      { name: '높이', values: ['1,210 mm', null] }, { name: '소비 전력', values: ['없음', '150 W'] }, { name: '무게', values: [null, '108 kg'] },
    ]);
  });

  it('are alike where all say the same', () => {
    expect(isSameOfAll(['150 W', '150w'])).toBe(true);
    expect(isSameOfAll(['150 W', null])).toBe(false);
    expect(isSameOfAll([null, null])).toBe(true);
  });
});
