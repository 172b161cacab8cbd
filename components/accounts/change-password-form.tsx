'use client';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { z } from 'zod';
import { openSession } from './enter';
import { PasswordInput } from './password-input';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Panel } from '@/components/ui/panel';
import { useActionForm } from '@/components/ui/use-action-form';
import { changePasswordInput } from '@/lib/accounts/model/account';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof changePasswordInput>;
type Change = (input: Typed) => Promise<Result<{ email: string }>>;

/** Changing ends every session, this one too; it is opened anew with the new password, so that only the others end. */
export function ChangePasswordForm({ email, action }: { email: string; action: Change }) {
  const t = useTranslations('accounts');
  const router = useRouter();
  const [done, setDone] = useState(false);
  const change: Change = async (typed) => {
    setDone(false);
    const result = await action(typed);
    if (result.ok && await openSession(result.value.email, typed.password)) window.location.assign('/sign-in?next=/account/security');
    return result;
  };
  const form = useActionForm<Typed, { email: string }>({
    schema: changePasswordInput, action: change, defaultValues: { current: '', password: '' },
    onSuccess: () => { form.methods.reset(); setDone(true); router.refresh(); },
  });
  return (
    <Form form={form} label={t('account.password')}>
      {done && <Panel live tone="positive" icon={CircleCheck}>{t('account.passwordChanged')}</Panel>}
      {/* Tells a password manager whose password it is. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t('field.currentPassword')} error={form.errors['current']}>
        <PasswordInput {...form.register('current')} autoComplete="current-password" />
      </Field>
      <Field label={t('field.newPassword')} hint={t('field.passwordHint')} error={form.errors['password']}>
        <PasswordInput {...form.register('password')} autoComplete="new-password" />
      </Field>
      <Button type="submit" className="self-start" pending={form.pending}>{t('account.changePassword')}</Button>
    </Form>
  );
}
