'use client';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { OptionCards } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { purchaseDecisionInput, type PurchaseDecisionInput } from '@/lib/deliveries/model/inputs';
import type { Result } from '@/lib/kernel/result';

const CHOICES = ['ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'REFUSED'] as const;
const HINTS = { ACCEPTED: 'acceptedHint', ACCEPTED_WITH_DEFECTS: 'defectsHint', REFUSED: 'refusedHint' } as const;

interface Typed {
  orderId: string;
  decision: string;
  note: string;
}

/** The wire's shape of what was typed: a plain acceptance says nothing beside itself. */
const sent = ({ orderId, decision, note }: Typed) => (decision === 'ACCEPTED' ? { orderId, decision } : { orderId, decision, note });

const typedSchema: z.ZodType<unknown, Typed> = z.custom<Typed>().superRefine((typed, context) => {
  if (typed.decision === '') return context.addIssue({ code: 'custom', message: 'choose', path: ['decision'] });
  const parsed = purchaseDecisionInput.safeParse(sent(typed));
  for (const issue of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
});

/** Accept, accept with defects, or refuse. A fourth button would be silence, which is said above it. */
export function DecisionForm({ orderId, decide }: { orderId: string; decide: (input: PurchaseDecisionInput) => Promise<Result<unknown>> }) {
  const t = useTranslations('deliveries.decide');
  const form = useActionForm<Typed, unknown>({
    schema: typedSchema, defaultValues: { orderId, decision: '', note: '' }, action: (typed) => decide(sent(typed) as PurchaseDecisionInput),
  });
  const decision = form.methods.watch('decision');
  return (
    <Form form={form} label={t('title')}>
      <FieldGroup label={t('question')} {...(form.errors['decision'] && { error: form.errors['decision'] })}>
        <OptionCards columns={1} input={form.register('decision')} options={CHOICES.map((value) => ({ value, label: t(value), details: t(HINTS[value]) }))} />
      </FieldGroup>
      {(decision === 'ACCEPTED_WITH_DEFECTS' || decision === 'REFUSED') && (
        <Field label={t(decision === 'REFUSED' ? 'refusal' : 'defects')} {...(form.errors['note'] && { error: form.errors['note'] })}>
          <Textarea rows={3} {...form.register('note')} />
        </Field>
      )}
      <Button type="submit" variant="primary" size="lg" pending={form.pending} pendingLabel={t('pending')}>{t('submit')}</Button>
    </Form>
  );
}
