'use client';
import { unstable_rethrow, useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useErrorText } from '@/components/ui/error-text';
import type { Result } from '@/lib/kernel/result';
import { isOver } from './signing-acts';

/** One press, one write: pending until what follows is there, and in words why it was not possible. What is over leads to the contract's page. */
export function useSigningPress(contractId: string, act: () => Promise<Result<unknown>>, done?: () => void) {
  const text = useErrorText();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => {
    if (pending) return;
    start(async () => {
      const result = await sent(act);
      setError(result.ok ? undefined : text(result.error.code, result.error.params));
      if (result.ok) done?.();
      else if (isOver(result.error.code)) router.push(`/contracts/${contractId}`);
      else router.refresh();
    });
  };
  return { press, pending, error };
}

/** A lost connection is an answer too; Next's own signals pass through. */
export async function sent(act: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await act();
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: { code: 'not-sent' } };
  }
}
