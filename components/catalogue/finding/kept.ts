'use client';
import type { Shared } from '@/components/ui/shared';
import { COMPARED_MAX, listingIdsIn, RECENT_MAX } from '@/lib/catalogue/model/finding';

/** A device that keeps nothing (its storage is shut or full) still remembers until the page is left. */
function stored(key: string): { get: () => string | null; set: (text: string) => void } {
  let held: string | null = null;
  return {
    get: () => {
      try {
        return window.localStorage.getItem(key) ?? held;
      } catch {
        return held;
      }
    },
    set: (text) => {
      held = text;
      try {
        window.localStorage.setItem(key, text);
      } catch {
        // Kept above.
      }
    },
  };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** Something that this device keeps by itself, the same in every window. */
function kept<T>(key: string, valueOf: (raw: unknown) => T): Shared<T> {
  const place = stored(key);
  const watchers = new Set<() => void>();
  const nothing = valueOf(null);
  let last: { text: string | null; value: T } = { text: null, value: nothing };
  return {
    nothing,
    read: () => {
      const text = place.get();
      if (text !== last.text) last = { text, value: valueOf(parsed(text)) };
      return last.value;
    },
    write: (value) => {
      place.set(JSON.stringify(value));
      for (const changed of watchers) changed();
    },
    subscribe: (changed) => {
      const elsewhere = (event: StorageEvent) => { if (event.key === key || event.key === null) changed(); };
      watchers.add(changed);
      window.addEventListener('storage', elsewhere);
      return () => {
        watchers.delete(changed);
        window.removeEventListener('storage', elsewhere);
      };
    },
  };
}

const ids = (max: number) => (raw: unknown): readonly string[] => (Array.isArray(raw) ? listingIdsIn(raw).slice(0, max) : []);

/** Ticked for the comparison. */
export const comparedKept = kept('dalmada.compared', ids(COMPARED_MAX));
/** Shown on this device, newest first. */
export const seenKept = kept('dalmada.seen', ids(RECENT_MAX));
/** Whether this device was told to remember nothing of what it shows. */
export const seenOffKept = kept('dalmada.seen-off', (raw) => raw === true);
/** Hearts of somebody who has not signed in yet. */
export const wishedKept = kept('dalmada.wished', ids(RECENT_MAX));
