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
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { LENDER_CONSENT } from '@/lib/limits/model/limit-request';
import { preApprovalInput } from '@/lib/limits/model/pre-approval-form';
import { EMPLOYMENTS } from '@/lib/limits/model/scorecard';
import type { PreApprovalPage } from '@/lib/limits/views/pre-approval';
import { useLenderName } from './lender-name';

type Input = z.input<typeof preApprovalInput>;
type Typed = Pick<Input, 'annualIncomeMinor' | 'monthlyObligationsMinor'> & { employment: string };

interface Props {
  person: string;
  page: Pick<PreApprovalPage, 'facts' | 'desk' | 'birthYear'>;
  action: (input: Input) => Promise<Result<unknown>>;
}

/** What the desk must know to give a limit for the whole mall, and the consent to it, not ticked beforehand. */
export function PreApprovalForm({ person, page, action }: Props) {
  const draft = useKeptDraft<Typed>(`pre-approval:${person}`, page.facts);
  return <Fields key={draft.mount} page={page} action={action} draft={draft} />;
}

function Fields({ page, action, draft }: Omit<Props, 'person'> & { draft: Draft<Typed> }) {
  const t = useTranslations('limits');
  const common = useTranslations('common');
  const name = useLenderName();
  const form = useActionForm<Input, unknown>({ schema: preApprovalInput, action, defaultValues: { ...draft.start, consent: false } as never, onSuccess: draft.forget });
  useKeepDraft(draft, form.methods, ['annualIncomeMinor', 'employment', 'monthlyObligationsMinor']);
  const { register, errors } = form;
  return (
    <Form form={form} label={t('pre.form')} className="gap-8">
      <Section title={t('form.facts')} lead={t('pre.factsLead')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <p className="text-sm sm:col-span-2">
            <span className="font-medium">{t('form.birthYear')}</span> <span className="money">{page.birthYear}</span>
            <span className="block text-xs text-ink-muted">{t('form.birthYearHint')}</span>
          </p>
          <Field label={t('form.annualIncome')} hint={t('form.annualIncomeHint')} error={errors.annualIncomeMinor}>
            <AmountInput {...register('annualIncomeMinor', { setValueAs: plainDigits })} suffix={t('won')} />
          </Field>
          <Field label={t('form.employment')} hint={t('form.employmentHint')} error={errors.employment}>
            <Select {...register('employment')} placeholder={common('select')} options={EMPLOYMENTS.map((value) => ({ value, label: t(`employment.${value}`) }))} />
          </Field>
          <Field label={t('form.obligations')} hint={t('form.obligationsHint')} error={errors.monthlyObligationsMinor}>
            <AmountInput {...register('monthlyObligationsMinor', { setValueAs: plainDigits })} suffix={t('won')} />
          </Field>
        </div>
      </Section>
      <FieldGroup label={t('pre.consents')} error={errors.consent}>
        <Checkbox {...register('consent')} id="pre-consent" label={<span className="font-semibold">{name(page.desk)}</span>} hint={t('pre.consent', { name: name(page.desk), version: LENDER_CONSENT.version })} />
      </FieldGroup>
      <div className="border-t border-ink pt-4">
        <Button type="submit" variant="primary" size="lg" className="max-md:w-full" pending={form.pending} pendingLabel={t('pre.asking')}>{t('pre.submit')}</Button>
        <p className="mt-3 text-sm text-ink-muted">{t('pre.submitNote')}</p>
      </div>
    </Form>
  );
}
