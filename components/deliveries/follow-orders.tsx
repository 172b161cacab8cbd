'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 15_000;

/** Typed and not yet sent, or a question open: nothing may be redrawn under somebody's hands. */
function busy(): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true;
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('main textarea, main input:not([type=radio], [type=checkbox], [type=hidden])')]
    .some((field) => field.value !== field.defaultValue);
}

/** A page shown anew while the server is away would be lost, so the server is asked first. */
async function reachable(): Promise<boolean> {
  try {
    return (await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' })).status < 500;
  } catch {
    return false;
  }
}

/**
 * Shows the page anew while it is open: every 15 seconds while somebody can see it, and at once when it is looked at
 * again or the network is back. It rests while something is being typed or asked, and stops when nothing more will come.
 * `said` is where things stand in a word: who listens to the page hears it when it changes.
 */
export function FollowOrders({ over = false, said }: { over?: boolean; said?: string }) {
  const router = useRouter();
  useEffect(() => {
    if (over) return;
    let asking = false;
    const look = async () => {
      if (asking || document.hidden || busy()) return;
      asking = true;
      const there = await reachable();
      asking = false;
      if (there && !document.hidden && !busy()) router.refresh();
    };
    const now = () => void look();
    const timer = setInterval(now, EVERY_MS);
    document.addEventListener('visibilitychange', now);
    window.addEventListener('online', now);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', now);
      window.removeEventListener('online', now);
    };
  }, [router, over]);
  return said === undefined ? null : <p role="status" className="sr-only">{said}</p>;
}
