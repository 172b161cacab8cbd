'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { bindTo } from './bind';
import { BusinessFields } from './business-fields';
import { ConsentFields } from './consent-fields';
import { MailSent } from './mail-sent';
import { LoginFields, NameAndPhone } from './person-fields';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Section } from '@/components/ui/section';
import { useActionForm } from '@/components/ui/use-action-form';
import { signUpSellerInput } from '@/lib/accounts/model/sign-up';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof signUpSellerInput>;

const EMPTY = { postcode: '', road: '', detail: '' };
const NOTHING = {
  email: '', password: '', name: '', phone: '', terms: false, privacy: false, businessName: '', businessNumber: '', representative: '',
  mailOrderNumber: '', businessPhone: '', businessEmail: '', address: EMPTY, returnsHere: true, returnAddress: EMPTY, payoutAccount: '', payoutHolder: '',
};

export function SignUpSellerForm({ action, demo }: { action: (input: Typed) => Promise<Result<{ email: string }>>; demo: boolean }) {
  const t = useTranslations('accounts');
  const locale = useLocale() === 'en' ? 'en' as const : 'ko' as const;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useActionForm<Typed, { email: string }>({
    schema: signUpSellerInput, action, defaultValues: { ...NOTHING, locale }, onSuccess: ({ email }) => setSentTo(email),
  });
  if (sentTo) return <MailSent title={t('signUp.sentTitle')} text={t('signUp.sentText', { email: sentTo })} demo={demo} />;
  const bind = bindTo(form);
  return (
    <Form form={form} label={t('signUp.sellerTitle')} className="gap-8">
      <Section title={t('signUp.login')}>
        <div className="flex flex-col gap-5"><LoginFields bind={bind} /></div>
      </Section>
      <Section title={t('signUp.manager')}>
        <div className="grid gap-5 sm:grid-cols-2"><NameAndPhone bind={bind} /></div>
      </Section>
      <BusinessFields bind={bind} returnsHere={form.methods.watch('returnsHere')} />
      <Section title={t('signUp.consents')}><ConsentFields bind={bind} /></Section>
      <Button type="submit" variant="primary" size="lg" block pending={form.pending} pendingLabel={t('signUp.pending')}>{t('signUp.sellerSubmit')}</Button>
    </Form>
  );
}
