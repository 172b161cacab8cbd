'use client';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import type { DemoPerson } from './demo-people';
import { DemoPeople } from './demo-people';
import { openSession } from './enter';
import { PasswordInput } from './password-input';
import { ResendConfirmation, type Resend } from './resend-confirmation';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import { signInForm } from '@/lib/accounts/model/sign-in';
import { err, type ok } from '@/lib/kernel/result';

interface Typed {
  email: string;
  password: string;
}

/** Sign-in. `next` is a checked path of this site; where there is none the sign-in page itself sends everybody to their own place. */
export function SignInForm({ next, demo, resend, children }: { children?: ReactNode; next: string | null; demo: { people: readonly DemoPerson[]; password: string } | null; resend: Resend }) {
  const t = useTranslations('accounts');
  const [unconfirmed, setUnconfirmed] = useState<string | null>(null);
  const enter = async ({ email, password }: Typed) => {
    const problem = await openSession(email, password);
    setUnconfirmed(problem?.code === 'accounts.email-unconfirmed' ? email : null);
    if (problem) return err(problem);
    // A whole new page: every part of it is for somebody else now.
    window.location.assign(next ?? '/sign-in');
    return new Promise<ReturnType<typeof ok<null>>>(() => undefined);
  };
  const form = useActionForm<Typed, null>({ schema: signInForm, action: enter, defaultValues: { email: '', password: '' } });
  const fill = (email: string) => {
    form.methods.setValue('email', email, { shouldValidate: form.methods.formState.isSubmitted });
    form.methods.setValue('password', demo?.password ?? '', { shouldValidate: form.methods.formState.isSubmitted });
  };
  return (
    <div className="grid gap-10 md:grid-cols-2 md:gap-14">
      <div>
        <Form form={form} label={t('signIn.title')}>
          <Field label={t('field.email')} error={form.errors['email']}>
            <Input {...form.register('email')} type="email" inputMode="email" autoComplete="username" />
          </Field>
          <Field label={t('field.password')} error={form.errors['password']}>
            <PasswordInput {...form.register('password')} autoComplete="current-password" />
          </Field>
          <Button type="submit" variant="primary" size="lg" block pending={form.pending} pendingLabel={t('signIn.pending')}>{t('signIn.submit')}</Button>
        </Form>
        {unconfirmed && <ResendConfirmation email={unconfirmed} resend={resend} className="mt-4" />}
        {children}
      </div>
      {demo && <DemoPeople people={demo.people} onPick={fill} />}
    </div>
  );
}
