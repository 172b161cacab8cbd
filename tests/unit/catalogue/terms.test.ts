import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardOf } from '@/lib/catalogue/model/card';
import { choiceInAddress, initialChoice, withChoice } from '@/lib/catalogue/model/initial-choice';
import { cardTerm, choiceProblems, firstPaymentRange, listingTerms, offersOf, referencePrice, REFERENCE_RATE, type PricedVersion } from '@/lib/catalogue/model/terms';
import { buildSchedule } from '@/lib/kernel/schedule';

const piano: PricedVersion = {
  currency: 'KRW', cashPriceMinor: 5_480_000n, endOfTerm: 'RETURN_OR_BUYOUT', timing: 'ARREARS', roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN',
  firstPaymentMinBps: 0, firstPaymentMaxBps: 3000, offers: [48, 12, 36].map((termMonths) => ({ termMonths, residualMinor: '1096000' })),
};

describe('the terms of a listing', () => {
  test('are those of the choice, with the residual of its term and the rounding of the listing', () => {
    expect(listingTerms(piano, { termMonths: 48, firstPaymentMinor: 548_000n, annualRate: '0.069' })).toEqual({
      currency: 'KRW', cashPriceMinor: 5_480_000n, firstPaymentMinor: 548_000n, residualMinor: 1_096_000n, termMonths: 48, annualRate: '0.069',
      timing: 'ARREARS', advancePayments: 0, rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'RETURN_OR_BUYOUT',
    });
  });

  test('give the piano of the design its figures, at its lender rate and at the reference rate', () => {
    const lender = buildSchedule(listingTerms(piano, { termMonths: 48, firstPaymentMinor: 548_000n, annualRate: '0.069' }));
    expect(lender).toMatchObject({ ok: true, value: { instalmentMinor: 97_980n, lastInstalmentMinor: 98_084n, totalCostMinor: 5_251_144n } });
    expect(referencePrice(piano, { termMonths: 48, firstPaymentMinor: 548_000n })).toMatchObject({ instalmentMinor: 100_680n, totalCostMinor: 5_380_828n, totalToOwnMinor: 6_476_828n });
    expect(REFERENCE_RATE).toBe('0.079');
  });

  test('are none for a term that is not offered', () => {
    expect(() => listingTerms(piano, { termMonths: 24, firstPaymentMinor: 0n, annualRate: '0.069' })).toThrow(RangeError);
    expect(choiceProblems(piano, { termMonths: 24, firstPaymentMinor: 0n })).toEqual({ termMonths: 'catalogue.term-not-offered' });
  });

  test('hold the first payment between the least and the most, both included', () => {
    const version = { ...piano, firstPaymentMinBps: 1000 };
    expect(firstPaymentRange(version)).toEqual({ minMinor: 548_000n, maxMinor: 1_644_000n });
    const at = (firstPaymentMinor: bigint) => choiceProblems(version, { termMonths: 36, firstPaymentMinor });
    expect([at(547_999n), at(548_000n), at(1_644_000n), at(1_644_001n)]).toEqual([
      { firstPaymentMinor: 'catalogue.first-payment-too-low' }, {}, {}, { firstPaymentMinor: 'catalogue.first-payment-too-high' },
    ]);
  });

  test('cannot be read from anything but a list of offers', () => {
    for (const offers of [null, {}, '36', [{ termMonths: '36', residualMinor: '0' }], [{ termMonths: 36, residualMinor: 0 }], [{ termMonths: 36, residualMinor: '-1' }]]) {
      expect(() => offersOf({ offers })).toThrow(TypeError);
    }
  });
});

describe('the card', () => {
  test.each([
    [[12, 24, 36, 48, 60], 36], [[12, 24], 24], [[48, 60], 48], [[24, 48], 24], [[60], 60],
  ])('of terms %j shows %i months', (terms, months) => {
    expect(cardTerm({ offers: terms.map((termMonths) => ({ termMonths, residualMinor: '0' })) })).toBe(months);
  });

  test('is none without an offer', () => {
    expect(cardOf({ ...piano, offers: [] })).toBeUndefined();
  });

  test('shows the least first payment', () => {
    const card = cardOf({ ...piano, firstPaymentMinBps: 1000 });
    const price = referencePrice(piano, { termMonths: 36, firstPaymentMinor: 548_000n });
    expect(card).toEqual({ cardTermMonths: 36, cardInstalmentMinor: price?.instalmentMinor, cardTotalCostMinor: price?.totalCostMinor, cardTotalToOwnMinor: price?.totalToOwnMinor });
  });
});

describe('the choice that an address names', () => {
  test('whatever it says, it is one that the listing offers', () => {
    fc.assert(fc.property(fc.string(), fc.oneof(fc.string(), fc.bigInt({ min: -10n, max: 10n ** 20n }).map(String)), (term, first) => {
      expect(choiceProblems(piano, initialChoice(piano, { term, first }))).toEqual({});
    }));
  });

  test('is taken where it is offered', () => {
    expect(initialChoice(piano, { term: '48', first: '548000' })).toEqual({ termMonths: 48, firstPaymentMinor: 548_000n });
    expect(initialChoice(piano, {})).toEqual({ termMonths: 36, firstPaymentMinor: 0n });
  });

  test('is found again after a reload, and what else the address says stays', () => {
    const choice = { termMonths: 48, firstPaymentMinor: 500_000n };
    const query = withChoice('?from=mail&term=12', choice);
    expect(query).toBe('?from=mail&term=48&first=500000');
    expect(choiceInAddress(piano, query)).toEqual(choice);
    expect(choiceInAddress(piano, '')).toEqual(initialChoice(piano, {}));
  });
});
