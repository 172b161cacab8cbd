import { Temporal } from 'temporal-polyfill';
import { SEOUL } from '@/lib/kernel/calendar';

/** An instant as a field for day and time shows it, in Seoul: `2026-11-23T14:34`. */
export const seoulMinute = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(SEOUL).toPlainDateTime().toString({ smallestUnit: 'minute' });

export function isMinute(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant that a minute typed in Seoul time means (RFC 3339). The minute in which the goods were shipped means that
 * very instant: a record is kept in minutes, and nothing arrives before it has left.
 */
export function instantOfMinute(minute: string, shippedAt: string | null): string {
  if (shippedAt && minute === seoulMinute(shippedAt)) return shippedAt;
  return Temporal.PlainDateTime.from(minute).toZonedDateTime(SEOUL).toInstant().toString();
}
