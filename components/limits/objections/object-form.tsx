'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { OBJECTION_CONSENT, objectInput } from '@/lib/limits/model/objection';

export type ObjectTo = (input: z.input<typeof objectInput>) => Promise<Result<{ objectionId: string }>>;

/** Folded until it is wanted: why the decline is wrong, and what sending it agrees to. */
export function ObjectForm({ askId, lender, action }: { askId: string; lender: string; action: ObjectTo }) {
  const t = useTranslations('limits');
  const form = useActionForm<z.input<typeof objectInput>, { objectionId: string }>({ schema: objectInput, action, defaultValues: { askId, text: '' } });
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm text-accent underline underline-offset-4 md:min-h-6">
        {t('objection.open')}<span className="sr-only"> {lender}</span>
      </summary>
      <Form form={form} label={t('objection.title')} className="mt-3 max-w-read">
        <Field label={t('objection.text')} hint={t('objection.textHint')} error={form.errors.text}><Textarea {...form.register('text')} rows={4} /></Field>
        <p className="text-xs text-ink-muted">{t('objection.consent', { version: OBJECTION_CONSENT.version })}</p>
        <Button type="submit" pending={form.pending} className="self-start max-md:w-full">{t('objection.send')}</Button>
      </Form>
    </details>
  );
}
