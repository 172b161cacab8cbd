'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { bindTo } from '@/components/accounts/bind';
import { ConsentFields } from '@/components/accounts/consent-fields';
import { openSession } from '@/components/accounts/enter';
import { PasswordInput } from '@/components/accounts/password-input';
import { NameAndPhone } from '@/components/accounts/person-fields';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Section } from '@/components/ui/section';
import { useActionForm } from '@/components/ui/use-action-form';
import { acceptInvitationInput } from '@/lib/accounts/model/staff';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof acceptInvitationInput>;

/** Makes the account of somebody who was invited, and signs in with it. */
export function JoinForm({ token, action }: { token: string; action: (input: Typed) => Promise<Result<{ email: string }>> }) {
  const t = useTranslations('accounts');
  const join = useTranslations('staff.join');
  const accept = async (typed: Typed) => {
    const result = await action(typed);
    if (!result.ok) return result;
    await openSession(result.value.email, typed.password);
    window.location.assign('/sign-in?next=/seller');
    return new Promise<typeof result>(() => undefined);
  };
  const form = useActionForm<Typed, { email: string }>({
    schema: acceptInvitationInput, action: accept,
    defaultValues: { token, name: '', password: '', phone: '', terms: false, privacy: false, locale: useLocale() === 'en' ? 'en' : 'ko' },
  });
  const bind = bindTo(form);
  const password = bind('password');
  return (
    <Form form={form} label={join('title')} className="gap-8">
      <Section title={t('signUp.person')}>
        <div className="flex flex-col gap-5">
          <NameAndPhone bind={bind} />
          <Field label={t('field.password')} hint={t('field.passwordHint')} error={password.error}>
            <PasswordInput {...password.input} autoComplete="new-password" />
          </Field>
        </div>
      </Section>
      <Section title={t('signUp.consents')}><ConsentFields bind={bind} /></Section>
      <Button type="submit" variant="primary" size="lg" block pending={form.pending}>{join('submit')}</Button>
    </Form>
  );
}
