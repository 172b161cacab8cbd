import { z } from 'zod';

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5] as const;

/** The last digit of a business registration number, from the nine before it (National Tax Service's rule: the ninth product's tens count too). */
export function checkDigit(nine: string): number {
  const digits = [...nine].map(Number);
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
  const tens = Math.floor((5 * (digits[8] ?? 0)) / 10);
  return (10 - ((sum + tens) % 10)) % 10;
}

/** Ten ASCII digits whose last follows from the others. */
export const isBusinessNumber = (digits: string) =>
  /^[0-9]{10}$/.test(digits) && !/^0+$/.test(digits) && checkDigit(digits.slice(0, 9)) === Number(digits[9]);

/** `123-45-67891` or ten digits, kept as ten digits. */
export const businessNumber = z.string({ error: 'required' })
  .transform((typed) => typed.normalize('NFKC').replaceAll(/[\s-]/g, ''))
  .refine((digits) => digits.length > 0, 'required')
  .refine((digits) => digits.length === 0 || isBusinessNumber(digits), 'accounts.business-number');

export const dashedBusinessNumber = (digits: string) => `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
