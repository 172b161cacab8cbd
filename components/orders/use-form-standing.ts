'use client';
import { useCallback, useEffect, useState } from 'react';
import { watch, type Looked } from '@/components/ui/watch';
import type { FormOver, FormStanding } from '@/lib/orders/views/form-standing';

const EVERY_MS = 4_000;
/** A lender that answers at all mostly does so at once. */
const AWAITED_MS = 1_500;

/** Undefined when it could not be asked; null where there is no such form for this reader. */
async function standingOf(orderId: string): Promise<FormStanding | null | undefined> {
  try {
    const response = await fetch(`/orders/${orderId}/form/version`, { cache: 'no-store' });
    if (response.ok) return (await response.json()) as FormStanding;
    return response.status === 404 ? null : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Says why the form cannot be signed any more, soon after its lender took the approval back or its time was over, and
 * whether the lender has yet to confirm that it holds the limit: it asks while somebody can see the page, and stops once
 * there is nothing to wait for. `look` asks at once, and tells whether it is over.
 */
export function useFormStanding(orderId: string, awaitedAtFirst: boolean): { end: FormOver | null; awaited: boolean; look: () => Promise<boolean> } {
  const [end, setEnd] = useState<FormOver | null>(null);
  const [awaited, setAwaited] = useState(awaitedAtFirst);
  const ask = useCallback(async (): Promise<FormStanding | null | undefined> => {
    const standing = await standingOf(orderId);
    if (standing?.end) setEnd(standing.end);
    if (standing) setAwaited(standing.awaited);
    return standing;
  }, [orderId]);
  useEffect(() => watch({
    every: awaited ? AWAITED_MS : EVERY_MS,
    look: async (): Promise<Looked> => {
      const standing = await ask();
      if (standing === undefined) return 'failed';
      return standing && !standing.end ? 'again' : 'over';
    },
  }), [ask, awaited]);
  const look = useCallback(async () => Boolean((await ask())?.end), [ask]);
  return { end, awaited, look };
}
