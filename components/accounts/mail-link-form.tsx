'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MailSent } from './mail-sent';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import { requestResetInput } from '@/lib/accounts/model/account';
import type { Result } from '@/lib/kernel/result';

interface Typed {
  email: string;
}

/** Asks for a link by mail: to recover the password, or to confirm the address anew. The answer is the same for every address. */
export function MailLinkForm({ purpose, action, demo }: { purpose: 'recover' | 'confirm'; action: (input: Typed) => Promise<Result<Typed>>; demo: boolean }) {
  const t = useTranslations('accounts');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useActionForm<Typed, Typed>({ schema: requestResetInput, action, defaultValues: { email: '' }, onSuccess: ({ email }) => setSentTo(email) });
  if (sentTo) {
    const text = purpose === 'recover' ? t('recover.sentText', { email: sentTo }) : t('signIn.resent', { email: sentTo });
    return <MailSent title={t('recover.sentTitle')} text={text} demo={demo} />;
  }
  return (
    <Form form={form}>
      <Field label={t('field.email')} error={form.errors['email']}>
        <Input {...form.register('email')} type="email" inputMode="email" autoComplete="username" />
      </Field>
      <Button type="submit" variant="primary" size="lg" block pending={form.pending}>{t(purpose === 'recover' ? 'recover.submit' : 'confirm.submitAgain')}</Button>
    </Form>
  );
}
