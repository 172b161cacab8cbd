import { roundRatio, type Ratio, type RoundingMode } from './rounding';

/**
 * One instalment; amounts in minor units. `amountMinor` = `interestMinor` + `principalMinor`. The last principal is
 * negative where the interest of the closing month in advance outweighs it.
 */
export interface ScheduleRow {
  /** 1 … the number of instalments */
  seq: number;
  amountMinor: bigint;
  interestMinor: bigint;
  principalMinor: bigint;
  /** What is still owed once this instalment is paid; after the last one, the residual. */
  balanceMinor: bigint;
}

/** What is paid back, in how many instalments, down to what, and the interest that falls due with each, whole already. */
export interface Amortization {
  financedMinor: bigint;
  residualMinor: bigint;
  count: number;
  interestOf: (seq: number, balanceMinor: bigint) => bigint;
}

/** Every instalment is `instalmentMinor` but the last, which takes the difference: the principal parts sum exactly. */
export function amortize({ financedMinor, residualMinor, count, interestOf }: Amortization, instalmentMinor: bigint): ScheduleRow[] {
  const rows: ScheduleRow[] = [];
  let balanceMinor = financedMinor;
  for (let seq = 1; seq <= count; seq += 1) {
    const interestMinor = interestOf(seq, balanceMinor);
    const amountMinor = seq === count ? balanceMinor + interestMinor - residualMinor : instalmentMinor;
    const principalMinor = amountMinor - interestMinor;
    balanceMinor -= principalMinor;
    rows.push({ seq, amountMinor, interestMinor, principalMinor, balanceMinor });
  }
  return rows;
}

/** How far the last instalment lies from the level one: Σ of all that rounding left over. */
const gap = (rows: readonly ScheduleRow[], levelMinor: bigint): bigint => (rows.at(-1)?.amountMinor ?? levelMinor) - levelMinor;

const absolute = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/**
 * The option `smoothing: 'LAST'` of a plan (after Apache Fineract's progressive loans): where the last of n instalments
 * differs by more than ⌊n/2⌋ minor units, the level one is moved by a share of the difference, gap / n rounded by the
 * plan's rule, and the move is kept if the gap shrinks by it.
 */
export function smoothed(plan: Amortization, levelMinor: bigint, mode: RoundingMode, unit: bigint): bigint {
  const difference = gap(amortize(plan, levelMinor), levelMinor);
  if (absolute(difference) <= BigInt(Math.floor(plan.count / 2))) return levelMinor;
  const moved = levelMinor + roundRatio({ numerator: difference, denominator: BigInt(plan.count) }, mode, unit);
  return absolute(gap(amortize(plan, moved), moved)) < absolute(difference) ? moved : levelMinor;
}

/**
 * The level instalment at the end of periods that bear different rates (months counted in days), before rounding and
 * exactly: (P Π(1 + rᵢ) − R) / Σᵢ Πⱼ₌ᵢ₊₁(1 + rⱼ).
 */
export function exactLevel(financedMinor: bigint, residualMinor: bigint, factors: readonly Ratio[]): Ratio {
  // With 1 + rᵢ = gᵢ / dᵢ, both sums are kept over the common denominator Π dᵢ.
  let [grown, sum, scale] = [1n, 0n, 1n];
  for (const { numerator, denominator } of factors) {
    const growth = numerator + denominator;
    sum = sum * growth + scale * denominator;
    grown *= growth;
    scale *= denominator;
  }
  return { numerator: financedMinor * grown - residualMinor * scale, denominator: sum };
}

/** A plan at the end of periods that each bear their own factor: balance × factor, rounded to the minor unit. */
export const byFactors = (financedMinor: bigint, residualMinor: bigint, factors: readonly Ratio[], interest: RoundingMode): Amortization => ({
  financedMinor, residualMinor, count: factors.length,
  interestOf: (seq, balanceMinor) => {
    const { numerator, denominator } = factors[seq - 1] ?? { numerator: 0n, denominator: 1n };
    return roundRatio({ numerator: balanceMinor * numerator, denominator }, interest);
  },
});
