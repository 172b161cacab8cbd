'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useKeepDraft, useKeptDraft, type Draft } from '@/components/ui/kept-draft';
import { notify } from '@/components/ui/notify';
import { PLAN_DAYS } from '@/lib/deliveries/model/clocks';
import { acceptNoticeInput, type AcceptNoticeInput } from '@/lib/deliveries/model/inputs';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { formatInstant } from '@/lib/kernel/date-text';
import { DeclineNotice } from './decline-notice';
import type { SellerActs } from './seller-acts';
import { useOrderForm } from '../use-order-form';

interface Props {
  orderId: string;
  acceptBy: string;
  allocatedSerial: string | null;
  now: string;
  acts: Pick<SellerActs, 'answer' | 'decline'>;
}

type Typed = Pick<AcceptNoticeInput, 'plannedOn'>;

/** Accept with the day on which it ships, or say why not. */
export function AcceptNotice(props: Props) {
  const draft = useKeptDraft<Typed>(`accept:${props.orderId}`, { plannedOn: addDays(plainDateIn(props.now), 1) });
  return <Fields key={draft.mount} {...props} draft={draft} />;
}

function Fields({ orderId, acceptBy, allocatedSerial, now, acts, draft }: Props & { draft: Draft<Typed> }) {
  const t = useTranslations('deliveries.seller.notice');
  const said = useTranslations('deliveries.seller.said');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const today = plainDateIn(now);
  const form = useOrderForm<AcceptNoticeInput, unknown>({
    schema: acceptNoticeInput, action: acts.answer, defaultValues: { kind: 'accept', orderId, ...draft.start },
    onSuccess: () => { draft.forget(); notify(said('accept')); },
  });
  useKeepDraft(draft, form.methods, ['plannedOn']);
  return (
    // One grid for the form and what stands beside its button; a dialog's form may not stand inside another form.
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-2 gap-y-4">
      <Form form={form} label={t('title')} className="contents *:col-span-full">
        <Field label={t('plannedOn')} hint={t('plannedOnHint', { days: PLAN_DAYS })} error={form.errors['plannedOn']} className="max-w-80">
          <Input type="date" min={today} max={addDays(today, PLAN_DAYS)} {...form.register('plannedOn')} />
        </Field>
        <div className="text-sm">
          <p className="font-medium">{t('ifAccepted')}</p>
          <p className="mt-1 text-ink-muted">{t('ifAcceptedText', { acceptBy: formatInstant(acceptBy, locale) })}</p>
          {allocatedSerial && <p className="mt-1 text-ink-muted">{t('allocated', { serial: allocatedSerial })}</p>}
        </div>
        <Button type="submit" variant="primary" className="col-span-1!" pending={form.pending} pendingLabel={t('acceptPending')}>{t('accept')}</Button>
      </Form>
      <div><DeclineNotice orderId={orderId} decline={acts.decline} /></div>
    </div>
  );
}
