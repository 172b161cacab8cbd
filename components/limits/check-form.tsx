'use client';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Form } from '@/components/ui/form';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { line, optionalText } from '@/lib/accounts/model/text';
import type { Result } from '@/lib/kernel/result';
import { DecideButton } from './decide-parts';

/** What another person answers to a proposal; of a seller's exposure as of a request. */
export type CheckAction = (input: { agreed: boolean; proposalId: string; note: string }) => Promise<Result<unknown>>;

const CHOICES = ['AGREE', 'RETURN'] as const;
interface Typed {
  choice: (typeof CHOICES)[number];
  note: string;
}
const schema = z.discriminatedUnion('choice', [
  z.object({ choice: z.literal('AGREE'), note: optionalText(500) }),
  z.object({ choice: z.literal('RETURN'), note: line(500) }),
]);

/** Agree, or send back with a note. */
export function CheckForm({ proposalId, action, backTo }: { proposalId: string; action: CheckAction; backTo: string }) {
  const t = useTranslations('limits.desk.check');
  const common = useTranslations('common');
  const form = useActionForm<Typed, unknown>({
    schema, action: ({ choice, note }) => action({ agreed: choice === 'AGREE', proposalId, note }), goTo: () => backTo, defaultValues: { choice: 'AGREE', note: '' },
  });
  const agrees = form.methods.watch('choice') === 'AGREE';
  return (
    <Form form={form} label={t('title')}>
      <div>
        <SegmentedControl
          legend={t('title')} options={CHOICES.map((value) => ({ value, label: t(`choice.${value}`) }))}
          input={form.register('choice', { onChange: () => form.methods.clearErrors() })}
        />
        <FieldError text={form.errors.choice} />
      </div>
      <Field label={t('note')} hint={t(agrees ? 'noteHint' : 'returnHint')} error={form.errors.note} {...(agrees && { optional: common('optional') })}>
        <Textarea {...form.register('note')} rows={3} />
      </Field>
      <DecideButton label={t(agrees ? 'agree' : 'return')} pending={form.pending} danger={!agrees} />
    </Form>
  );
}
