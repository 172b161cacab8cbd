'use client';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useKeepDraft, useKeptDraft, type Draft } from '@/components/ui/kept-draft';
import { notify } from '@/components/ui/notify';
import { orderInput } from '@/lib/orders/model/draft';
import { instantOfMinute, isMinute, seoulMinute } from './delivered-minute';
import type { SellerActs } from './seller-acts';
import { useOrderForm } from '../use-order-form';

/** What the field for day and time holds: a minute in Seoul, sent as an instant. */
const typedDelivery = orderInput.extend({ deliveredAt: z.string().refine(isMinute, 'date') });
type TypedDelivery = z.input<typeof typedDelivery>;

interface Props {
  orderId: string;
  shippedAt: string | null;
  disputed: boolean;
  now: string;
  recordDelivery: SellerActs['recordDelivery'];
}

type Typed = Pick<TypedDelivery, 'deliveredAt'>;

/** The carrier's proof of delivery, which starts the seven days unless the purchaser says that nothing came. */
export function RecordDeliveryForm(props: Props) {
  const draft = useKeptDraft<Typed>(`delivered:${props.orderId}`, { deliveredAt: '' });
  return <Fields key={draft.mount} {...props} draft={draft} />;
}

function Fields({ orderId, shippedAt, disputed, now, recordDelivery, draft }: Props & { draft: Draft<Typed> }) {
  const t = useTranslations('deliveries.seller.proof');
  const said = useTranslations('deliveries.seller.said');
  const form = useOrderForm<TypedDelivery, unknown>({
    schema: typedDelivery, defaultValues: { orderId, ...draft.start },
    action: ({ deliveredAt }) => recordDelivery({ orderId, deliveredAt: instantOfMinute(deliveredAt, shippedAt) }),
    onSuccess: () => { draft.forget(); notify(said('proof')); },
  });
  useKeepDraft(draft, form.methods, ['deliveredAt']);
  return (
    <Form form={form} label={t('title')} className="gap-4">
      <p className="text-sm text-ink-muted">{t(disputed ? 'leadDisputed' : 'lead')}</p>
      <Field label={t('deliveredAt')} error={form.errors['deliveredAt']} className="max-w-80">
        <Input type="datetime-local" {...(shippedAt && { min: seoulMinute(shippedAt) })} max={seoulMinute(now)} {...form.register('deliveredAt')} />
      </Field>
      <Button type="submit" variant="primary" className="self-start" pending={form.pending} pendingLabel={t('pending')}>{t('submit')}</Button>
    </Form>
  );
}
