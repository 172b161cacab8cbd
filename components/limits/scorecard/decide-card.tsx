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
import { decideScorecardInput } from '@/lib/limits/model/scorecard-change';
import { DecideButton } from '../decide-parts';

type Input = z.input<typeof decideScorecardInput>;

/** Another person puts a proposed scorecard in force, or turns it down, with a note. */
export function DecideCard({ version, action }: { version: string; action: (input: Input) => Promise<Result<{ version: string }>> }) {
  const t = useTranslations('limits');
  const form = useActionForm<Input, { version: string }>({ schema: decideScorecardInput, action, defaultValues: { version, verdict: 'ACTIVATE', note: '' } });
  const verdict = form.methods.watch('verdict');
  return (
    <Form form={form} label={t('card.decide')}>
      <div>
        <SegmentedControl legend={t('card.verdict')} options={(['ACTIVATE', 'REJECT'] as const).map((value) => ({ value, label: t(`card.verdicts.${value}`) }))} input={form.register('verdict')} />
        <FieldError text={form.errors.verdict} />
      </div>
      <Field label={t('card.note')} hint={t('card.noteHint')} error={form.errors.note}><Textarea {...form.register('note')} rows={3} /></Field>
      <DecideButton label={t('card.decideSubmit')} pending={form.pending} danger={verdict === 'REJECT'} />
    </Form>
  );
}
