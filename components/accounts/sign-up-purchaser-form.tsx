'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { bindTo } from './bind';
import { ConsentFields } from './consent-fields';
import { MailSent } from './mail-sent';
import { LoginFields, NameAndPhone } from './person-fields';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { useActionForm } from '@/components/ui/use-action-form';
import { signUpPurchaserInput } from '@/lib/accounts/model/sign-up';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof signUpPurchaserInput>;

export function SignUpPurchaserForm({ action, demo }: { action: (input: Typed) => Promise<Result<{ email: string }>>; demo: boolean }) {
  const t = useTranslations('accounts');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useActionForm<Typed, { email: string }>({
    schema: signUpPurchaserInput,
    action,
    defaultValues: { email: '', password: '', name: '', phone: '', birthDate: '', terms: false, privacy: false, locale: useLocale() === 'en' ? 'en' : 'ko' },
    onSuccess: ({ email }) => setSentTo(email),
  });
  if (sentTo) return <MailSent title={t('signUp.sentTitle')} text={t('signUp.sentText', { email: sentTo })} demo={demo} />;
  const bind = bindTo(form);
  const birthDate = bind('birthDate');
  return (
    <Form form={form} label={t('signUp.title')} className="gap-8">
      <Section title={t('signUp.login')}>
        <div className="flex flex-col gap-5"><LoginFields bind={bind} /></div>
      </Section>
      <Section title={t('signUp.person')}>
        <div className="flex flex-col gap-5">
          <NameAndPhone bind={bind} hint={t('field.nameHint')} />
          <Field label={t('field.birthDate')} hint={t('field.birthDateHint')} error={birthDate.error}>
            <Input {...birthDate.input} inputMode="numeric" autoComplete="bday" />
          </Field>
        </div>
      </Section>
      <Section title={t('signUp.consents')}><ConsentFields bind={bind} /></Section>
      <Button type="submit" variant="primary" size="lg" block pending={form.pending} pendingLabel={t('signUp.pending')}>{t('signUp.submit')}</Button>
    </Form>
  );
}
