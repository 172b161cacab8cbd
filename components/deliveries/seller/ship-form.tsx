'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useKeepDraft, useKeptDraft, type Draft } from '@/components/ui/kept-draft';
import { notify } from '@/components/ui/notify';
import { Select } from '@/components/ui/select';
import { CARRIERS, shipInput, type ShipInput } from '@/lib/deliveries/model/inputs';
import { DeclineNotice } from './decline-notice';
import type { SellerActs } from './seller-acts';
import { useOrderForm } from '../use-order-form';

interface Props {
  orderId: string;
  allocatedSerial: string | null;
  freeSerials: readonly string[];
  acts: Pick<SellerActs, 'answer' | 'decline'>;
}

type Typed = Partial<Pick<ShipInput, 'carrier' | 'trackingNumber' | 'serials'>>;

/** Carrier, tracking number, and which unit goes out: the allocated one, or a free one in its place. */
export function ShipForm(props: Props) {
  const draft = useKeptDraft<Typed>(`ship:${props.orderId}`, { trackingNumber: '', serials: [props.allocatedSerial ?? ''] });
  return <Fields key={draft.mount} {...props} draft={draft} />;
}

function Fields({ orderId, allocatedSerial, freeSerials, acts, draft }: Props & { draft: Draft<Typed> }) {
  const t = useTranslations('deliveries');
  const form = useOrderForm<ShipInput, unknown>({
    schema: shipInput, action: acts.answer, defaultValues: { kind: 'ship', orderId, ...draft.start },
    onSuccess: () => { draft.forget(); notify(t('seller.said.ship')); },
  });
  useKeepDraft(draft, form.methods, ['carrier', 'trackingNumber', 'serials']);
  const direct = form.methods.watch('carrier') === 'DIRECT';
  const serials = [
    ...(allocatedSerial ? [{ value: allocatedSerial, label: t('seller.ship.allocated', { serial: allocatedSerial }) }] : []),
    ...freeSerials.map((serial) => ({ value: serial, label: serial })),
  ];
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-2 gap-y-4">
      <Form form={form} label={t('seller.ship.title')} className="contents *:col-span-full">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('seller.ship.carrier')} error={form.errors['carrier']}>
            <Select placeholder={t('seller.ship.choose')} options={CARRIERS.map((value) => ({ value, label: t(`carriers.${value}`) }))} {...form.register('carrier')} />
          </Field>
          <Field label={t('seller.ship.tracking')} hint={direct ? t('seller.ship.trackingHint') : undefined} error={form.errors['trackingNumber']} className="justify-end">
            <Input autoComplete="off" spellCheck={false} {...form.register('trackingNumber')} />
          </Field>
          <Field label={t('seller.ship.serial')} hint={t('seller.ship.serialHint', { count: freeSerials.length })} error={form.errors['serials'] ?? form.errors['serials.0']} className="sm:col-span-2">
            <Select options={serials} {...form.register('serials', { setValueAs: (chosen: string | string[]) => (Array.isArray(chosen) ? chosen : [chosen]) })} />
          </Field>
        </div>
        <p className="text-sm text-ink-muted">{t('seller.ship.after')}</p>
        <Button type="submit" variant="primary" className="col-span-1!" pending={form.pending} pendingLabel={t('seller.ship.pending')}>{t('seller.ship.submit')}</Button>
      </Form>
      <div><DeclineNotice orderId={orderId} decline={acts.decline} /></div>
    </div>
  );
}
