import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepOrder, overFirst, rankOffers, rankedTotal, RANKINGS, type Rankable } from '@/lib/limits/model/ranking';

const offer = (key: string, own: bigint, cost: bigint, expiresAt = '2026-11-30T09:00:00Z'): Rankable => ({ key, totalToOwnMinor: own, totalCostMinor: cost, expiresAt });
const keys = (offers: readonly Rankable[]) => offers.map(({ key }) => key);

const anyOffers = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 4 }), totalToOwnMinor: fc.bigInt({ min: 1n, max: 9n }), totalCostMinor: fc.bigInt({ min: 1n, max: 9n }),
    expiresAt: fc.constantFrom('2026-11-30T09:00:00Z', '2026-12-01T09:00:00Z', '2026-12-02T09:00:00.000Z'),
  }),
  { selector: ({ key }) => key, maxLength: 8 },
);

describe('offers are ranked', () => {
  it('by everything paid until the goods are one’s own, as on the design’s page', () => {
    const page = [offer('desk', 6_476_828n, 5_380_828n), offer('hangang', 6_347_144n, 5_251_144n), offer('camellia', 6_442_905n, 5_346_905n)];
    expect(keys(rankOffers(page, 'OWN'))).toEqual(['hangang', 'camellia', 'desk']);
    const [first, second, third] = rankOffers(page, 'OWN') as [Rankable, Rankable, Rankable];
    expect([overFirst(second, first, 'OWN'), overFirst(third, first, 'OWN')]).toEqual([95_761n, 129_684n]);
  });

  it('by total cost for who means to return the goods', () => {
    const keeps = offer('keeps', 100n, 90n);
    const returns = offer('returns', 120n, 60n);
    expect(keys(rankOffers([keeps, returns], 'OWN'))).toEqual(['keeps', 'returns']);
    expect(keys(rankOffers([keeps, returns], 'COST'))).toEqual(['returns', 'keeps']);
  });

  it('and of two as cheap, the one that stands longer comes first', () => {
    expect(keys(rankOffers([offer('a', 5n, 5n, '2026-11-30T09:00:00Z'), offer('b', 5n, 5n, '2026-12-07T09:00:00Z')], 'OWN'))).toEqual(['b', 'a']);
  });

  it('never dearer before cheaper, none lost, none twice, whatever order they came in', () => {
    fc.assert(fc.property(anyOffers, fc.constantFrom(...RANKINGS), (offers, by) => {
      const ranked = rankOffers(offers, by);
      expect(keys(ranked).toSorted()).toEqual(keys(offers).toSorted());
      for (const [index, each] of ranked.entries()) {
        const next = ranked[index + 1];
        if (next) expect(rankedTotal(each, by) <= rankedTotal(next, by)).toBe(true);
      }
      expect(keys(rankOffers(offers.toReversed(), by))).toEqual(keys(ranked));
    }));
  });
});

describe('the order before the reader', () => {
  it('does not move when a cheaper answer comes: it joins beneath', () => {
    expect(keepOrder(['desk', 'camellia'], ['hangang', 'desk', 'camellia'])).toEqual(['desk', 'camellia', 'hangang']);
  });

  it('keeps the place of an offer that was taken up for the answer to it', () => {
    const successors = new Map([['hangang:o1', 'lr_2']]);
    expect(keepOrder(['hangang:o1', 'hangang:o2', 'desk'], ['lr_2', 'desk'], successors)).toEqual(['lr_2', 'desk']);
    expect(keepOrder(['lr_2', 'desk'], ['desk', 'lr_2'], successors), 'and goes on keeping it').toEqual(['lr_2', 'desk']);
    expect(keepOrder(['hangang:o1', 'desk'], ['desk'], successors), 'where it was refused it is gone').toEqual(['desk']);
  });

  it('closes up when an offer goes', () => {
    expect(keepOrder(['desk', 'hangang', 'camellia'], ['camellia', 'desk'])).toEqual(['desk', 'camellia']);
  });

  it('keeps every pair that was there in its order, and shows exactly what there is', () => {
    const some = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f'));
    fc.assert(fc.property(some, some, (shown, ranked) => {
      const order = keepOrder(shown, ranked);
      expect(order.toSorted()).toEqual(ranked.toSorted());
      expect(order.filter((key) => shown.includes(key))).toEqual(shown.filter((key) => ranked.includes(key)));
    }));
  });
});
