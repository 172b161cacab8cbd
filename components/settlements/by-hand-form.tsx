'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { byHandInput, type ByHandInput } from '@/lib/settlements/model/settlement';

/** What a financier refused was sent to it otherwise. */
export function ByHandForm({ remittanceId, contract, action }: { remittanceId: string; contract: string; action: (input: ByHandInput) => Promise<Result<unknown>> }) {
  const t = useTranslations('settlements.remittances');
  const form = useActionForm<ByHandInput, unknown>({ schema: byHandInput, action, defaultValues: { remittanceId, note: '' } });
  return (
    <Form form={form} label={`${t('byHand')} ${contract}`} className="max-w-read">
      <Field label={t('byHandNote')} error={form.errors.note}><Textarea {...form.register('note')} rows={2} /></Field>
      <Button type="submit" pending={form.pending} className="self-start max-md:w-full">{t('byHandSubmit')}</Button>
    </Form>
  );
}
