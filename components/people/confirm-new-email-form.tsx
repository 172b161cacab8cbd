'use client';
import { useTranslations } from 'next-intl';
import { PasswordInput } from '@/components/accounts/password-input';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import { confirmEmailInput } from '@/lib/accounts/model/account';
import type { Result } from '@/lib/kernel/result';

interface Typed {
  token: string;
  password: string;
}

/** Uses the link up. Whoever is signed in stays so; whoever is not signs in with the new address. */
export function ConfirmNewEmailForm({ token, action }: { token: string; action: (input: Typed) => Promise<Result<{ email: string }>> }) {
  const t = useTranslations('people.email');
  const accounts = useTranslations('accounts.field');
  const form = useActionForm<Typed, { email: string }>({
    schema: confirmEmailInput, action, defaultValues: { token, password: '' }, goTo: () => '/account/security',
  });
  return (
    <Form form={form} label={t('confirmTitle')}>
      <Field label={accounts('password')} error={form.errors['password']}><PasswordInput {...form.register('password')} autoComplete="current-password" /></Field>
      <Button type="submit" variant="primary" size="lg" block pending={form.pending}>{t('confirmSubmit')}</Button>
    </Form>
  );
}
