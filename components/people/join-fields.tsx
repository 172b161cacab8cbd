'use client';
import { useTranslations } from 'next-intl';
import type { Bind } from '@/components/accounts/bind';
import { ConsentFields } from '@/components/accounts/consent-fields';
import { NameAndPhone } from '@/components/accounts/person-fields';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';

/** What a contract needs of a person, and what they agree to: the same as when signing up by mail. */
export function JoinFields({ bind }: { bind: Bind }) {
  const t = useTranslations('accounts');
  const birthDate = bind('birthDate');
  return (
    <>
      <Section title={t('signUp.person')}>
        <div className="flex flex-col gap-5">
          <NameAndPhone bind={bind} hint={t('field.nameHint')} />
          <Field label={t('field.birthDate')} hint={t('field.birthDateHint')} error={birthDate.error}><Input {...birthDate.input} inputMode="numeric" autoComplete="bday" /></Field>
        </div>
      </Section>
      <Section title={t('signUp.consents')}><ConsentFields bind={bind} /></Section>
    </>
  );
}
