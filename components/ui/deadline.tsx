'use client';
import { useLocale } from 'next-intl';
import { formatDeadline } from '@/lib/kernel/date-text';
import { cn } from './cn';
import { useServerNow } from './use-server-now';

const DAY_MS = 24 * 3_600_000;
const TICK_MS = 20_000;

/**
 * A deadline's clock and what is left of it: "오늘 18:00 · 3시간 26분 남음". Both are RFC 3339 instants; `now` is the
 * server's clock (the demo's may be moved), from which the remainder then runs on by itself.
 */
export function Deadline({ at, now, stacked = false, className }: { at: string; now: string; stacked?: boolean; className?: string }) {
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const current = useServerNow(now, TICK_MS);
  const left = Date.parse(at) - current;
  const [clock = '', remainder = ''] = formatDeadline(at, new Date(current).toISOString(), locale).split(' · ');
  const tone = left < 0 ? 'text-critical' : left < DAY_MS ? 'text-caution' : 'text-ink-muted';
  return (
    <time dateTime={at} className={cn('money', className)}>
      {clock}
      {stacked ? <br /> : ' · '}
      <span className={cn(tone, left < DAY_MS && 'font-semibold')}>{remainder}</span>
    </time>
  );
}
