'use client';
import { useEffect, useState } from 'react';

/** Milliseconds of the server's clock now: what it said when the page was made, and what has passed since. */
export function useServerNow(now: string, everyMs = 1_000): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const began = performance.now();
    setElapsed(0);
    const timer = setInterval(() => setElapsed(performance.now() - began), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return Date.parse(now) + elapsed;
}
