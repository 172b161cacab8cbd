'use client';
import { useTranslations } from 'next-intl';
import type { Bind } from './bind';
import { PasswordInput } from './password-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

export function LoginFields({ bind }: { bind: Bind }) {
  const t = useTranslations('accounts.field');
  const [email, password] = [bind('email'), bind('password')];
  return (
    <>
      <Field label={t('email')} error={email.error}>
        <Input {...email.input} type="email" inputMode="email" autoComplete="username" />
      </Field>
      <Field label={t('password')} hint={t('passwordHint')} error={password.error}>
        <PasswordInput {...password.input} autoComplete="new-password" />
      </Field>
    </>
  );
}

export function NameAndPhone({ bind, hint }: { bind: Bind; hint?: string }) {
  const t = useTranslations('accounts.field');
  const [name, phone] = [bind('name'), bind('phone')];
  return (
    <>
      <Field label={t('name')} hint={hint} error={name.error}>
        <Input {...name.input} autoComplete="name" />
      </Field>
      <Field label={t('phone')} error={phone.error}>
        <Input {...phone.input} type="tel" inputMode="tel" autoComplete="tel" />
      </Field>
    </>
  );
}
