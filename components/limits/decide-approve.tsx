'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import { approveInput } from '@/lib/limits/model/desk-form';
import type { DecideProps } from './acts';
import { DecideButton, NoteField, RateField } from './decide-parts';
import { percentOf } from './percent-of';

/** The limit as it was asked for, at a rate and with a monthly cap within the scorecard's bounds. */
export function ApproveFields({ referred, action }: DecideProps) {
  const t = useTranslations('limits');
  const { plan, room } = referred;
  const cap = room.monthlyMinor > plan.instalmentMinor ? room.monthlyMinor : plan.instalmentMinor;
  const form = useActionForm<z.input<typeof approveInput>, { askId: string }>({
    schema: approveInput, action, goTo: () => '/desk/limits',
    defaultValues: { verdict: 'APPROVE', askId: referred.askId, version: referred.version, note: '', ratePercent: percentOf(plan.annualRate), monthlyCapMinor: cap.toString() },
  });
  const bind = (name: 'ratePercent' | 'note') => ({ input: form.register(name), error: form.errors[name] });
  return (
    <Form form={form} label={t('desk.verdict.APPROVE')}>
      <RateField {...bind('ratePercent')} most={percentOf(plan.annualRate)} />
      <Field label={t('desk.cap')} hint={t('desk.capHint')} error={form.errors.monthlyCapMinor}>
        <AmountInput {...form.register('monthlyCapMinor', { setValueAs: plainDigits })} suffix={t('won')} />
      </Field>
      <NoteField {...bind('note')} />
      <DecideButton label={t('desk.approve')} pending={form.pending} />
    </Form>
  );
}
