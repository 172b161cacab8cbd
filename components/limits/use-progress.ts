'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { watch } from '@/components/ui/watch';
import { mayChange } from '@/lib/limits/model/usable';
import type { LimitProgress, LimitRequestPage } from '@/lib/limits/views/request';

const QUICK_MS = 1_500;
/** A person is at it, an answer is overdue, or an approval may yet be taken back: it may take hours. */
const SLOW_MS = 15_000;
const QUICK_FOR_MS = 5 * 60_000;

/**
 * Asks the server how the request stands while that may change, and has the page shown anew when it did.
 * It rests while nobody looks, and stops when nothing can change by itself.
 */
export function useProgress(page: LimitRequestPage): Pick<LimitProgress, 'answered' | 'asked'> {
  const router = useRouter();
  const [heard, setHeard] = useState<{ since: string; progress: LimitProgress }>();
  const { id, stamp, waiting } = page;
  const quick = waiting.some((row) => row.state !== 'REFERRED');
  const watched = mayChange(page);

  useEffect(() => {
    if (!watched) return;
    const began = performance.now();
    return watch({
      every: () => (quick && performance.now() - began < QUICK_FOR_MS ? QUICK_MS : SLOW_MS),
      look: async () => {
        const progress = await ask(id);
        if (typeof progress === 'string') return progress;
        if (progress.stamp === stamp) return 'again';
        setHeard({ since: stamp, progress });
        router.refresh();
        return 'again';
      },
    });
  }, [id, stamp, quick, watched, router]);

  // What was heard is ahead of the page only until the page is drawn anew.
  return heard?.since === stamp ? heard.progress : page;
}

/** `failed` when it could not be asked just now; `over` when it never will be (signed out, not there). */
async function ask(id: string): Promise<LimitProgress | 'failed' | 'over'> {
  try {
    const response = await fetch(`/limits/${id}/state`, { cache: 'no-store' });
    if (response.ok) return (await response.json()) as LimitProgress;
    return response.status < 500 ? 'over' : 'failed';
  } catch {
    return 'failed';
  }
}
