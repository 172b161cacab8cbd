'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { sellerTermsInput } from '@/lib/settlements/model/settlement';

type Terms = z.input<typeof sellerTermsInput>;
const SHARES = [['feeBps', 'fee'], ['reserveBps', 'reserve'], ['holdbackBps', 'holdback'], ['buybackBps', 'buyback']] as const;

/** New terms of a seller, from a day on. */
export function TermsForm({ start, action }: { start: Terms; action: (input: Terms) => Promise<Result<unknown>> }) {
  const t = useTranslations('settlements.terms');
  const form = useActionForm<Terms, unknown>({ schema: sellerTermsInput, action, defaultValues: start, done: () => t('done') });
  const { register, errors } = form;
  return (
    <Form form={form} label={t('submit')} className="max-w-read">
      <Field label={t('effectiveOn')} error={errors.effectiveOn}><Input {...register('effectiveOn')} type="date" /></Field>
      <div className="grid gap-5 sm:grid-cols-2">
        {SHARES.map(([name, label]) => (
          <Field key={name} label={t(label)} hint={t('hint')} error={errors[name]}><Input {...register(name)} inputMode="numeric" autoComplete="off" /></Field>
        ))}
      </div>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('submit')}</Button>
    </Form>
  );
}
