'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ReasonDialog } from '@/components/deliveries/reason-dialog';
import type { Result } from '@/lib/kernel/result';

/** The purchaser does not want what waits for their signature; asked once more, with the reason that the seller will read. */
export function DeclineButton({ contractId, decline }: { contractId: string; decline: (input: { contractId: string; reason: string }) => Promise<Result<unknown>> }) {
  const t = useTranslations('signing.decline');
  const router = useRouter();
  return (
    <ReasonDialog
      words={{ open: t('open'), title: t('open'), text: t('text'), label: t('reason'), submit: t('submit'), pending: t('pending') }} variant="secondary"
      action={async (reason) => {
        const result = await decline({ contractId, reason });
        // The contract's page says what became of the order, and where the goods go.
        if (result.ok) router.push(`/contracts/${contractId}`);
        return result;
      }}
    />
  );
}
