'use client';
import { useTranslations } from 'next-intl';
import { Field, FieldGroup } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Radio } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { CONDITIONS } from '@/lib/catalogue/model/condition';
import type { ListingFormParts } from './form-parts';

/** What it is: name, category, brand, model, description, condition. */
export function BasicsFields({ form, categories }: { form: ListingFormParts; categories: readonly { value: string; label: string }[] }) {
  const t = useTranslations('catalogue');
  const common = useTranslations('common');
  const { register, errors } = form;
  return (
    <div className="flex flex-col gap-5">
      <Field label={t('form.title')} hint={t('form.titleHint')} error={errors['product.title']}>
        <Input {...register('product.title')} autoComplete="off" />
      </Field>
      <Field label={t('category')} error={errors['product.categoryCode']}>
        <Select {...register('product.categoryCode')} options={categories} placeholder={common('select')} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('brand')} hint={t('form.neededHint')} error={errors['product.brand']}><Input {...register('product.brand')} autoComplete="off" /></Field>
        <Field label={t('model')} hint={t('form.neededHint')} error={errors['product.model']}><Input {...register('product.model')} autoComplete="off" /></Field>
      </div>
      <Field label={t('form.description')} hint={t('form.neededHint')} error={errors['product.description']}>
        <Textarea {...register('product.description')} rows={6} />
      </Field>
      <FieldGroup label={t('condition')} error={errors['product.condition']}>
        <div className="flex flex-wrap gap-x-6">
          {CONDITIONS.map((condition) => <Radio key={condition} {...register('product.condition')} value={condition} label={t(`conditions.${condition}`)} />)}
        </div>
      </FieldGroup>
    </div>
  );
}
