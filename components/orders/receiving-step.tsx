'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { useRegionText } from '@/components/catalogue/use-region-text';
import { REGIONS } from '@/lib/catalogue/model/regions';
import { firstDueDate } from '@/lib/kernel/calendar';
import { formatDay } from '@/lib/kernel/day-text';
import { useDayText } from './day-text';
import type { StepProps } from './form-parts';
import { RememberAddress, SavedAddresses } from './saved-addresses';

const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);

/** Step 2: who receives it, where, and the day of the month on which instalments fall due. */
export function ReceivingStep({ view, draft, change, book, errors }: StepProps) {
  const t = useTranslations('orders.form.receiving');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const day = useDayText();
  const browse = useTranslations('browse');
  const regionText = useRegionText();
  const { deliveryRegions } = view.goods;
  const served = deliveryRegions.length === REGIONS.length ? undefined : browse('deliversTo', { regions: regionText(deliveryRegions) });
  const line = (name: 'recipientName' | 'phone' | 'postcode' | 'road' | 'addressDetail', more: object = {}) =>
    ({ name, value: draft[name] ?? '', onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }), ...more });
  return (
    <>
      <Section title={t('title')}>
        <div className="flex flex-col gap-5">
          <SavedAddresses book={book} draft={draft} change={change} />
          <Field label={t('name')} error={errors.recipientName}><Input {...line('recipientName', { autoComplete: 'name' })} /></Field>
          <Field label={t('phone')} hint={t('phoneHint')} error={errors.phone}><Input {...line('phone', { type: 'tel', autoComplete: 'tel' })} /></Field>
          <Field label={t('postcode')} hint={served === undefined ? t('postcodeHint') : `${t('postcodeHint')} · ${served}`} error={errors.postcode} className="max-w-48"><Input {...line('postcode', { inputMode: 'numeric', autoComplete: 'postal-code' })} /></Field>
          <Field label={t('road')} hint={t('roadHint')} error={errors.road}><Input {...line('road', { autoComplete: 'address-line1' })} /></Field>
          <Field label={t('detail')} hint={t('detailHint')} error={errors.addressDetail}><Input {...line('addressDetail', { autoComplete: 'address-line2' })} /></Field>
          <RememberAddress book={book} draft={draft} />
        </div>
      </Section>
      <Section title={t('dueTitle')}>
        <Field label={t('dueDay')} hint={t('dueHint')} error={errors.dueDay}>
          <Select
            name="dueDay"
            className="max-w-48"
            placeholder={t('choose')}
            value={draft.dueDay?.toString() ?? ''}
            onChange={(event) => change({ dueDay: event.target.value ? Number(event.target.value) : undefined })}
            options={DAYS.map((each) => ({ value: String(each), label: day(each) }))}
          />
        </Field>
        {draft.dueDay !== undefined && (
          <p aria-live="polite" className="mt-3 text-sm">
            {t('firstDue', { on: formatDay(view.today, locale, view.today), due: formatDay(firstDueDate({ acceptedOn: view.today, dueDay: draft.dueDay, timing: view.schedule.terms.timing }), locale, view.today) })}
          </p>
        )}
      </Section>
    </>
  );
}
