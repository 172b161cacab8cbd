import { z } from 'zod';
import { optionalText } from '@/lib/accounts/model/text';

const MAX_NOTE = 300;

/** A whole number that a person types, within bounds. Codes: `required`, `number`, `tooHigh`. */
export const wholeNumber = (min: number, max: number, outOfRange: string) =>
  z.string({ error: 'required' })
    .refine((typed) => typed.trim() !== '', 'required')
    .transform((typed, context) => {
      const text = typed.normalize('NFKC').trim();
      const value = Number(text);
      if (/^[0-9]{1,6}$/.test(text) && value >= min && value <= max) return value;
      if (text !== '') context.addIssue({ code: 'custom', message: /^[0-9]+$/.test(text) ? outOfRange : 'number' });
      return z.NEVER;
    });

/** What the seller promises for as long as the contract runs. */
export const guaranteePlan = z.strictObject({
  /** Hours until somebody comes or answers. */
  responseHours: z.int(),
  /** Repair and parts cost nothing. */
  repairFree: z.boolean(),
  /** A replacement while the goods are away. */
  replacement: z.boolean(),
  careVisitsPerYear: z.int(),
  noteKo: z.string(),
  noteEn: z.string(),
});
export type GuaranteePlan = z.output<typeof guaranteePlan>;

/** The same as a form carries it. */
export const guaranteeInput = z.strictObject({
  responseHours: wholeNumber(1, 336, 'catalogue.response-hours'),
  repairFree: z.boolean(),
  replacement: z.boolean(),
  careVisitsPerYear: wholeNumber(0, 12, 'catalogue.care-visits'),
  noteKo: optionalText(MAX_NOTE),
  noteEn: optionalText(MAX_NOTE),
});
