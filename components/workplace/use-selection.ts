'use client';
import { useRef, useState } from 'react';

/** Which rows of a page are ticked. With Shift, everything between this tick and the one before follows it. */
export function useSelection(ids: readonly string[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | undefined>(undefined);
  const held = useRef(false);
  // What has left the page cannot be ticked any more.
  const selected = ids.filter((id) => ticked.has(id));

  const set = (some: readonly string[], on: boolean) => setTicked((before) => {
    const after = new Set(before);
    for (const id of some) {
      if (on) after.add(id);
      else after.delete(id);
    }
    return after;
  });
  const toggle = (id: string, on: boolean) => {
    const [from, to] = [ids.indexOf(last.current ?? id), ids.indexOf(id)];
    const range = held.current && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    last.current = id;
    set(range, on);
  };
  return {
    selected,
    has: (id: string) => ticked.has(id),
    all: ids.length > 0 && selected.length === ids.length,
    toggle,
    toggleAll: (on: boolean) => set(ids, on),
    clear: () => setTicked(new Set()),
    /** For the tick's `onClick`, which comes before its change: whether Shift was held. */
    notice: (event: { shiftKey: boolean }) => { held.current = event.shiftKey; },
  };
}
