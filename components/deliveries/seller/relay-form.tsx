'use client';
import { useLocale, useTranslations } from 'next-intl';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DescriptionList } from '@/components/ui/description-list';
import { Form } from '@/components/ui/form';
import { notify } from '@/components/ui/notify';
import type { DeliveryFacts } from '@/lib/deliveries/model/standing';
import { formatInstant } from '@/lib/kernel/date-text';
import { orderInput } from '@/lib/orders/model/draft';
import type { SellerActs } from './seller-acts';
import { useOrderForm } from '../use-order-form';

/** The tick stands for the serial numbers: they are sent as they were shipped. */
const confirmation = orderInput.extend({ serials: z.boolean().refine((ticked) => ticked, 'deliveries.serial-unconfirmed') });

/** The purchaser's decision passed on as it is; only the serial number is confirmed. */
export function RelayForm({ orderId, delivery, serials, relay }: {
  orderId: string; delivery: Pick<DeliveryFacts, 'decision' | 'decisionNote' | 'relayBy' | 'serialDiffers'>; serials: readonly string[]; relay: SellerActs['relay'];
}) {
  const t = useTranslations('deliveries.seller');
  const said = useTranslations('deliveries');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form = useOrderForm<z.input<typeof confirmation>, unknown>({
    schema: confirmation, defaultValues: { orderId, serials: false }, action: () => relay({ orderId, serials: [...serials] }),
    onSuccess: () => notify(t('said.relay')),
  });
  const serial = serials.join(', ');
  return (
    <Form form={form} label={t('relaying.title')} className="gap-4">
      <p className="text-sm text-ink-muted">{t('relaying.lead')}</p>
      <DescriptionList className="border-t border-line" items={[
        { term: t('relaying.decision'), value: <span className="font-semibold">{delivery.decision && t(`decisions.${delivery.decision}`)}</span> },
        ...(delivery.decisionNote ? [{ term: t('relaying.note'), value: <span className="whitespace-pre-line">{delivery.decisionNote}</span> }] : []),
        { term: t('relaying.serial'), value: <><span className="font-mono">{serial}</span>{delivery.serialDiffers && <span className="block text-sm text-critical">{said('serialDiffers')}</span>}</> },
      ]} />
      <Checkbox label={t('relaying.confirm', { serial })} error={form.errors['serials']} {...form.register('serials')} />
      {delivery.relayBy && <p className="text-sm text-ink-muted">{t('relaying.otherwise', { relayBy: formatInstant(delivery.relayBy, locale) })}</p>}
      <Button type="submit" variant="primary" className="self-start" pending={form.pending} pendingLabel={t('relaying.pending')}>{t('relaying.submit')}</Button>
    </Form>
  );
}
