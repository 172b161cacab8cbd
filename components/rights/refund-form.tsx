'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { recordRefundInput, type RecordRefundInput } from '@/lib/rights/model/inputs';

export type RecordRefund = (input: RecordRefundInput) => Promise<Result<unknown>>;

/** What was paid has gone back to the purchaser, and how. */
export function RefundForm({ withdrawalId, amountMinor, currency, action }: { withdrawalId: string; amountMinor: bigint; currency: string; action: RecordRefund }) {
  const t = useTranslations('rights.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form = useActionForm<RecordRefundInput, unknown>({ schema: recordRefundInput, action, defaultValues: { withdrawalId, how: '' } });
  return (
    <Form form={form} label={t('refundTitle')}>
      <p className="text-sm">{t('refundLead', { amount: formatMoney(amountMinor, currency, locale) })}</p>
      <Field label={t('how')} hint={t('howHint')} error={form.errors['how']}><Input {...form.register('how')} maxLength={200} autoComplete="off" /></Field>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('refundSubmit')}</Button>
    </Form>
  );
}
