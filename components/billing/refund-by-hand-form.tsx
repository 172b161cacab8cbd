'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import { refundByHandInput, type RefundByHandInput } from '@/lib/billing/model/collection';
import type { RefundByHand } from '@/lib/billing/views/refunds-by-hand';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { CameBackForm, type CameBack } from './came-back-form';

interface Props { refund: RefundByHand; action: (input: RefundByHandInput) => Promise<Result<unknown>>; cameBack: CameBack }

/** The desk has sent what no gateway gives back. */
export function RefundByHandForm({ refund: { id, why, refused, since, number, purchaser, phone, currency, amountMinor }, action, cameBack }: Props) {
  const [t, r] = [useTranslations('billing.refunds'), useTranslations('rights.desk')];
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form = useActionForm<RefundByHandInput, unknown>({ schema: refundByHandInput, action, defaultValues: { refundId: id, how: '' } });
  return (
    <>
      <Form form={form} label={t('of', { number })}>
        <div className="text-sm">
          <p><span className="money mr-3">{number}</span>{t('owed', { name: purchaser, amount: formatMoney(amountMinor, currency, locale) })}</p>
          {phone !== null && <p className="mt-1">{r('payeePhone')} <a href={`tel:${phone}`} className="money underline">{phone}</a></p>}
          <p className="mt-1 text-ink-muted"><span className="money">{t('since', { day: formatTableInstant(since, locale) })}</span> · {t(`why.${why}`)}{refused && ` · ${t('refused')}`}</p>
        </div>
        <Field label={r('how')} hint={r('howHint')} error={form.errors['how']}><Input {...form.register('how')} maxLength={200} autoComplete="off" /></Field>
        <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('submit')}</Button>
      </Form>
      {refused && <CameBackForm refundId={id} number={number} action={cameBack} />}
    </>
  );
}
