'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { failedInput, type FailedInput } from '@/lib/settlements/model/settlement';

/** The bank sent a payment back. */
export function FailedForm({ settlementId, action }: { settlementId: string; action: (input: FailedInput) => Promise<Result<unknown>> }) {
  const t = useTranslations('settlements.admin');
  const form = useActionForm<FailedInput, unknown>({ schema: failedInput, action, defaultValues: { settlementId, reason: '' } });
  return (
    <Form form={form} label={t('failedTitle')}>
      <Field label={t('failedReason')} error={form.errors.reason}><Textarea {...form.register('reason')} rows={2} /></Field>
      <Button type="submit" variant="danger" pending={form.pending} className="self-start max-md:w-full">{t('failedSubmit')}</Button>
    </Form>
  );
}
