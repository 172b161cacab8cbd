import { z } from 'zod';
import { optionalText } from '@/lib/accounts/model/text';
import { OFFICE_HOURS } from '@/lib/kernel/office-hours';
import { wholeNumber } from './typed-number';

const MAX_NOTE = 300;

/** Whether somebody comes to the goods, or they are sent in. */
export const VISITS = ['ON_SITE', 'SEND_IN'] as const;
export type Visit = (typeof VISITS)[number];

/** What goes for a plan that was written before it could say so. */
const USUAL = { repairDays: 7, visit: 'ON_SITE' } as const;

/** What the seller promises for as long as the contract runs. */
export const guaranteePlan = z.strictObject({
  /** Hours of business until somebody comes or answers; no later than the repair is promised. */
  responseHours: z.int(),
  /** Repair and parts cost nothing. */
  repairFree: z.boolean(),
  /** A replacement while the goods are away. */
  replacement: z.boolean(),
  careVisitsPerYear: z.int(),
  noteKo: z.string(),
  noteEn: z.string(),
  /** Business days until the goods are repaired or replaced. */
  repairDays: z.int().default(USUAL.repairDays),
  visit: z.enum(VISITS).default(USUAL.visit),
  /** What the promise does not cover, a line each; empty where nothing is left out. */
  exclusionsKo: z.string().default(''),
  exclusionsEn: z.string().default(''),
});
export type GuaranteePlan = z.output<typeof guaranteePlan>;

/** A plan as a contract keeps it: only what it says, nothing added that nobody promised in it. */
export const writtenPlan = z.object({ ...guaranteePlan.shape, repairDays: z.int(), visit: z.enum(VISITS), exclusionsKo: z.string(), exclusionsEn: z.string() }).partial();

/** The exclusions of a plan in one language, or in the other where that has none. */
export const exclusionLines = ({ exclusionsKo = '', exclusionsEn = '' }: { exclusionsKo?: string; exclusionsEn?: string }, english: boolean): string[] =>
  ((english ? exclusionsEn || exclusionsKo : exclusionsKo || exclusionsEn)).split('\n').map((line) => line.trim()).filter(Boolean);

/** The same as a form carries it. */
export const guaranteeInput = z.strictObject({
  responseHours: wholeNumber(1, 336, 'catalogue.response-hours'),
  repairFree: z.boolean(),
  replacement: z.boolean(),
  careVisitsPerYear: wholeNumber(0, 12, 'catalogue.care-visits'),
  noteKo: optionalText(MAX_NOTE),
  noteEn: optionalText(MAX_NOTE),
  repairDays: wholeNumber(1, 60, 'catalogue.repair-days').prefault(String(USUAL.repairDays)),
  visit: z.enum(VISITS, { error: 'choose' }).default(USUAL.visit),
  exclusionsKo: optionalText(MAX_NOTE).default(''),
  exclusionsEn: optionalText(MAX_NOTE).default(''),
}).superRefine(({ responseHours, repairDays }, context) => {
  // Reported in the evening, goods have so many hours of business until they are to work again: who comes later comes for nothing.
  const most = repairDays * OFFICE_HOURS;
  if (responseHours > most) context.addIssue({ code: 'custom', message: `catalogue.response-after-repair?days=${repairDays}&max=${most}`, path: ['responseHours'] });
});
