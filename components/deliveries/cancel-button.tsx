'use client';
import { useTranslations } from 'next-intl';
import type { PurchaserActions } from './purchaser-actions';
import { ReasonDialog } from './reason-dialog';

/** Before anything is shipped; no reason needs to be given. */
export function CancelButton({ orderId, action }: { orderId: string; action: PurchaserActions['cancel'] }) {
  const t = useTranslations('deliveries.cancel');
  return (
    <ReasonDialog
      words={{ open: t('open'), title: t('title'), text: t('text'), label: t('reason'), submit: t('submit'), pending: t('pending') }}
      required={false} action={(reason) => action({ orderId, reason })}
    />
  );
}
