'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Field, FieldGroup } from '@/components/ui/field';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { VISITS } from '@/lib/catalogue/model/guarantee';
import type { ListingFormParts } from './form-parts';

/** What the seller promises for as long as the contract runs. */
export function GuaranteeFields({ form }: { form: ListingFormParts }) {
  const t = useTranslations('catalogue.form');
  const common = useTranslations('common');
  const { register, errors } = form;
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('responseHours')} hint={t('responseHoursHint')} error={errors['product.guarantee.responseHours']}><Input inputMode="numeric" suffix={t('hours')} {...register('product.guarantee.responseHours')} /></Field>
        <Field label={t('careVisits')} hint={t('careVisitsHint')} error={errors['product.guarantee.careVisitsPerYear']}><Input inputMode="numeric" suffix={t('visits')} {...register('product.guarantee.careVisitsPerYear')} /></Field>
        <Field label={t('repairDays')} hint={t('repairDaysHint')} error={errors['product.guarantee.repairDays']}><Input inputMode="numeric" suffix={t('businessDays')} {...register('product.guarantee.repairDays')} /></Field>
        <FieldGroup label={t('visit')} error={errors['product.guarantee.visit']}>
          {VISITS.map((visit) => <Radio key={visit} value={visit} label={t(`visitKinds.${visit}`)} {...register('product.guarantee.visit')} />)}
        </FieldGroup>
      </div>
      <div>
        <Checkbox {...register('product.guarantee.repairFree')} label={t('repairFree')} />
        <Checkbox {...register('product.guarantee.replacement')} label={t('replacement')} />
      </div>
      <Field label={t('exclusionsKo')} hint={t('exclusionsHint')} optional={common('optional')} error={errors['product.guarantee.exclusionsKo']}><Textarea rows={3} {...register('product.guarantee.exclusionsKo')} /></Field>
      <Field label={t('exclusionsEn')} optional={common('optional')} error={errors['product.guarantee.exclusionsEn']}><Textarea rows={3} {...register('product.guarantee.exclusionsEn')} /></Field>
      <Field label={t('noteKo')} optional={common('optional')} error={errors['product.guarantee.noteKo']}><Textarea rows={2} {...register('product.guarantee.noteKo')} /></Field>
      <Field label={t('noteEn')} optional={common('optional')} error={errors['product.guarantee.noteEn']}><Textarea rows={2} {...register('product.guarantee.noteEn')} /></Field>
    </div>
  );
}
