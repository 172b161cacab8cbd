'use client';
import { useTranslations } from 'next-intl';
import type { FieldValues, Path } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { accelerateInput, checkSettlementInput, decideHardshipInput, decideWriteOffInput, demandInput, proposeWriteOffInput } from '@/lib/billing/model/overdue-inputs';
import type { Result } from '@/lib/kernel/result';

export type Act<S extends z.ZodType> = (input: z.input<S>) => Promise<Result<unknown>>;

/** A choice, a reason, a button: the shape of each decision at the desk. */
interface Parts<I extends FieldValues> {
  label: string;
  submit: string;
  choice?: { name: Path<I>; label: string; options: readonly { value: string; label: string }[] };
  reason?: { name: Path<I>; label: string; hint: string };
  danger?: boolean;
}

function Decision<I extends FieldValues>({ form, label, submit, choice, reason, danger = false }: Parts<I> & { form: ReturnType<typeof useActionForm<I, unknown>> }) {
  const errors = form.errors as Record<string, string | undefined>;
  return (
    <Form form={form} label={label}>
      {choice && (
        <FieldGroup label={choice.label} {...(errors[choice.name] && { error: errors[choice.name] })}>
          {choice.options.map(({ value, label: text }) => <Radio key={value} value={value} label={text} {...form.register(choice.name)} />)}
        </FieldGroup>
      )}
      {reason && <Field label={reason.label} hint={reason.hint} {...(errors[reason.name] && { error: errors[reason.name] })}><Textarea {...form.register(reason.name)} rows={4} maxLength={2000} /></Field>}
      <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={form.pending} className="self-start max-md:w-full">{submit}</Button>
    </Form>
  );
}

export function SendDemandForm({ leaseId, action }: { leaseId: string; action: Act<typeof demandInput> }) {
  const t = useTranslations('overdue.desk');
  const form = useActionForm<z.input<typeof demandInput>, unknown>({ schema: demandInput, action, defaultValues: { leaseId } });
  return <Decision form={form} label={t('sendDemand')} submit={t('sendDemand')} />;
}

/** `amount`: in words, on the button, so that nobody presses without having read it. */
export function AccelerateForm({ leaseId, totalMinor, amount, action }: { leaseId: string; totalMinor: string; amount: string; action: Act<typeof accelerateInput> }) {
  const t = useTranslations('overdue.desk');
  const form = useActionForm<z.input<typeof accelerateInput>, unknown>({ schema: accelerateInput, action, defaultValues: { leaseId, totalMinor, reason: '' } });
  return <Decision form={form} label={t('accelerate')} submit={t('confirmAccelerate', { amount })} danger reason={{ name: 'reason', label: t('reason'), hint: t('reasonHint') }} />;
}

export function DecideHardshipForm({ requestId, action }: { requestId: string; action: Act<typeof decideHardshipInput> }) {
  const t = useTranslations('overdue.desk');
  const form = useActionForm<z.input<typeof decideHardshipInput>, unknown>({ schema: decideHardshipInput, action, defaultValues: { requestId, note: '' } });
  const options = (['GRANTED', 'DECLINED'] as const).map((value) => ({ value, label: t(value) }));
  return <Decision form={form} label={t('hardship')} submit={t('decide')} choice={{ name: 'decision', label: t('decision'), options }} reason={{ name: 'note', label: t('note'), hint: t('noteHint') }} />;
}

export function CheckSettlementForm({ settlementId, action }: { settlementId: string; action: Act<typeof checkSettlementInput> }) {
  const t = useTranslations('overdue.desk');
  const form = useActionForm<z.input<typeof checkSettlementInput>, unknown>({ schema: checkSettlementInput, action, defaultValues: { settlementId } });
  const options = (['OFFERED', 'REFUSED'] as const).map((value) => ({ value, label: t(value) }));
  return <Decision form={form} label={t('settlement')} submit={t('check')} choice={{ name: 'decision', label: t('decision'), options }} />;
}

export function ProposeWriteOffForm({ leaseId, action }: { leaseId: string; action: Act<typeof proposeWriteOffInput> }) {
  const t = useTranslations('overdue.desk');
  const form = useActionForm<z.input<typeof proposeWriteOffInput>, unknown>({ schema: proposeWriteOffInput, action, defaultValues: { leaseId, reason: '' } });
  return <Decision form={form} label={t('writeOff')} submit={t('propose')} reason={{ name: 'reason', label: t('reason'), hint: t('reasonInside') }} />;
}

export function DecideWriteOffForm({ writeOffId, action }: { writeOffId: string; action: Act<typeof decideWriteOffInput> }) {
  const t = useTranslations('overdue.desk');
  const form = useActionForm<z.input<typeof decideWriteOffInput>, unknown>({ schema: decideWriteOffInput, action, defaultValues: { writeOffId, note: '' } });
  const options = [{ value: 'APPROVED', label: t('APPROVED') }, { value: 'REFUSED', label: t('WRITE_OFF_REFUSED') }];
  return <Decision form={form} label={t('writeOff')} submit={t('decide')} choice={{ name: 'decision', label: t('decision'), options }} reason={{ name: 'note', label: t('reason'), hint: t('reasonInside') }} />;
}
