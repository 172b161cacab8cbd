'use client';
import { useTranslations } from 'next-intl';
import type { Bind } from './bind';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, FieldGroup } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { BANKS } from '@/lib/accounts/model/bank';

/** What a seller says of its business, in three sections; signing up and correcting ask the same. */
export function BusinessFields({ bind, returnsHere }: { bind: Bind; returnsHere: boolean }) {
  const t = useTranslations('accounts');
  return (
    <>
      <Section title={t('signUp.business')}>
        <div className="grid gap-5 sm:grid-cols-2"><Facts bind={bind} /></div>
      </Section>
      <Section title={t('signUp.addresses')}>
        <div className="flex flex-col gap-5">
          <AddressFields bind={bind} name="address" legend={t('field.address')} />
          <Checkbox {...bind('returnsHere').input} label={t('field.returnsHere')} />
          {!returnsHere && <AddressFields bind={bind} name="returnAddress" legend={t('field.returnAddress')} />}
        </div>
      </Section>
      <Section title={t('signUp.payout')}>
        <div className="grid gap-5 sm:grid-cols-2"><PayoutFields bind={bind} /></div>
      </Section>
    </>
  );
}

function Facts({ bind }: { bind: Bind }) {
  const t = useTranslations('accounts.field');
  const common = useTranslations('common');
  const [name, number, boss, order, phone, email] = ['businessName', 'businessNumber', 'representative', 'mailOrderNumber', 'businessPhone', 'businessEmail'].map(bind);
  return (
    <>
      <Field label={t('businessName')} error={name?.error}><Input {...name?.input} autoComplete="organization" /></Field>
      <Field label={t('representative')} error={boss?.error}><Input {...boss?.input} autoComplete="off" /></Field>
      <Field label={t('businessNumber')} hint={t('businessNumberHint')} error={number?.error}><Input {...number?.input} inputMode="numeric" autoComplete="off" /></Field>
      <Field label={t('mailOrderNumber')} hint={t('mailOrderNumberHint')} optional={common('optional')} error={order?.error}><Input {...order?.input} autoComplete="off" /></Field>
      <Field label={t('businessPhone')} error={phone?.error}><Input {...phone?.input} type="tel" inputMode="tel" autoComplete="off" /></Field>
      <Field label={t('businessEmail')} error={email?.error}><Input {...email?.input} type="email" inputMode="email" autoComplete="off" /></Field>
    </>
  );
}

function AddressFields({ bind, name, legend }: { bind: Bind; name: string; legend: string }) {
  const t = useTranslations('accounts.field');
  const common = useTranslations('common');
  const [postcode, road, detail] = [bind(`${name}.postcode`), bind(`${name}.road`), bind(`${name}.detail`)];
  return (
    <FieldGroup label={legend}>
      <div className="mt-1.5 grid gap-5 sm:grid-cols-[9rem_1fr]">
        <Field label={t('postcode')} error={postcode.error}><Input {...postcode.input} inputMode="numeric" autoComplete="postal-code" /></Field>
        <Field label={t('road')} error={road.error}><Input {...road.input} autoComplete="address-line1" /></Field>
        <Field label={t('detail')} optional={common('optional')} error={detail.error} className="sm:col-span-2"><Input {...detail.input} autoComplete="address-line2" /></Field>
      </div>
    </FieldGroup>
  );
}

function PayoutFields({ bind }: { bind: Bind }) {
  const t = useTranslations('accounts');
  const common = useTranslations('common');
  const [bank, account, holder] = [bind('payoutBank'), bind('payoutAccount'), bind('payoutHolder')];
  const options = BANKS.map((code) => ({ value: code, label: t(`banks.${code}`) }));
  return (
    <>
      <Field label={t('field.payoutBank')} error={bank.error}><Select {...bank.input} options={options} placeholder={common('select')} /></Field>
      <Field label={t('field.payoutHolder')} error={holder.error}><Input {...holder.input} autoComplete="off" /></Field>
      <Field label={t('field.payoutAccount')} hint={t('field.payoutAccountHint')} error={account.error} className="sm:col-span-2">
        <Input {...account.input} inputMode="numeric" autoComplete="off" />
      </Field>
    </>
  );
}
