'use client';
import { unstable_rethrow, useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useRefusalText } from '@/components/disclosures/refusal-text';
import type { Result } from '@/lib/kernel/result';

/** One press, one write: pending until the page that follows is there, and in words why it was not possible. */
export function usePress<I, O>(action: (input: I) => Promise<Result<O>>, goTo?: (value: O) => string) {
  const text = useRefusalText();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = (input: I) => {
    if (pending) return;
    start(async () => {
      const result = await send(action, input);
      setError(result.ok ? undefined : text(result.error));
      if (!result.ok) router.refresh();
      else if (goTo) router.push(goTo(result.value));
    });
  };
  return { press, pending, error };
}

async function send<I, O>(action: (input: I) => Promise<Result<O>>, input: I): Promise<Result<O>> {
  try {
    return await action(input);
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: { code: 'not-sent' } };
  }
}
