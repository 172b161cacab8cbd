import { z } from 'zod';
import { optionalText } from '@/lib/accounts/model/text';
import { wholeNumber } from './typed-number';

const MAX_NOTE = 300;

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
