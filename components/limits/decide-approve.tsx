import { useTranslations } from 'next-intl';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Field } from '@/components/ui/field';
import type { VerdictProps } from './acts';
import { RateField } from './decide-parts';
import { percentOf } from './percent-of';

/** The limit as it was asked for, at a rate and with a monthly cap within the scorecard's bounds. */
export function ApproveFields({ referred, form }: VerdictProps) {
  const t = useTranslations('limits');
  return (
    <>
      <RateField input={form.register('ratePercent')} error={form.errors.ratePercent} most={percentOf(referred.desk.maxRate)} />
      <Field label={t('desk.cap')} hint={t('desk.capHint')} error={form.errors.monthlyCapMinor}>
        <AmountInput {...form.register('monthlyCapMinor', { setValueAs: plainDigits })} suffix={t('won')} />
      </Field>
    </>
  );
}
