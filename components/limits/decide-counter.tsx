import { useLocale, useTranslations } from 'next-intl';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { formatMoney } from '@/lib/kernel/money';
import type { VerdictProps } from './acts';
import { RateField } from './decide-parts';
import { percentOf } from './percent-of';

/** Other terms of the same listing, which the purchaser may take up. */
export function CounterFields({ referred, form }: VerdictProps) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { choices, currency, desk } = referred;
  return (
    <>
      <Field label={t('desk.term')} error={form.errors.termMonths}>
        <Select {...form.register('termMonths')} options={choices.termMonths.map((months) => ({ value: String(months), label: t('months', { count: months }) }))} />
      </Field>
      <Field
        label={t('first')} error={form.errors.firstPaymentMinor}
        hint={t('desk.firstHint', { min: formatMoney(choices.minFirstMinor, currency, locale), max: formatMoney(choices.maxFirstMinor, currency, locale) })}
      >
        <AmountInput {...form.register('firstPaymentMinor', { setValueAs: plainDigits })} suffix={t('won')} />
      </Field>
      <RateField input={form.register('ratePercent')} error={form.errors.ratePercent} most={percentOf(desk.maxRate)} />
    </>
  );
}
