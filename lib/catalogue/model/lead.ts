import type { Temporal } from 'temporal-polyfill';
import { SEOUL } from '@/lib/kernel/calendar';

/** A picture that is shown large is at least so wide. */
export const LEAD_WIDTH = 800;

/** The Monday with which the week of this moment begins in the mall, and its date, which names the week (ISO 8601). */
export function weekOf(now: Temporal.Instant): { name: string; begins: Temporal.Instant } {
  const today = now.toZonedDateTimeISO(SEOUL).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return { name: monday.toString(), begins: monday.toZonedDateTime(SEOUL).toInstant() };
}

/** FNV-1a, and its bits stirred (murmur3's end), since names of weeks differ in their last signs alone. */
function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Which of these leads the mall in a week. Each draws a lot of its own, so that what comes or goes changes nothing for the others. */
export function leadOfWeek(week: string, ids: readonly string[]): string | undefined {
  const lots = ids.map((id) => ({ id, drawn: lot(`${id} ${week}`) }));
  return lots.sort((a, b) => a.drawn - b.drawn || (a.id < b.id ? -1 : 1))[0]?.id;
}
