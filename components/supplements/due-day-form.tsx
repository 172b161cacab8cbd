'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { useDayText } from '@/components/orders/day-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { useActionForm } from '@/components/ui/use-action-form';
import { amend, type Change, type Standing } from '@/lib/kernel/amendment';
import { daysBetween } from '@/lib/kernel/calendar';
import { formatDay } from '@/lib/kernel/day-text';
import type { Result } from '@/lib/kernel/result';
import { changeDueDayInput } from '@/lib/supplements/model';
import { ChangeSides } from './change-sides';

const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);

interface Typed {
  kind: 'DUE_DAY';
  leaseId: string;
  fromSeq: number;
  dueDay: string;
}

interface Props {
  leaseId: string;
  standing: Standing;
  fromSeq: number;
  currency: string;
  action: (input: Typed) => Promise<Result<{ supplementId: string }>>;
}

/** Another due day: what it moves is shown before it is asked for, by the same arithmetic as on the server. */
export function DueDayForm({ leaseId, standing, fromSeq, currency, action }: Props) {
  const t = useTranslations('supplements');
  const day = useDayText();
  const form = useActionForm<Typed, { supplementId: string }>({
    schema: changeDueDayInput, action, goTo: () => `/leases/${leaseId}`, defaultValues: { kind: 'DUE_DAY', leaseId, fromSeq, dueDay: '' },
  });
  const chosen = Number(useWatch({ control: form.control, name: 'dueDay' }));
  const change = chosen > 0 ? amend(standing, { kind: 'DUE_DAY', fromSeq, dueDay: chosen }) : undefined;
  return (
    <Form form={form} label={t('dueDay.title')}>
      <Field label={t('dueDay.day')} hint={t('dueDay.dayHint')} error={form.errors.dueDay}>
        <Select {...form.register('dueDay')} className="max-w-64" placeholder={t('dueDay.choose')} options={DAYS.map((each) => ({ value: String(each), label: day(each), disabled: each === standing.dueDay }))} />
      </Field>
      <div aria-live="polite">{change && (change.ok ? <Preview change={change.value} fromSeq={fromSeq} currency={currency} /> : <p className="text-sm">{t('dueDay.same')}</p>)}</div>
      <p className="text-sm text-ink-muted">{t('sent.next')}</p>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('dueDay.submit')}</Button>
    </Form>
  );
}

function Preview({ change, fromSeq, currency }: { change: Change; fromSeq: number; currency: string }) {
  const t = useTranslations('supplements.dueDay');
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const [before, after] = [change.before, change].map(({ schedule }) => schedule[fromSeq - 1]?.dueOn ?? '') as [string, string];
  return (
    <Section title={t('preview')} lead={t('previewLead', { seq: fromSeq, before: formatDay(before, locale), after: formatDay(after, locale, before), days: daysBetween(before, after) })}>
      <ChangeSides change={change} currency={currency} />
    </Section>
  );
}
