'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { JoinFields } from './join-fields';
import { bindTo } from '@/components/accounts/bind';
import { MailSent } from '@/components/accounts/mail-sent';
import { LoginFields } from '@/components/accounts/person-fields';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Section } from '@/components/ui/section';
import { useActionForm } from '@/components/ui/use-action-form';
import { joinByMailInput } from '@/lib/accounts/model/people';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof joinByMailInput>;

/** Joins where no address was proved: the address is confirmed by mail first. */
export function JoinByMailForm({ name, email, action, demo }: { name: string; email: string; action: (input: Typed) => Promise<Result<{ email: string }>>; demo: boolean }) {
  const t = useTranslations('accounts.signUp');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useActionForm<Typed, { email: string }>({
    schema: joinByMailInput, action, onSuccess: (asked) => setSentTo(asked.email),
    defaultValues: { name, email, password: '', phone: '', birthDate: '', terms: false, privacy: false, locale: useLocale() === 'en' ? 'en' : 'ko' },
  });
  if (sentTo) return <MailSent title={t('sentTitle')} text={t('sentText', { email: sentTo })} demo={demo} />;
  const bind = bindTo(form);
  return (
    <Form form={form} label={t('title')} className="gap-8">
      <Section title={t('login')}><div className="flex flex-col gap-5"><LoginFields bind={bind} /></div></Section>
      <JoinFields bind={bind} />
      <Button type="submit" variant="primary" size="lg" block pending={form.pending} pendingLabel={t('pending')}>{t('submit')}</Button>
    </Form>
  );
}
