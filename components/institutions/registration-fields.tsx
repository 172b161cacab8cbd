'use client';
import { useLocale, useTranslations } from 'next-intl';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { newRegistrationForm, registrationForm, type RegistrationForm } from '@/lib/institutions/model/registration-form';
import type { Result } from '@/lib/kernel/result';
import type { CategoryName } from './policy-text';

interface Props {
  start: RegistrationForm;
  categories: readonly CategoryName[];
  isNew?: boolean;
  action: (input: RegistrationForm) => Promise<Result<unknown>>;
}

/** An outside financier: how it is reached, what it is asked about, what contracts print of it. */
export function RegistrationFields({ start, categories, isNew = false, action }: Props) {
  const t = useTranslations('institutions.form');
  const common = useTranslations('common');
  const korean = useLocale() !== 'en';
  const form = useActionForm<RegistrationForm, unknown>({ schema: isNew ? newRegistrationForm : registrationForm, action, defaultValues: start, goTo: () => '/admin/institutions' });
  const { register, errors } = form;
  const optional = common('optional');
  return (
    <Form form={form} label={t('title')} className="gap-10">
      <Section title={t('line')}>
        <div className="flex flex-col gap-5">
          <Field label={t('code')} hint={isNew ? t('codeHint') : t('codeStays')} error={errors.code}><Input {...register('code')} readOnly={!isNew} autoComplete="off" autoCapitalize="none" spellCheck={false} /></Field>
          <div className="grid gap-5 md:grid-cols-2">
            <Field label={t('nameKo')} error={errors.nameKo}><Input {...register('nameKo')} autoComplete="off" /></Field>
            <Field label={t('nameEn')} optional={optional} error={errors.nameEn}><Input {...register('nameEn')} autoComplete="off" lang="en" /></Field>
          </div>
          <Field label={t('baseUrl')} hint={t('baseUrlHint')} error={errors.baseUrl}><Input {...register('baseUrl')} type="url" inputMode="url" autoComplete="off" /></Field>
          <Field label={t('secret')} hint={isNew ? t('secretHint') : t('secretStays')} {...(!isNew && { optional })} error={errors.secret}><Input {...register('secret')} autoComplete="off" spellCheck={false} /></Field>
          <Field label={t('publicKeys')} hint={t('publicKeysHint')} optional={optional} error={errors.publicKeys}><Textarea {...register('publicKeys')} rows={5} spellCheck={false} className="font-mono text-xs" /></Field>
        </div>
      </Section>
      <Section title={t('policy')} lead={t('policyLead')}>
        <div className="flex flex-col gap-5">
          <div className="grid gap-5 md:grid-cols-2">
            <Field label={t('minAmount')} optional={optional} error={errors.minAmount}><AmountInput {...register('minAmount', { setValueAs: plainDigits })} suffix={t('won')} /></Field>
            <Field label={t('maxAmount')} optional={optional} error={errors.maxAmount}><AmountInput {...register('maxAmount', { setValueAs: plainDigits })} suffix={t('won')} /></Field>
            <Field label={t('minTerm')} optional={optional} error={errors.minTermMonths}><Input {...register('minTermMonths')} inputMode="numeric" autoComplete="off" suffix={t('months')} /></Field>
            <Field label={t('maxTerm')} optional={optional} error={errors.maxTermMonths}><Input {...register('maxTermMonths')} inputMode="numeric" autoComplete="off" suffix={t('months')} /></Field>
          </div>
          <FieldGroup label={t('categories')} hint={t('categoriesHint')} error={errors.categories}>
            <div className="grid grid-cols-2 gap-x-5 md:grid-cols-3">
              {categories.map(({ code, nameKo, nameEn }) => <Checkbox key={code} {...register('categories')} value={code} label={korean ? nameKo : nameEn} />)}
            </div>
          </FieldGroup>
          <Field label={t('sellers')} hint={t('sellersHint')} optional={optional} error={errors.sellers}><Input {...register('sellers')} autoComplete="off" spellCheck={false} /></Field>
        </div>
      </Section>
      <Section title={t('printed')} lead={t('printedLead')}>
        <div className="grid gap-5 md:grid-cols-2">
          <Field label={t('businessNumber')} optional={optional} error={errors.businessNumber}><Input {...register('businessNumber')} inputMode="numeric" autoComplete="off" /></Field>
          <Field label={t('phone')} optional={optional} error={errors.phone}><Input {...register('phone')} type="tel" inputMode="tel" autoComplete="off" /></Field>
          <Field label={t('addressKo')} optional={optional} error={errors.addressKo}><Input {...register('addressKo')} autoComplete="off" /></Field>
          <Field label={t('addressEn')} optional={optional} error={errors.addressEn}><Input {...register('addressEn')} autoComplete="off" lang="en" /></Field>
        </div>
      </Section>
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={common('saving')} className="self-start max-md:w-full">{t(isNew ? 'register' : 'save')}</Button>
    </Form>
  );
}
