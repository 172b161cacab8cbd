'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { BANKS } from '@/lib/accounts/model/bank';
import { maskAccount, shortAccount } from '@/lib/orders/model/mandate';
import { ConsentBox } from './consent-box';
import type { StepProps } from './form-parts';

/** What is typed of the account number lives in this page alone; the draft gets its masked form. */
export interface AccountField {
  typed: string;
  /** The masked one is being replaced. */
  editing: boolean;
  set: (account: { typed: string; editing: boolean }) => void;
}

/** Step 3: bank, account, holder, and the consent to direct debit. Nothing is charged yet. */
export function MandateStep({ account, ...props }: StepProps & { account: AccountField }) {
  const { draft, change, errors, financier } = props;
  const t = useTranslations('orders.form.mandate');
  const bank = useTranslations('accounts.banks');
  const consent = useTranslations('orders.form.consents');
  const masked = draft.mandateMasked ?? '';
  const shown = masked && !account.editing;
  return (
    <>
      <Section title={t('title')} lead={t('lead')}>
        <div className="flex flex-col gap-5">
          <Field label={t('bank')} error={errors.mandateBank}>
            <Select name="mandateBank" placeholder={t('choose')} value={draft.mandateBank ?? ''} onChange={(event) => change({ mandateBank: event.target.value })}
              options={BANKS.map((code) => ({ value: code, label: bank(code) }))} />
          </Field>
          {shown ? (
            <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
              <span><span className="block font-medium">{t('account')}</span> <span className="money">{t('kept', { account: shortAccount(masked) })}</span></span>
              <Button size="sm" onClick={() => { account.set({ typed: '', editing: true }); change({ mandateMasked: '' }); }}>{t('change')}</Button>
            </div>
          ) : (
            <Field label={t('account')} hint={t('accountHint')} error={errors.mandateMasked}>
              <Input name="mandateMasked" inputMode="numeric" autoComplete="off" value={account.typed}
                onChange={({ target: { value } }) => { account.set({ typed: value, editing: true }); change({ mandateMasked: maskAccount(value) ?? '' }); }} />
            </Field>
          )}
          <Field label={t('holder')} hint={t('holderHint')} error={errors.mandateHolder}>
            <Input name="mandateHolder" autoComplete="name" value={draft.mandateHolder ?? ''} onChange={(event) => change({ mandateHolder: event.target.value })} />
          </Field>
        </div>
      </Section>
      <Section title={t('consentTitle')}>
        <ConsentBox
          code="DEBIT_MANDATE"
          label={masked ? consent('DEBIT_MANDATE', { financier, account: `${draft.mandateBank ? bank(draft.mandateBank) : ''} ${shortAccount(masked)}`.trim() }) : consent('DEBIT_MANDATE_BLANK', { financier })}
          draft={draft} change={change} errors={errors}
        />
      </Section>
    </>
  );
}
