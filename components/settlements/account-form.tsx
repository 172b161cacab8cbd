'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useActionForm } from '@/components/ui/use-action-form';
import { BANKS } from '@/lib/accounts/model/bank';
import { payoutAccountInput } from '@/lib/accounts/model/seller';
import type { Result } from '@/lib/kernel/result';

type Account = z.input<typeof payoutAccountInput>;

/** Another account that the shop is paid to; the number is typed anew. */
export function AccountForm({ bank, holder, action }: { bank: Account['payoutBank']; holder: string; action: (input: Account) => Promise<Result<unknown>> }) {
  const t = useTranslations('settlements.account');
  const accounts = useTranslations('accounts');
  const start: Account = { payoutBank: bank, payoutHolder: holder, payoutAccount: '' };
  const form = useActionForm<Account, unknown>({ schema: payoutAccountInput, action, defaultValues: start, done: () => t('done'), onSuccess: () => form.methods.resetField('payoutAccount') });
  const { register, errors } = form;
  return (
    <Form form={form} label={t('title')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={accounts('field.payoutBank')} error={errors.payoutBank}><Select {...register('payoutBank')} options={BANKS.map((value) => ({ value, label: accounts(`banks.${value}`) }))} /></Field>
        <Field label={accounts('field.payoutHolder')} error={errors.payoutHolder}><Input {...register('payoutHolder')} autoComplete="off" /></Field>
        <Field label={accounts('field.payoutAccount')} hint={accounts('field.payoutAccountHint')} error={errors.payoutAccount} className="sm:col-span-2"><Input {...register('payoutAccount')} inputMode="numeric" autoComplete="off" /></Field>
      </div>
      <Button type="submit" pending={form.pending} className="self-start max-md:w-full">{t('submit')}</Button>
    </Form>
  );
}
