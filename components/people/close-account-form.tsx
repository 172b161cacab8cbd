'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { closeSession } from '@/components/accounts/enter';
import { PasswordInput } from '@/components/accounts/password-input';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { closeAccountInput } from '@/lib/privacy/model';

type Typed = z.input<typeof closeAccountInput>;

/** The last form of an account: its session is over once it is sent, so the page leaves by itself. */
export function CloseAccountForm({ action }: { action: (input: Typed) => Promise<Result<null>> }) {
  const t = useTranslations('people.close');
  const close = async (typed: Typed) => {
    const result = await action(typed);
    if (!result.ok) return result;
    await closeSession('/');
    return new Promise<typeof result>(() => undefined);
  };
  const form = useActionForm<Typed, null>({ schema: closeAccountInput, action: close, defaultValues: { password: '', understood: false } });
  return (
    <Form form={form} label={t('title')}>
      <Field label={t('password')} error={form.errors['password']}><PasswordInput {...form.register('password')} autoComplete="current-password" /></Field>
      <Checkbox {...form.register('understood')} label={t('confirm')} error={form.errors['understood']} />
      <Button type="submit" variant="danger" className="self-start" pending={form.pending} pendingLabel={t('pending')}>{t('submit')}</Button>
    </Form>
  );
}
