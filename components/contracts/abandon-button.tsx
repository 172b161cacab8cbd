'use client';
import { useTranslations } from 'next-intl';
import { ReasonDialog } from '@/components/deliveries/reason-dialog';
import type { Result } from '@/lib/kernel/result';

/** Ends the order of a contract that will not come; asked once more, with the reason that both sides will read. */
export function AbandonButton({ contractId, round, abandon }: {
  contractId: string;
  /** The round that is shown. */
  round: number;
  abandon: (input: { contractId: string; round: number; note: string }) => Promise<Result<unknown>>;
}) {
  const t = useTranslations('contracts.abandon');
  return (
    <ReasonDialog
      words={{ open: t('open'), title: t('open'), text: t('text'), label: t('reason'), submit: t('submit'), pending: t('pending') }}
      variant="danger" action={(note) => abandon({ contractId, round, note })}
    />
  );
}
