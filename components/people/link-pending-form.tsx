'use client';
import { useTranslations } from 'next-intl';
import { openSession } from '@/components/accounts/enter';
import { PasswordInput } from '@/components/accounts/password-input';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import { passwordInput } from '@/lib/accounts/model/people';
import { err, type Result } from '@/lib/kernel/result';

interface Typed {
  password: string;
}

/** Links and signs in with the one password that was typed. */
export function LinkPendingForm({ action }: { action: (input: Typed) => Promise<Result<{ email: string }>> }) {
  const t = useTranslations('people');
  const link = async (typed: Typed) => {
    const result = await action(typed);
    if (!result.ok) return result;
    const problem = await openSession(result.value.email, typed.password);
    if (problem) return err(problem);
    window.location.assign('/sign-in');
    return new Promise<typeof result>(() => undefined);
  };
  const form = useActionForm<Typed, { email: string }>({ schema: passwordInput, action: link, defaultValues: { password: '' } });
  return (
    <Form form={form} label={t('social.linkSubmit')}>
      <Field label={t('ways.password')} error={form.errors['password']}><PasswordInput {...form.register('password')} autoComplete="current-password" /></Field>
      <Button type="submit" variant="primary" size="lg" block pending={form.pending}>{t('social.linkSubmit')}</Button>
    </Form>
  );
}
