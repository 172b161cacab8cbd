import { z } from 'zod';
import { ageOn, type PlainDate } from '@/lib/kernel/calendar';
import { isPlainDate } from '@/lib/kernel/day-text';

/** Civil Act, article 4: one comes of age at nineteen full years. */
export const ADULT_YEARS = 19;

/** `19910305`, `1991.3.5` or `1991-03-05`, kept as the last. */
function dashed(typed: string): string {
  const parts = /^(\d{4})(\d{2})(\d{2})$|^(\d{4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,2})\.?$/.exec(typed.normalize('NFKC').trim());
  if (!parts) return typed.trim();
  const [year = '', month = '', day = ''] = parts.slice(1).filter((part) => part !== undefined);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

export const birthDate = z.string({ error: 'required' })
  .transform(dashed)
  .refine((text) => text.length > 0, 'required')
  .refine((text) => text.length === 0 || (isPlainDate(text) && text >= '1900-01-01'), 'date');

/** Whether somebody born then may enter into a lease on that day (of the calendar in Seoul). */
export const isAdult = (born: PlainDate, today: PlainDate) => ageOn(born, today) >= ADULT_YEARS;
