import { Decimal, type PaymentType } from '@/lib/kernel/annuity';
import type { Ratio } from '@/lib/kernel/rounding';

/** What a published figure was computed from, by name; `null` and what is missing are the same. */
export type Inputs = Readonly<Record<string, unknown>>;

/** An input that is not what the function needs. */
export class BadInput extends Error {}

/** A number, zero where it is missing. */
export function number(inputs: Inputs, name: string, missing = 0): number {
  const value = inputs[name] ?? missing;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  throw new BadInput(`"${name}" is not a number`);
}

export function text(inputs: Inputs, name: string): string {
  const value = inputs[name];
  if (typeof value === 'string') return value;
  throw new BadInput(`"${name}" is not a text`);
}

export function list(inputs: Inputs, name: string): readonly unknown[] {
  const value = inputs[name];
  if (Array.isArray(value)) return value;
  throw new BadInput(`"${name}" is not a list`);
}

export const has = (inputs: Inputs, name: string): boolean => inputs[name] !== undefined && inputs[name] !== null;

const WORDS: Readonly<Record<string, PaymentType>> = { begin: 1, end: 0 };

/** 0 (end) unless it says otherwise; Excel takes any other number, and true, for the beginning. */
export const paymentType = (inputs: Inputs): PaymentType =>
  WORDS[String(inputs.type)] ?? (inputs.type === true || number({ type: Number(inputs.type ?? 0) }, 'type') !== 0 ? 1 : 0);

/** As `paymentType`, for the functions of Excel that know no third. Throws RangeError. */
export function strictPaymentType(inputs: Inputs): PaymentType {
  const type = paymentType(inputs);
  if (![0, 1].includes(number(inputs, 'type', type))) throw new RangeError('type is neither 0 nor 1');
  return type;
}

/** The exact fraction that a decimal number or text names. */
export function fraction(value: unknown): Ratio {
  if (typeof value !== 'number' && typeof value !== 'string') throw new BadInput(`${String(value)} is not a number`);
  const [numerator, denominator] = new Decimal(value).toFraction();
  return { numerator: BigInt((numerator ?? new Decimal(0)).toFixed()), denominator: BigInt((denominator ?? new Decimal(1)).toFixed()) };
}
