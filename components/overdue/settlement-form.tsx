'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { proposeSettlementInput } from '@/lib/billing/model/overdue-inputs';
import { formatMoney, parseMinor } from '@/lib/kernel/money';
import type { Act } from './reason-form';

type Typed = z.input<typeof proposeSettlementInput>;

interface Props {
  leaseId: string;
  owedMinor: bigint;
  currency: string;
  action: Act<typeof proposeSettlementInput>;
}

/** A lower sum, or parts; what would be given up stands beside it while it is typed. */
export function SettlementForm({ leaseId, owedMinor, currency, action }: Props) {
  const t = useTranslations('overdue.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form = useActionForm<Typed, unknown>({ schema: proposeSettlementInput, action, defaultValues: { leaseId, totalMinor: '', parts: '1', firstOn: '', reason: '' } });
  const total = parseMinor(String(useWatch({ control: form.control, name: 'totalMinor' })));
  return (
    <Form form={form} label={t('settlement')}>
      <Field label={t('settlementTotal')} error={form.errors['totalMinor']}><AmountInput {...form.register('totalMinor', { setValueAs: plainDigits })} suffix="원" className="max-w-60" /></Field>
      <p aria-live="polite" className="text-sm text-ink-muted">{total !== undefined && total <= owedMinor && t('settlementGives', { amount: formatMoney(owedMinor - total, currency, locale) })}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('settlementParts')} error={form.errors['parts']}><Input {...form.register('parts')} inputMode="numeric" autoComplete="off" /></Field>
        <Field label={t('settlementFirst')} error={form.errors['firstOn']}><Input {...form.register('firstOn')} type="date" /></Field>
      </div>
      <Field label={t('reason')} hint={t('reasonInside')} error={form.errors['reason']}><Textarea {...form.register('reason')} rows={3} maxLength={2000} /></Field>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('propose')}</Button>
    </Form>
  );
}
