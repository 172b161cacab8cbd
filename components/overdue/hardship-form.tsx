'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { hardshipInput } from '@/lib/billing/model/overdue-inputs';
import type { Result } from '@/lib/kernel/result';

type Input = z.input<typeof hardshipInput>;
export type AskForTime = (input: Input) => Promise<Result<unknown>>;

/** A purchaser asks for time: how long, what they can pay meanwhile, and what happened. */
export function HardshipForm({ leaseId, action }: { leaseId: string; action: AskForTime }) {
  const t = useTranslations('overdue.hardship');
  const form = useActionForm<Input, unknown>({ schema: hardshipInput, action, defaultValues: { leaseId, canPayMinor: '', reason: '' }, goTo: () => `/leases/${leaseId}` });
  return (
    <Form form={form} label={t('title')}>
      <FieldGroup label={t('months')} hint={t('monthsHint')} error={form.errors['months']}>
        {[1, 2, 3].map((count) => <Radio key={count} value={String(count)} label={t('month', { count })} {...form.register('months')} />)}
      </FieldGroup>
      <Field label={t('canPay')} hint={t('canPayHint')} error={form.errors['canPayMinor']}><AmountInput {...form.register('canPayMinor', { setValueAs: plainDigits })} suffix="원" className="max-w-60" /></Field>
      <Field label={t('reason')} hint={t('reasonHint')} error={form.errors['reason']}><Textarea {...form.register('reason')} rows={5} maxLength={2000} /></Field>
      <div className="flex flex-wrap gap-3 max-md:flex-col">
        <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')}>{t('submit')}</Button>
        <Link href={`/leases/${leaseId}`} className={buttonVariants({ variant: 'secondary' })}>{t('back')}</Link>
      </div>
    </Form>
  );
}
