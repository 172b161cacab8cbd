'use client';
import { useRouter } from 'next/navigation';
import type { FieldValues } from 'react-hook-form';
import { useErrorText } from '@/components/ui/error-text';
import { notify } from '@/components/ui/notify';
import { useActionForm, type ActionForm } from '@/components/ui/use-action-form';
import { movedOn } from '@/lib/deliveries/model/moved-on';

type Options<I extends FieldValues, O> = Parameters<typeof useActionForm<I, O>>[0];

/** A form of an order's page: refused because the order has moved on, it says so and has the page shown as it is now. */
export function useOrderForm<I extends FieldValues, O>({ action, ...options }: Options<I, O>): ActionForm<I> {
  const router = useRouter();
  const text = useErrorText();
  return useActionForm<I, O>({
    ...options,
    action: async (input) => {
      const result = await action(input);
      if (result && !result.ok && movedOn(result.error.code)) {
        // The form may be gone with the next page: its sentence stays behind as a line of its own.
        notify(text(result.error.code, result.error.params));
        router.refresh();
      }
      return result;
    },
  });
}
