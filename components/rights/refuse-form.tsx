'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldGroup, Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { objectInput, refusePaymentInput, type ObjectInput } from '@/lib/rights/model/inputs';
import { GROUNDS } from '@/lib/rights/model/refusal';
import type { z } from 'zod';

type Input = z.input<typeof refusePaymentInput>;
export type RefusePayment = (input: Input) => Promise<Result<unknown>>;
export type ObjectTo = (input: ObjectInput) => Promise<Result<unknown>>;

/** One of the six grounds and what happened, in the purchaser's own words. */
export function RefuseForm({ leaseId, action }: { leaseId: string; action: RefusePayment }) {
  const t = useTranslations('rights');
  const form = useActionForm<Input, unknown>({ schema: refusePaymentInput, action, defaultValues: { leaseId, facts: '' } });
  return (
    <Form form={form} label={t('refuse.title')}>
      <FieldGroup label={t('refuse.ground')} error={form.errors.ground}>
        {GROUNDS.map((ground) => <Radio key={ground} value={ground} label={t(`grounds.${ground}`)} hint={t(`groundHints.${ground}`)} {...form.register('ground')} />)}
      </FieldGroup>
      <Field label={t('refuse.facts')} hint={t('refuse.factsHint')} error={form.errors.facts}><Textarea {...form.register('facts')} rows={6} /></Field>
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('refuse.pending')} className="self-start max-md:w-full">{t('refuse.submit')}</Button>
    </Form>
  );
}

/** Once more, to another person. */
export function ObjectForm({ refusalId, action }: { refusalId: string; action: ObjectTo }) {
  const t = useTranslations('rights.refuse');
  const form = useActionForm<ObjectInput, unknown>({ schema: objectInput, action, defaultValues: { refusalId, text: '' } });
  return (
    <Form form={form} label={t('objectTitle')}>
      <p className="text-sm text-ink-muted">{t('objectLead')}</p>
      <Field label={t('objectText')} error={form.errors.text}><Textarea {...form.register('text')} rows={4} /></Field>
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className="self-start max-md:w-full">{t('objectSubmit')}</Button>
    </Form>
  );
}
