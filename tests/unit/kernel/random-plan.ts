import fc from 'fast-check';
import { buildSchedule, type Schedule, type TermsInput } from '@/lib/kernel/schedule';
import { ENDS_OF_TERM, TIMINGS } from '@/lib/kernel/terms';
import { ROUNDING_MODES } from '@/lib/kernel/rounding';

/** The piano of the design page. */
export const PIANO: TermsInput = {
  currency: 'KRW', cashPriceMinor: 5_480_000n, firstPaymentMinor: 548_000n, residualMinor: 1_096_000n, termMonths: 48,
  annualRate: '0.069', timing: 'ARREARS', advancePayments: 0,
  rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'RETURN_OR_BUYOUT',
};

/** A schedule of terms that can be priced; anything else fails the test that asks for it. */
export function priced(terms: TermsInput): Schedule {
  const built = buildSchedule(terms);
  if (!built.ok) throw new Error(`${built.error.code} ${JSON.stringify(built.error.fields)}`);
  return built.value;
}

const percentOf = (minor: bigint, percent: number): bigint => (minor * BigInt(percent)) / 100n;

/** Plans that a shop could offer: ten million to a thousand million, up to 120 months at up to 24 %. */
export const randomPlan: fc.Arbitrary<TermsInput> = fc
  .record({
    currency: fc.constantFrom('KRW', 'USD', 'KWD'),
    cashPriceMinor: fc.bigInt({ min: 10_000_000n, max: 1_000_000_000n }),
    firstPercent: fc.integer({ min: 0, max: 50 }),
    residualPercent: fc.integer({ min: 0, max: 60 }),
    termMonths: fc.integer({ min: 1, max: 120 }),
    rateBps: fc.integer({ min: 0, max: 2400 }),
    timing: fc.constantFrom(...TIMINGS),
    unit: fc.constantFrom(1n, 10n, 100n),
    mode: fc.constantFrom(...ROUNDING_MODES),
    interest: fc.constantFrom(...ROUNDING_MODES),
    endOfTerm: fc.constantFrom(...ENDS_OF_TERM),
  })
  .map(({ firstPercent, residualPercent, rateBps, unit, mode, interest, ...plan }) => {
    const firstPaymentMinor = percentOf(plan.cashPriceMinor, firstPercent);
    const residual = percentOf(plan.cashPriceMinor - firstPaymentMinor, residualPercent);
    return {
      ...plan,
      firstPaymentMinor,
      residualMinor: plan.endOfTerm === 'TITLE_TRANSFER' ? 0n : residual,
      annualRate: (rateBps / 10_000).toFixed(4),
      advancePayments: 0 as const,
      rounding: { unit, mode, interest },
    };
  });
