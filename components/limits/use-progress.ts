'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { LimitProgress, LimitRequestPage } from '@/lib/limits/views/request';

const QUICK_MS = 1_500;
/** A person is at it, or an answer is overdue: it may take hours. */
const SLOW_MS = 15_000;
const QUICK_FOR_MS = 5 * 60_000;

/**
 * Asks the server how many have answered while somebody is waited for, and has the page shown anew when that changed.
 * It rests while nobody looks, and stops when there is nothing to wait for.
 */
export function useProgress(page: LimitRequestPage): Pick<LimitProgress, 'answered' | 'asked'> {
  const router = useRouter();
  const [heard, setHeard] = useState<LimitProgress>();
  const { id, stamp, waiting, ended, state } = page;
  const quick = waiting.some((row) => row.state !== 'REFERRED');
  const waits = waiting.length > 0 || (state === 'OPEN' && ended.some((row) => row.what === 'FAILED'));

  useEffect(() => {
    if (!waits) return;
    const began = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const progress = document.hidden ? undefined : await ask(id);
      if (progress === 'gone') return;
      if (progress && progress.stamp !== stamp) {
        setHeard(progress);
        router.refresh();
      }
      timer = setTimeout(() => void look(), quick && performance.now() - began < QUICK_FOR_MS ? QUICK_MS : SLOW_MS);
    };
    timer = setTimeout(() => void look(), QUICK_MS);
    return () => clearTimeout(timer);
  }, [id, stamp, quick, waits, router]);

  return heard ?? page;
}

/** Undefined when it could not be asked just now; `gone` when it never will be (signed out, not there). */
async function ask(id: string): Promise<LimitProgress | 'gone' | undefined> {
  try {
    const response = await fetch(`/limits/${id}/state`, { cache: 'no-store' });
    if (response.ok) return (await response.json()) as LimitProgress;
    return response.status < 500 ? 'gone' : undefined;
  } catch {
    return undefined;
  }
}
