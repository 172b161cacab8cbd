'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useKeepDraft, useKeptDraft, type Draft } from '@/components/ui/kept-draft';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { useActionForm, type ActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { LENDER_CONSENT, limitRequestInput } from '@/lib/limits/model/limit-request';
import { EMPLOYMENTS } from '@/lib/limits/model/scorecard';
import type { LenderChoice, LimitFormPage } from '@/lib/limits/views/form';
import { useLenderName } from './lender-name';

type Input = z.input<typeof limitRequestInput>;
type Action = (input: Input) => Promise<Result<{ requestId: string }>>;

type Typed = Pick<Input, 'annualIncomeMinor' | 'monthlyObligationsMinor' | 'lenders'> & { employment: string };

/** What a lender must know, and who may be asked: one consent each, none of them ticked beforehand. */
export function LimitRequestForm({ person, page, action }: { person: string; page: LimitFormPage; action: Action }) {
  const draft = useKeptDraft<Typed>(`limit-request:${person}:${page.goods.listingId}`, { ...page.facts, lenders: [] });
  return <Fields key={draft.mount} page={page} action={action} draft={draft} />;
}

function Fields({ page, action, draft }: { page: LimitFormPage; action: Action; draft: Draft<Typed> }) {
  const { goods } = page;
  const t = useTranslations('limits');
  const form = useActionForm<Input, { requestId: string }>({
    schema: limitRequestInput, action,
    defaultValues: { listingId: goods.listingId, termMonths: goods.termMonths, firstPaymentMinor: goods.firstPaymentMinor.toString(), ...draft.start } as Input,
    onSuccess: draft.forget,
    goTo: ({ requestId }) => `/limits/${requestId}`,
  });
  useKeepDraft(draft, form.methods, ['annualIncomeMinor', 'employment', 'monthlyObligationsMinor', 'lenders']);
  return (
    <Form form={form} label={t('form.title')} className="gap-10">
      <Section title={t('form.facts')} lead={t('form.factsLead')}><Facts form={form} birthYear={page.birthYear} /></Section>
      <Section title={t('form.lenders')} lead={t('form.lendersLead')}>
        <Lenders form={form} lenders={page.lenders} />
      </Section>
      <div className="border-t border-ink pt-4">
        <Button type="submit" variant="primary" size="lg" className="max-md:w-full" pending={form.pending} pendingLabel={t('form.asking')}>{t('form.submit')}</Button>
        <p className="mt-3 text-sm text-ink-muted">{t('form.submitNote')}</p>
      </div>
    </Form>
  );
}

function Facts({ form, birthYear }: { form: ActionForm<Input>; birthYear: number }) {
  const t = useTranslations('limits');
  const common = useTranslations('common');
  const { register, errors } = form;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <p className="text-sm sm:col-span-2">
        <span className="font-medium">{t('form.birthYear')}</span> <span className="money">{birthYear}</span>
        <span className="block text-xs text-ink-muted">{t('form.birthYearHint')}</span>
      </p>
      <Field label={t('form.annualIncome')} hint={t('form.annualIncomeHint')} error={errors.annualIncomeMinor}>
        <AmountInput {...register('annualIncomeMinor', { setValueAs: plainDigits })} suffix={t('won')} />
      </Field>
      <Field label={t('form.employment')} hint={t('form.employmentHint')} error={errors.employment}>
        <Select
          {...register('employment')} placeholder={common('select')}
          options={EMPLOYMENTS.map((value) => ({ value, label: t(`employment.${value}`) }))}
        />
      </Field>
      <Field label={t('form.obligations')} hint={t('form.obligationsHint')} error={errors.monthlyObligationsMinor} className="sm:col-span-2 sm:max-w-[calc(50%-0.625rem)]">
        <AmountInput {...register('monthlyObligationsMinor', { setValueAs: plainDigits })} suffix={t('won')} />
      </Field>
    </div>
  );
}

function Lenders({ form, lenders }: { form: ActionForm<Input>; lenders: readonly LenderChoice[] }) {
  const t = useTranslations('limits');
  const name = useLenderName();
  return (
    <FieldGroup label={t('form.consents')} hint={t('form.consentsHint')} error={form.errors.lenders}>
      <ul>
        {lenders.map((lender) => (
          <li key={lender.code} className="border-b border-line py-1 first:border-t">
            <Checkbox
              {...form.register('lenders')} value={lender.code} id={`lender-${lender.code}`}
              label={<span className="font-semibold">{name(lender)}</span>}
              hint={t.rich(`form.consent.${lender.kind}`, { name: name(lender), version: LENDER_CONSENT.version, v: (text) => <span className="whitespace-nowrap">{text}</span> })}
            />
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}
