'use client';
import { useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

const PREFIX = 'draft:';

export interface Draft<D> {
  /** What the form starts with: what is saved, and once the page is there what was typed over it. */
  start: D;
  /** The form's key: it is mounted anew when what it starts with changes. */
  mount: number;
  /** Something typed earlier is in the form and not saved yet. */
  restored: boolean;
  /** Back to what is saved. */
  discard: () => void;
  /** What the form holds has been saved. */
  forget: () => void;
  /** For `useKeepDraft`: what the form holds, as it starts and as it changes. */
  holds: (typed: string, starting: boolean) => void;
}

/**
 * What was typed and not saved outlives a reload, a change of language and a way there and back. It lives in the tab's own
 * storage: what a person earns does not stay on a shared machine. It counts only for what was `saved` when it was typed:
 * where that has changed since, what was typed upon it is not laid over it.
 */
export function useKeptDraft<D extends object>(name: string, saved: D): Draft<D> {
  const key = `${PREFIX}${name}`;
  const now = { saved, upon: JSON.stringify(saved) };
  const latest = useRef(now);
  latest.current = now;
  /** What the form held when nothing was typed yet, and what it holds. */
  const untouched = useRef<string>(undefined);
  const held = useRef<string>(undefined);
  const [laid, lay] = useState<{ mount: number; over?: D }>({ mount: 0 });
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const typed = read(key, latest.current.upon);
    if (!typed) return;
    lay(({ mount }) => ({ mount: mount + 1, over: { ...latest.current.saved, ...typed } }));
    setRestored(true);
  }, [key]);
  return {
    start: laid.over ?? saved,
    mount: laid.mount,
    restored,
    discard: () => {
      untouched.current = undefined;
      remove(key);
      lay(({ mount }) => ({ mount: mount + 1 }));
      setRestored(false);
    },
    forget: () => {
      untouched.current = held.current;
      remove(key);
      setRestored(false);
    },
    holds: (typed, starting) => {
      held.current = typed;
      untouched.current ??= typed;
      if (starting) return;
      if (typed === untouched.current) remove(key);
      else write(key, JSON.stringify({ upon: latest.current.upon, typed: JSON.parse(typed) as unknown }));
    },
  };
}

/** Keeps these fields as they are typed. */
export function useKeepDraft<D, I extends FieldValues>({ holds }: Draft<D>, methods: UseFormReturn<I>, fields: readonly (keyof I & keyof D & string)[]): void {
  const names = fields.join(' ');
  const tell = useRef(holds);
  tell.current = holds;
  useEffect(() => {
    const picked = (values: Record<string, unknown>) => JSON.stringify(Object.fromEntries(names.split(' ').map((name) => [name, values[name]])));
    const leave = methods.subscribe({ formState: { values: true }, callback: ({ values }) => tell.current(picked(values), false) });
    tell.current(picked(methods.getValues()), true);
    return leave;
  }, [methods, names]);
}

/** Whoever leaves the account leaves nothing typed behind. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Forbidden: there is nothing to remove.
  }
}

function read(key: string, upon: string): Record<string, unknown> | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as { upon?: unknown; typed?: unknown } | null;
    if (kept?.upon === upon && kept.typed && typeof kept.typed === 'object') return kept.typed as Record<string, unknown>;
  } catch {
    // Forbidden, or not ours: the form starts with what is saved.
  }
  remove(key);
  return undefined;
}

function write(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Full or forbidden: the form goes on without.
  }
}

function remove(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Forbidden: there is nothing to remove.
  }
}
