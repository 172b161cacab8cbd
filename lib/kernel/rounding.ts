/** How a fraction of a unit is resolved. DOWN is towards zero; HALF_UP is away from zero at the half. */
export const ROUNDING_MODES = ['HALF_EVEN', 'HALF_UP', 'DOWN'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** An exact fraction; `denominator` is positive. */
export interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

const DECIMAL = /^(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,12})?$/;

/** True for the decimal strings that rates travel in: plain digits, no sign, no exponent, at most 12 decimals. */
export const isDecimalText = (text: string): boolean => DECIMAL.test(text);

/** The exact fraction that a decimal string names. Throws RangeError for anything else. */
export function ratioOf(decimal: string): Ratio {
  if (!isDecimalText(decimal)) throw new RangeError(`Not a plain decimal: ${decimal}`);
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
}

/** One month of a nominal annual rate: exactly a twelfth. */
export function monthlyRatio(annualRate: string): Ratio {
  const { numerator, denominator } = ratioOf(annualRate);
  return { numerator, denominator: denominator * 12n };
}

/** The one spelling of a decimal: "0.0690" → "0.069", so that equal terms have equal hashes. */
export function plainDecimal(decimal: string): string {
  if (!isDecimalText(decimal)) throw new RangeError(`Not a plain decimal: ${decimal}`);
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** `numerator / denominator` as a whole multiple of `unit` (minor units), in integer arithmetic alone. */
export function roundRatio({ numerator, denominator }: Ratio, mode: RoundingMode, unit = 1n): bigint {
  if (denominator <= 0n || unit <= 0n) throw new RangeError('Denominator and unit must be positive');
  const step = denominator * unit;
  const absolute = numerator < 0n ? -numerator : numerator;
  const whole = absolute / step;
  const rounded = (whole + (roundsAway(absolute % step, step, whole, mode) ? 1n : 0n)) * unit;
  return numerator < 0n ? -rounded : rounded;
}

function roundsAway(rest: bigint, step: bigint, whole: bigint, mode: RoundingMode): boolean {
  if (mode === 'DOWN') return false;
  if (rest * 2n !== step) return rest * 2n > step;
  return mode === 'HALF_UP' || whole % 2n === 1n;
}

/** A month's interest on a balance: balance × monthly rate (`monthlyRatio`), rounded to the minor unit. */
export const monthlyInterest = (balanceMinor: bigint, { numerator, denominator }: Ratio, mode: RoundingMode): bigint =>
  roundRatio({ numerator: balanceMinor * numerator, denominator }, mode);

/** A share in basis points (1/100 of a percent) of an amount, half up to the minor unit. */
export const shareOf = (minor: bigint, bps: number): bigint =>
  roundRatio({ numerator: minor * BigInt(bps), denominator: 10_000n }, 'HALF_UP');
