'use client';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { CASE_OUTCOMES, isReadByAll, type CaseKind } from '@/lib/rights/model/cases';
import { decideCaseInput } from '@/lib/rights/model/inputs';

type Input = z.input<typeof decideCaseInput>;
export type DecideCase = (input: Input) => Promise<Result<unknown>>;

/** A person at the desk decides a case, and says why. */
export function DecideCaseForm({ caseId, kind, action }: { caseId: string; kind: CaseKind; action: DecideCase }) {
  const t = useTranslations('rights.desk');
  const form = useActionForm<Input, unknown>({ schema: decideCaseInput, action, defaultValues: { caseId, reason: '', lossMinor: '' } });
  const excepted = useWatch({ control: form.control, name: 'outcome' }) === 'EXCEPTED';
  return (
    <Form form={form} label={t(`kinds.${kind}`)}>
      <FieldGroup label={t('outcome')} error={form.errors['outcome']}>
        {CASE_OUTCOMES[kind].map((outcome) => <Radio key={outcome} value={outcome} label={t(`outcomes.${outcome}`)} {...(outcome === 'EXCEPTED' && { hint: t('exceptedHint') })} {...form.register('outcome')} />)}
      </FieldGroup>
      {excepted && <Field label={t('loss')} error={form.errors['lossMinor']}><AmountInput {...form.register('lossMinor', { setValueAs: plainDigits })} suffix="원" /></Field>}
      <Field label={t('reason')} hint={t(isReadByAll(kind) ? 'reasonHint' : 'reasonOwnHint')} error={form.errors['reason']}><Textarea {...form.register('reason')} rows={4} /></Field>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('decide')}</Button>
    </Form>
  );
}
