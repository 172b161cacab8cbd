import { describe, expect, test } from 'vitest';
import { overMaxima } from '@/lib/catalogue/model/lawful';
import { newestPack } from '@/lib/disclosures/model/packs';

const version = {
  currency: 'KRW', cashPriceMinor: 5_480_000n, endOfTerm: 'RETURN_OR_BUYOUT', timing: 'ARREARS', roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN',
  firstPaymentMinBps: 0, firstPaymentMaxBps: 3000, offers: [{ termMonths: 12, residualMinor: '1096000' }, { termMonths: 48, residualMinor: '1096000' }], lateRate: '0.099',
} as const;
const pack = newestPack('KR');
/** The same law, with a maximum below the mall's reference rate. */
const strict = { ...pack, maxima: { ...pack.maxima, realAnnualRate: [{ from: '2027-01-01', annualRate: '0.05', article: 'kr-ita-7' }] } };

describe('statutory maxima of a listing', () => {
  test('are kept by a late rate as high as they are, and not by one above', () => {
    expect(overMaxima(pack, version, '2026-11-29')).toEqual({});
    expect(overMaxima(pack, { ...version, lateRate: '0.2' }, '2026-11-29')).toEqual({});
    expect(overMaxima(pack, { ...version, lateRate: '0.201' }, '2026-11-29')).toEqual({ lateRate: 'disclosures.over-maximum?max=20&article=@disclosures.articles.kr-ita-12-1' });
  });

  test('of what its terms really cost begin on their day', () => {
    expect(overMaxima(strict, version, '2026-12-31')).toEqual({});
    expect(overMaxima(strict, version, '2027-01-01')).toEqual({ offers: 'disclosures.over-maximum?max=5&article=@disclosures.articles.kr-ita-7' });
  });
});
