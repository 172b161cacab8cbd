'use client';
import { useTranslations } from 'next-intl';
import { openSession } from './enter';
import { PasswordInput } from './password-input';
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

/** Confirms and signs in with the one password that was typed. */
export function ConfirmEmailForm({ token, action }: { token: string; action: (input: Typed) => Promise<Result<{ email: string }>> }) {
  const t = useTranslations('accounts');
  const confirm = async (typed: Typed) => {
    const result = await action(typed);
    if (!result.ok) return result;
    await openSession(result.value.email, typed.password);
    window.location.assign('/sign-in');
    return new Promise<typeof result>(() => undefined);
  };
  const form = useActionForm<Typed, { email: string }>({ schema: confirmEmailInput, action: confirm, defaultValues: { token, password: '' } });
  return (
    <Form form={form} label={t('confirm.title')}>
      <Field label={t('field.password')} error={form.errors['password']}>
        <PasswordInput {...form.register('password')} autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" block pending={form.pending}>{t('confirm.submit')}</Button>
    </Form>
  );
}
