'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { useActionForm } from '@/components/ui/use-action-form';
import { answerSettlementInput } from '@/lib/billing/model/overdue-inputs';
import type { Result } from '@/lib/kernel/result';

type Input = z.input<typeof answerSettlementInput>;
export type AnswerOffer = (input: Input) => Promise<Result<unknown>>;

/** The purchaser takes an offer to settle, or does not. */
export function AnswerOfferForm({ settlementId, action }: { settlementId: string; action: AnswerOffer }) {
  const t = useTranslations('overdue.own');
  const form = useActionForm<Input, unknown>({ schema: answerSettlementInput, action, defaultValues: { settlementId } });
  return (
    <Form form={form} label={t('answer')}>
      <FieldGroup label={t('answer')} hint={t('answerNote')} error={form.errors['answer']}>
        <Radio value="ACCEPTED" label={t('accept')} {...form.register('answer')} />
        <Radio value="DECLINED" label={t('decline')} {...form.register('answer')} />
      </FieldGroup>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('answer')}</Button>
    </Form>
  );
}
