import { z } from 'zod';
import { bpsOf, percentText } from './percent';

/** A percentage that a person types, as basis points; at most `maxBps`. Codes: `required`, `catalogue.percent`. */
export const percentBps = (maxBps: number, tooHigh: string) =>
  z.string({ error: 'required' })
    .refine((typed) => typed.trim() !== '', 'required')
    .transform((typed, context) => {
      const bps = bpsOf(typed);
      if (bps !== undefined && bps <= maxBps) return bps;
      if (typed.trim() !== '') context.addIssue({ code: 'custom', message: bps === undefined ? `catalogue.percent?max=${percentText(maxBps)}` : tooHigh });
      return z.NEVER;
    });

/** A whole number that a person types, within bounds. Codes: `required`, and `outOfRange` with `min` and `max` for whatever else is no such number. */
export const wholeNumber = (min: number, max: number, outOfRange: string) =>
  z.string({ error: 'required' })
    .refine((typed) => typed.trim() !== '', 'required')
    .transform((typed, context) => {
      const text = typed.normalize('NFKC').trim();
      const value = Number(text);
      if (/^[0-9]{1,6}$/.test(text) && value >= min && value <= max) return value;
      if (text !== '') context.addIssue({ code: 'custom', message: `${outOfRange}?min=${min}&max=${max}` });
      return z.NEVER;
    });
