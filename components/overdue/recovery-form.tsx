'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import { recordRecoveryInput } from '@/lib/billing/model/overdue-inputs';
import type { Act } from './reason-form';

/** What came of a sum that was written off, as the account's statement calls it. */
export function RecoveryForm({ leaseId, action }: { leaseId: string; action: Act<typeof recordRecoveryInput> }) {
  const t = useTranslations('overdue.desk');
  const form = useActionForm<z.input<typeof recordRecoveryInput>, unknown>({ schema: recordRecoveryInput, action, defaultValues: { leaseId, amountMinor: '', reference: '' } });
  return (
    <Form form={form} label={t('recovery')}>
      <Field label={t('recoveryAmount')} error={form.errors['amountMinor']}><AmountInput {...form.register('amountMinor', { setValueAs: plainDigits })} suffix="원" className="max-w-60" /></Field>
      <Field label={t('recoveryReference')} hint={t('recoveryReferenceHint')} error={form.errors['reference']}><Input {...form.register('reference')} autoComplete="off" maxLength={100} /></Field>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('recoveryRecord')}</Button>
    </Form>
  );
}
