'use client';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Radio } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm, type ActionForm, type ActionResult } from '@/components/ui/use-action-form';
import { bulkEditInput, PRICE_MODES, ROUND_UNITS, type BulkEditForm } from '@/lib/workplace/model/bulk';

interface Props {
  listingIds: string[];
  preview: (input: BulkEditForm) => Promise<ActionResult<{ importId: string }>>;
}

/** One change to every listing that is picked; nothing happens before it has been looked through. */
export function BulkForm({ listingIds, preview }: Props) {
  const t = useTranslations('workplace');
  const common = useTranslations('common');
  const form = useActionForm<BulkEditForm, { importId: string }>({
    schema: bulkEditInput, action: preview,
    defaultValues: { listingIds, mode: 'keep', amount: '', percent: '', unit: '1000', add: '', withdraw: '' },
    goTo: ({ importId }) => `/seller/listings/imports/${importId}`,
  });
  return (
    <Form form={form} label={t('bulk')} className="max-w-read gap-10">
      <Section title={t('price')}><PriceChange form={form} /></Section>
      <Section title={t('stock')} lead={t('stockLead')}>
        <div className="flex flex-col gap-5">
          <Field label={t('addUnits')} hint={t('addUnitsHint')} optional={common('optional')} error={form.errors['add']}><Textarea rows={4} className="font-mono" spellCheck={false} autoCapitalize="characters" {...form.register('add')} /></Field>
          <Field label={t('withdrawUnits')} hint={t('withdrawUnitsHint')} optional={common('optional')} error={form.errors['withdraw']}><Textarea rows={3} className="font-mono" spellCheck={false} autoCapitalize="characters" {...form.register('withdraw')} /></Field>
        </div>
      </Section>
      <div className="flex flex-wrap items-center gap-3 border-t border-ink pt-5">
        <Button type="submit" variant="primary" size="lg" pending={form.pending} pendingLabel={t('looking')}>{t('lookFirst')}</Button>
        <p className="basis-full text-sm text-ink-muted">{t('lookFirstNote')}</p>
      </div>
    </Form>
  );
}

function PriceChange({ form }: { form: ActionForm<BulkEditForm> }) {
  const t = useTranslations('workplace');
  const catalogue = useTranslations('catalogue.form');
  const mode = useWatch({ control: form.control, name: 'mode' });
  const percent = mode === 'raise' || mode === 'lower';
  return (
    <div className="flex flex-col gap-4">
      <FieldGroup label={t('cashPrice')} error={form.errors['mode']}>
        <div className="flex flex-wrap gap-x-6">{PRICE_MODES.map((each) => <Radio key={each} {...form.register('mode')} value={each} label={t(`modes.${each}`)} />)}</div>
      </FieldGroup>
      {mode === 'set' && <Field label={t('newPrice')} error={form.errors['amount']}><AmountInput {...form.register('amount', { setValueAs: plainDigits })} suffix={catalogue('won')} className="max-w-72" /></Field>}
      {percent && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('byPercent')} hint={t('byPercentHint')} error={form.errors['percent']}><Input inputMode="decimal" autoComplete="off" suffix="%" {...form.register('percent')} /></Field>
          <Field label={t('roundTo')} hint={t('roundToHint')} error={form.errors['unit']}><Select {...form.register('unit')} options={ROUND_UNITS.map((unit) => ({ value: unit, label: t('won', { amount: Number(unit) }) }))} /></Field>
        </div>
      )}
      {mode !== 'keep' && <p className="text-sm text-ink-muted">{t('priceReview')}</p>}
    </div>
  );
}
