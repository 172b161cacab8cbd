'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import { creditRefundInput, type CreditRefundInput } from '@/lib/billing/model/collection';
import type { CreditRefundRow } from '@/lib/billing/views/credit-refunds';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';

interface Props { refund: CreditRefundRow; action: (input: CreditRefundInput) => Promise<Result<unknown>> }

/** The desk has sent what was left of a credit. */
export function CreditRefundForm({ refund: { id, number, purchaser, currency, amountMinor }, action }: Props) {
  const t = useTranslations('billing.refunds');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form = useActionForm<CreditRefundInput, unknown>({ schema: creditRefundInput, action, defaultValues: { refundId: id } });
  return (
    <Form form={form} label={t('of', { number })}>
      <p className="text-sm"><span className="money mr-3">{number}</span>{t('owed', { name: purchaser, amount: formatMoney(amountMinor, currency, locale) })}</p>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('submit')}</Button>
    </Form>
  );
}
