'use client';
import { MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { PasswordInput } from '@/components/accounts/password-input';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { useActionForm } from '@/components/ui/use-action-form';
import { askEmailChangeInput } from '@/lib/accounts/model/people';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof askEmailChangeInput>;

/** Asks for a link to a new address. Nothing has changed yet, and the page says so. */
export function ChangeEmailForm({ action }: { action: (input: Typed) => Promise<Result<{ email: string }>> }) {
  const t = useTranslations('people.email');
  const accounts = useTranslations('accounts.field');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useActionForm<Typed, { email: string }>({
    schema: askEmailChangeInput, action, defaultValues: { email: '', password: '' },
    onSuccess: ({ email }) => { form.methods.reset(); setSentTo(email); },
  });
  return (
    <Form form={form} label={t('title')}>
      {sentTo && <Panel live tone="positive" icon={MailCheck}>{t('sent', { email: sentTo })}</Panel>}
      <Field label={t('new')} error={form.errors['email']}><Input {...form.register('email')} type="email" inputMode="email" autoComplete="email" /></Field>
      <Field label={accounts('password')} error={form.errors['password']}><PasswordInput {...form.register('password')} autoComplete="current-password" /></Field>
      <Button type="submit" className="self-start" pending={form.pending}>{t('submit')}</Button>
    </Form>
  );
}
