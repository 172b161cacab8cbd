'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ActionResult } from '@/components/ui/use-action-form';
import { movedOn } from '@/lib/deliveries/model/moved-on';

/**
 * A dialog around one act. Refused because the order has moved on (`late`), it keeps its sentence and loses its button;
 * the page behind is shown as it is now when the dialog is closed, since the dialog may not be on it any more.
 */
export function useLastStep() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [late, setLate] = useState(false);
  return {
    open, late,
    setOpen: (next: boolean) => {
      setOpen(next);
      if (next || !late) return;
      setLate(false);
      router.refresh();
    },
    watch: async <O>(answer: Promise<ActionResult<O>>): Promise<ActionResult<O>> => {
      const result = await answer;
      if (!result.ok && movedOn(result.error.code)) setLate(true);
      return result;
    },
  };
}
