'use client';
import { useTranslations } from 'next-intl';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { proposeSellerLimitInput } from '@/lib/limits/model/desk-limits';
import { DecideButton, NoteField } from './decide-parts';

interface Typed {
  sellerLimitId: string;
  amountMinor: string;
  note: string;
}

/** How much of a seller's goods the desk should finance: more, or less. */
export function SellerAmountForm({ sellerLimitId, approvedMinor, taken, action }: {
  sellerLimitId: string;
  approvedMinor: bigint;
  /** What is held and used, in words: below it nothing can be proposed. */
  taken: string;
  action: (input: Typed) => Promise<Result<{ proposalId: string }>>;
}) {
  const t = useTranslations('limits');
  const form = useActionForm<Typed, { proposalId: string }>({
    schema: proposeSellerLimitInput, action, goTo: () => '/desk/sellers', defaultValues: { sellerLimitId, amountMinor: approvedMinor.toString(), note: '' },
  });
  return (
    <Form form={form} label={t('desk.seller.propose')}>
      <Field label={t('desk.seller.amount')} hint={t('desk.seller.amountHint', { taken })} error={form.errors.amountMinor}>
        <AmountInput {...form.register('amountMinor', { setValueAs: plainDigits })} suffix={t('won')} />
      </Field>
      <NoteField input={form.register('note')} error={form.errors.note} />
      <DecideButton label={t('desk.seller.submit')} pending={form.pending} />
    </Form>
  );
}
