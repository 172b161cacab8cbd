'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Form } from '@/components/ui/form';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { answerObjectionInput, OBJECTION_OUTCOMES } from '@/lib/limits/model/objection';
import { DecideButton } from '../decide-parts';

type Input = z.input<typeof answerObjectionInput>;

/** The desk's person keeps the decline or looks again, and says why in words. */
export function AnswerForm({ objectionId, action }: { objectionId: string; action: (input: Input) => Promise<Result<unknown>> }) {
  const t = useTranslations('limits');
  const form = useActionForm<Input, unknown>({ schema: answerObjectionInput, action, defaultValues: { objectionId, outcome: 'KEPT', answer: '' } });
  return (
    <Form form={form} label={t('objection.answer')}>
      <div>
        <SegmentedControl legend={t('objection.outcome')} options={OBJECTION_OUTCOMES.map((value) => ({ value, label: t(`objection.outcomes.${value}`) }))} input={form.register('outcome')} />
        <FieldError text={form.errors.outcome} />
        <p className="mt-2 text-xs text-ink-muted">{t('objection.lookAgainHint')}</p>
      </div>
      <Field label={t('objection.answerField')} hint={t('objection.answerHint')} error={form.errors.answer}><Textarea {...form.register('answer')} rows={5} /></Field>
      <DecideButton label={t('objection.submit')} pending={form.pending} />
    </Form>
  );
}
