'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Fold } from '@/components/ui/fold';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { cameBackInput, type CameBackInput } from '@/lib/billing/model/collection';
import type { Result } from '@/lib/kernel/result';

export type CameBack = (input: CameBackInput) => Promise<Result<unknown>>;

/** What a gateway refused to give back because it had gone back already: nothing is sent, and the desk says what shows it. */
export function CameBackForm({ refundId, number, action }: { refundId: string; number: string; action: CameBack }) {
  const t = useTranslations('billing.refunds');
  const form = useActionForm<CameBackInput, unknown>({ schema: cameBackInput, action, defaultValues: { refundId, evidence: '' } });
  return (
    <Fold summary={t('cameBack')} className="mt-4">
      <Form form={form} label={t('cameBackOf', { number })}>
        <p className="max-w-[65ch] text-sm text-ink-muted">{t('cameBackLead')}</p>
        <Field label={t('evidence')} hint={t('evidenceHint')} error={form.errors.evidence}><Textarea {...form.register('evidence')} rows={3} maxLength={2000} /></Field>
        <Button type="submit" pending={form.pending} className="self-start max-md:w-full">{t('cameBackSubmit')}</Button>
      </Form>
    </Fold>
  );
}
