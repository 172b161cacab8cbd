'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Form } from '@/components/ui/form';
import { notify } from '@/components/ui/notify';
import { orderInput, type OrderInput } from '@/lib/orders/model/draft';
import type { SellerActs } from './seller-acts';
import { useOrderForm } from '../use-order-form';

/** The goods are back: the unit becomes stock again. */
export function ConfirmReturnForm({ orderId, reason, serials, confirmReturn }: {
  orderId: string; reason: string | null; serials: readonly string[]; confirmReturn: SellerActs['confirmReturn'];
}) {
  const t = useTranslations('deliveries.seller');
  const form = useOrderForm<OrderInput, unknown>({ schema: orderInput, action: confirmReturn, defaultValues: { orderId }, onSuccess: () => notify(t('said.return')) });
  return (
    <Form form={form} label={t('returning.title')} className="gap-4">
      <p className="text-sm text-ink-muted">{t('returning.lead')}</p>
      <DescriptionList className="border-t border-line" items={[
        ...(reason ? [{ term: t('returning.reason'), value: <span className="whitespace-pre-line">{reason}</span> }] : []),
        { term: t('relaying.serial'), value: <span className="font-mono">{serials.join(', ')}</span> },
      ]} />
      <Button type="submit" variant="primary" className="self-start" pending={form.pending} pendingLabel={t('returning.pending')}>{t('returning.submit')}</Button>
    </Form>
  );
}
