'use client';
import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { formatDeadline } from '@/lib/kernel/date-text';
import { cn } from './cn';

const DAY_MS = 24 * 3_600_000;
const TICK_MS = 20_000;

/**
 * A deadline's clock and what is left of it: "오늘 18:00 · 3시간 26분 남음". Both are RFC 3339 instants; `now` is the
 * server's clock (the demo's may be moved), from which the remainder then runs on by itself.
 */
export function Deadline({ at, now, stacked = false, className }: { at: string; now: string; stacked?: boolean; className?: string }) {
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const elapsed = useElapsed();
  const current = Date.parse(now) + elapsed;
  const left = Date.parse(at) - current;
  const [clock = '', remainder = ''] = formatDeadline(at, isoOf(now, elapsed), locale).split(' · ');
  const tone = left < 0 ? 'text-critical' : left < DAY_MS ? 'text-caution' : 'text-ink-muted';
  return (
    <time dateTime={at} className={cn('money', className)}>
      {clock}
      {stacked ? <br /> : ' · '}
      <span className={cn(tone, left < DAY_MS && 'font-semibold')}>{remainder}</span>
    </time>
  );
}

/** Milliseconds since this was first shown, in steps. */
function useElapsed(): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - began), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return elapsed;
}

const isoOf = (now: string, elapsed: number) => (elapsed === 0 ? now : new Date(Date.parse(now) + elapsed).toISOString());
