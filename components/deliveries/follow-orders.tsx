'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { watch } from '@/components/ui/watch';

const EVERY_MS = 15_000;
const QUICK_MS = 2_000;
/** What was to come at once has not: then it may take hours. */
const QUICK_FOR_MS = 5 * 60_000;

/** Typed and not yet sent, or a question open: nothing may be redrawn under somebody's hands. */
function busy(): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true;
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('main textarea, main input:not([type=radio], [type=checkbox], [type=hidden])')]
    .some((field) => field.value !== field.defaultValue);
}

/** The version that the server would draw now. Undefined when it could not be asked; null where there is nothing for this reader. */
async function newest(address: string): Promise<string | null | undefined> {
  try {
    const response = await fetch(address, { cache: 'no-store' });
    if (response.ok) return ((await response.json()) as { version: string }).version;
    return response.status === 404 ? null : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps an open page as it is at the server: asks for a short text every 15 seconds (`quick`: every other one, for a while) while somebody can see it, and has
 * the page drawn anew only when that is another than `version`, which the page was drawn from. It rests while something
 * is being typed or asked, and stops when nothing more will come.
 * `said` is where things stand in a word: who listens to the page hears it when it changes.
 */
export function FollowOrders({ address, version, over = false, said, quick = false }: {
  address: string;
  version: string;
  over?: boolean;
  said?: string;
  /** What is awaited takes a moment: looked for every other second. */
  quick?: boolean;
}) {
  const router = useRouter();
  useEffect(() => {
    if (over) return;
    const began = performance.now();
    return watch({
      every: () => (quick && performance.now() - began < QUICK_FOR_MS ? QUICK_MS : EVERY_MS),
      look: async () => {
        if (busy()) return 'again';
        const found = await newest(address);
        if (found === undefined) return 'failed';
        if (found === null) return 'over';
        if (found !== version && !document.hidden && !busy()) router.refresh();
        return 'again';
      },
    });
  }, [router, over, address, version, quick]);
  return said === undefined ? null : <p role="status" className="sr-only">{said}</p>;
}
