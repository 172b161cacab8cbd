'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useActionForm } from '@/components/ui/use-action-form';
import { BANKS } from '@/lib/accounts/model/bank';
import type { Result } from '@/lib/kernel/result';
import { settlementRuleInput } from '@/lib/settlements/model/settlement';

type Rule = z.input<typeof settlementRuleInput>;
const DAYS = ['1', '2', '3', '4', '5'] as const;

/** When sellers are settled, what two people approve, and from which account the mall pays. */
export function RuleForm({ rule, action }: { rule: Rule; action: (input: Rule) => Promise<Result<unknown>> }) {
  const t = useTranslations('settlements.admin');
  const accounts = useTranslations('accounts');
  const form = useActionForm<Rule, unknown>({ schema: settlementRuleInput, action, defaultValues: rule, done: () => t('saved') });
  const { register, errors } = form;
  return (
    <Form form={form} label={t('rule')} className="max-w-read">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('weekday')} hint={t('weekdayHint')} error={errors.weekday}><Select {...register('weekday')} options={DAYS.map((value) => ({ value, label: t(`weekdays.${value}`) }))} /></Field>
        <Field label={t('twoAbove')} error={errors.twoAboveMinor} className="sm:self-end"><AmountInput {...register('twoAboveMinor', { setValueAs: plainDigits })} /></Field>
        <Field label={t('payerBank')} error={errors.payerBank}><Select {...register('payerBank')} options={BANKS.map((value) => ({ value, label: accounts(`banks.${value}`) }))} /></Field>
        <Field label={t('payerName')} error={errors.payerName}><Input {...register('payerName')} autoComplete="off" /></Field>
        <Field label={t('payerAccount')} error={errors.payerAccount} className="sm:col-span-2"><Input {...register('payerAccount')} inputMode="numeric" autoComplete="off" /></Field>
      </div>
      <Button type="submit" pending={form.pending} className="self-start max-md:w-full">{t('save')}</Button>
    </Form>
  );
}
