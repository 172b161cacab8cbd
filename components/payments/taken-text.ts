import { formatMoney, type Locale } from '@/lib/kernel/money';
import type { Taken } from '@/lib/billing/views/taken-at-once';

/** Sums in each currency, as one text; null where nothing is taken. */
export function takenText(taken: readonly Taken[], locale: Locale): { amount: string; count: number } | null {
  if (taken.length === 0) return null;
  return { amount: taken.map(({ minor, currency }) => formatMoney(minor, currency, locale)).join(' + '), count: taken.reduce((sum, { count }) => sum + count, 0) };
}
