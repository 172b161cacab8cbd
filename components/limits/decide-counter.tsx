'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { useActionForm } from '@/components/ui/use-action-form';
import { formatMoney } from '@/lib/kernel/money';
import { counterInput } from '@/lib/limits/model/desk-form';
import type { DecideProps } from './acts';
import { DecideButton, NoteField, RateField } from './decide-parts';
import { percentOf } from './percent-of';

/** Other terms of the same listing, which the purchaser may take up. */
export function CounterFields({ referred, action }: DecideProps) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { plan, choices, currency } = referred;
  const form = useActionForm<z.input<typeof counterInput>, { askId: string }>({
    schema: counterInput, action, goTo: () => '/desk/limits',
    defaultValues: {
      verdict: 'COUNTER', askId: referred.askId, version: referred.version, note: '', ratePercent: percentOf(plan.annualRate),
      termMonths: String(plan.termMonths), firstPaymentMinor: plan.firstPaymentMinor.toString(),
    },
  });
  const bind = (name: 'ratePercent' | 'note') => ({ input: form.register(name), error: form.errors[name] });
  return (
    <Form form={form} label={t('desk.verdict.COUNTER')}>
      <Field label={t('desk.term')} error={form.errors.termMonths}>
        <Select {...form.register('termMonths')} options={choices.termMonths.map((months) => ({ value: String(months), label: t('months', { count: months }) }))} />
      </Field>
      <Field
        label={t('first')} error={form.errors.firstPaymentMinor}
        hint={t('desk.firstHint', { min: formatMoney(choices.minFirstMinor, currency, locale), max: formatMoney(choices.maxFirstMinor, currency, locale) })}
      >
        <AmountInput {...form.register('firstPaymentMinor', { setValueAs: plainDigits })} suffix={t('won')} />
      </Field>
      <RateField {...bind('ratePercent')} most={percentOf(plan.annualRate)} />
      <NoteField {...bind('note')} />
      <DecideButton label={t('desk.offer')} pending={form.pending} />
    </Form>
  );
}
