'use client';
import { useState, useTransition } from 'react';
import { useErrorText } from './error-text';
import type { Result } from '@/lib/kernel/result';

/** Does one thing at the press of a button; what went wrong stays as a sentence until the next press. */
export function useAct<O>(act: () => Promise<Result<O>>, done?: (value: O) => void) {
  const text = useErrorText();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => start(async () => {
    const result = await act().catch(() => ({ ok: false as const, error: { code: 'not-sent', params: {} } }));
    setError(result.ok ? undefined : text(result.error.code, result.error.params));
    if (result.ok) done?.(result.value);
  });
  return { press, pending, error };
}
