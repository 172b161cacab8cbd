'use client';
import { useEffect, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

/**
 * What was typed before a reload or a lost session, read once the page is there; undefined until then or where there is
 * nothing. It lives in the tab's own storage: what a person earns does not stay on a shared machine.
 */
export function useKeptDraft(key: string): Record<string, unknown> | undefined {
  const [draft, setDraft] = useState<Record<string, unknown>>();
  useEffect(() => setDraft(read(key)), [key]);
  return draft;
}

/** Keeps these fields as they are typed. */
export function useKeepDraft<I extends FieldValues>(key: string, methods: UseFormReturn<I>, fields: readonly (keyof I & string)[]): void {
  const names = fields.join(' ');
  useEffect(() => methods.subscribe({
    formState: { values: true },
    callback: ({ values }) => {
      const typed = names.split(' ').map((name) => [name, (values as Record<string, unknown>)[name]]);
      sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(typed)));
    },
  }), [key, methods, names]);
}

export const forgetDraft = (key: string) => sessionStorage.removeItem(key);

function read(key: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
