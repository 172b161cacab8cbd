'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import type { ActionResult } from '@/components/ui/use-action-form';
import { orderInput } from '@/lib/orders/model/draft';
import { ReasonDialog } from './reason-dialog';
import type { PurchaserActions } from './purchaser-actions';
import { useOrderForm } from './use-order-form';

/** The goods are on their way or said to have arrived: received, not received, or, once reported missing, given up. */
export function ReceiptButtons({ orderId, missing, actions }: { orderId: string; missing: boolean; actions: PurchaserActions }) {
  const t = useTranslations('deliveries.decide');
  const form = useOrderForm({ schema: orderInput, defaultValues: { orderId }, action: (input): Promise<ActionResult<unknown>> => actions.received(input) });
  // A dialog's form may not stand inside another form: its submit would bubble to it.
  return (
    <div className="flex flex-wrap gap-2">
      <Form form={form} label={t('received')} className="contents">
        <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('receivedPending')}>{t('received')}</Button>
      </Form>
      {missing ? (
        <ReasonDialog
          words={{ open: t('giveUp'), title: t('giveUpTitle'), text: t('giveUpText'), label: t('refusal'), submit: t('giveUp') }}
          action={(note) => actions.decide({ decision: 'REFUSED', orderId, note })}
        />
      ) : (
        <ReasonDialog
          words={{ open: t('notReceived'), title: t('notReceivedTitle'), text: t('notReceivedText'), label: t('notReceivedNote'), submit: t('notReceivedSubmit') }}
          action={(note) => actions.notReceived({ orderId, note })} danger={false}
        />
      )}
      <p className="w-full">{t('receivedHint')}</p>
    </div>
  );
}
