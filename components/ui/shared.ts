'use client';
import { useSyncExternalStore } from 'react';

/** Something that several parts of a page show, each drawn by itself. */
export interface Shared<T> {
  read: () => T;
  write: (value: T) => void;
  subscribe: (changed: () => void) => () => void;
  /** What the server writes for everybody, and the browser begins with. */
  nothing: T;
}

export function shared<T>(nothing: T): Shared<T> {
  const watchers = new Set<() => void>();
  let held = nothing;
  return {
    nothing,
    read: () => held,
    write: (value) => {
      held = value;
      for (const changed of watchers) changed();
    },
    subscribe: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

export const useShared = <T>({ subscribe, read, nothing }: Shared<T>): T => useSyncExternalStore(subscribe, read, () => nothing);
