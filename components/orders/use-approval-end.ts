'use client';
import { useCallback, useEffect, useState } from 'react';
import { watch, type Looked } from '@/components/ui/watch';
import type { FormEnd } from '@/lib/limits/model/approval-end';
import type { FormStanding } from '@/lib/orders/views/form-standing';

const EVERY_MS = 4_000;

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
 * Says why the form cannot be signed any more, soon after its lender took the approval back or its time was over: it asks
 * while somebody can see the page, and stops once there is nothing to wait for. `look` asks at once, and tells whether it is over.
 */
export function useApprovalEnd(orderId: string): { end: FormEnd | null; look: () => Promise<boolean> } {
  const [end, setEnd] = useState<FormEnd | null>(null);
  const ask = useCallback(async (): Promise<Looked> => {
    const standing = await standingOf(orderId);
    if (standing === undefined) return 'failed';
    if (standing?.end) setEnd(standing.end);
    return standing && !standing.end ? 'again' : 'over';
  }, [orderId]);
  useEffect(() => watch({ look: ask, every: EVERY_MS }), [ask]);
  const look = useCallback(async () => {
    const standing = await standingOf(orderId);
    if (standing?.end) setEnd(standing.end);
    return Boolean(standing?.end);
  }, [orderId]);
  return { end, look };
}
