'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { answerRefusalInput } from '@/lib/rights/model/inputs';

type Input = z.input<typeof answerRefusalInput>;
export type AnswerRefusal = (input: Input) => Promise<Result<unknown>>;

/** The seller's answer, or the financier's at the desk; to reject needs reasons. */
export function AnswerRefusalForm({ refusalId, action }: { refusalId: string; action: AnswerRefusal }) {
  const t = useTranslations('rights.seller');
  const form = useActionForm<Input, unknown>({ schema: answerRefusalInput, action, defaultValues: { refusalId, reason: '' } });
  return (
    <Form form={form} label={t('answerTitle')}>
      <FieldGroup label={t('answer')} error={form.errors['answer']}>
        <Radio value="ACCEPTED" label={t('ACCEPTED')} {...form.register('answer')} />
        <Radio value="REJECTED" label={t('REJECTED')} {...form.register('answer')} />
      </FieldGroup>
      <Field label={t('reason')} hint={t('reasonHint')} error={form.errors['reason']}><Textarea {...form.register('reason')} rows={5} /></Field>
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className="self-start max-md:w-full">{t('answerSubmit')}</Button>
    </Form>
  );
}
