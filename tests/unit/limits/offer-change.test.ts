import { describe, expect, it } from 'vitest';
import { changesOf } from '@/lib/limits/model/offer-change';

const asked = { termMonths: 48, firstPaymentMinor: 548_000n, residualMinor: 987_000n };

describe('what a counter-offer changes', () => {
  it('is each of first payment, term and residual, and whether it is more or less', () => {
    expect(changesOf({ ...asked, firstPaymentMinor: 1_000_000n }, asked)).toEqual([{ what: 'FIRST', more: true }]);
    expect(changesOf({ ...asked, firstPaymentMinor: 0n }, asked)).toEqual([{ what: 'FIRST', more: false }]);
    expect(changesOf({ ...asked, termMonths: 36 }, asked)).toEqual([{ what: 'TERM', more: false }]);
    expect(changesOf({ ...asked, residualMinor: 100_000n }, asked)).toEqual([{ what: 'RESIDUAL', more: false }]);
    expect(changesOf({ termMonths: 60, firstPaymentMinor: 1_000_000n, residualMinor: 1_000_000n }, asked))
      .toEqual([{ what: 'FIRST', more: true }, { what: 'TERM', more: true }, { what: 'RESIDUAL', more: true }]);
  });

  it('is nothing where only the rate is another', () => {
    expect(changesOf({ ...asked }, asked)).toEqual([]);
  });
});
