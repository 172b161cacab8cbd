'use client';
import { useState, useTransition } from 'react';
import { useErrorText } from '@/components/ui/error-text';
import type { Result } from '@/lib/kernel/result';

/** One press, one act: pending meanwhile, and in words why it did not go. */
export function useAct(act: () => Promise<Result<unknown>>, onDone?: () => void) {
  const text = useErrorText();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => start(async () => {
    const result = await act().catch(() => ({ ok: false as const, error: { code: 'not-sent', params: {} } }));
    setError(result.ok ? undefined : text(result.error.code, result.error.params));
    if (result.ok) onDone?.();
  });
  return { press, pending, error };
}
