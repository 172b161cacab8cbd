import { z } from 'zod';
import { ageOn, isPlainDate, type PlainDate } from '@/lib/kernel/calendar';

/** Civil Act, article 4: one comes of age at nineteen full years. */
export const ADULT_YEARS = 19;

export const birthDate = z.string({ error: 'required' })
  .refine((text) => text.length > 0, 'required')
  .refine((text) => text.length === 0 || (isPlainDate(text) && text >= '1900-01-01'), 'date');

/** Whether somebody born then may enter into a lease on that day (of the calendar in Seoul). */
export const isAdult = (born: PlainDate, today: PlainDate) => ageOn(born, today) >= ADULT_YEARS;
