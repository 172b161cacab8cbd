'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { amend, changeFigures, type Change, type Standing } from '@/lib/kernel/amendment';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { proposeRestructureInput } from '@/lib/supplements/model';
import { ChangeSides } from './change-sides';

interface Typed {
  leaseId: string;
  fromSeq: number;
  months: string;
  note: string;
}

interface Props {
  leaseId: string;
  standing: Standing;
  fromSeq: number;
  currency: string;
  action: (input: Typed) => Promise<Result<{ supplementId: string }>>;
}

/** What is left, over other months; the purchaser's new month and total are seen before it is sent. */
export function RestructureForm({ leaseId, standing, fromSeq, currency, action }: Props) {
  const t = useTranslations('supplements.desk');
  const text = useErrorText();
  const form = useActionForm<Typed, { supplementId: string }>({ schema: proposeRestructureInput, action, defaultValues: { leaseId, fromSeq, months: '', note: '' } });
  const months = Number(useWatch({ control: form.control, name: 'months' }));
  const change = months > 0 ? amend(standing, { kind: 'SCHEDULE', fromSeq, months }) : undefined;
  return (
    <Form form={form} label={t('restructure')}>
      <Field label={t('months')} hint={t('monthsHint', { count: standing.schedule.length - fromSeq + 1 })} error={form.errors.months}>
        <Input {...form.register('months')} className="max-w-48" inputMode="numeric" autoComplete="off" />
      </Field>
      <Field label={t('note')} hint={t('noteHint')} error={form.errors.note}><Textarea {...form.register('note')} rows={3} maxLength={1000} /></Field>
      <Section level={3} title={t('preview')}>
        <div aria-live="polite">
          {change?.ok ? <Preview change={change.value} currency={currency} /> : <p className="text-sm text-ink-muted">{change ? text(change.error.code, change.error.params) : t('previewEmpty')}</p>}
        </div>
      </Section>
      <p className="text-sm text-ink-muted">{t('submitNote')}</p>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('submit')}</Button>
    </Form>
  );
}

function Preview({ change, currency }: { change: Change; currency: string }) {
  const t = useTranslations('supplements.desk');
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const { before, after } = changeFigures(change).totalCostMinor;
  const amount = formatMoney(after > before ? after - before : before - after, currency, locale);
  return (
    <>
      <ChangeSides change={change} currency={currency} />
      {after !== before && <p className="mt-3 text-sm font-semibold">{t(after > before ? 'more' : 'less', { amount })}</p>}
    </>
  );
}
