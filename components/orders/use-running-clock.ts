'use client';
import { useEffect, useState } from 'react';

const TICK_MS = 15_000;

/** The server's clock (the demo's may be moved), run on from when the page was made. RFC 3339. */
export function useRunningClock(now: string): string {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const began = performance.now();
    setElapsed(0);
    const timer = setInterval(() => setElapsed(performance.now() - began), TICK_MS);
    return () => clearInterval(timer);
  }, [now]);
  return elapsed === 0 ? now : new Date(Date.parse(now) + elapsed).toISOString();
}
