'use client';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, FieldGroup } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { OptionCards } from '@/components/ui/radio-group';
import { TERM_CHOICES } from '@/lib/catalogue/model/term-choices';
import type { ListingFormParts } from './form-parts';

/** Cash price, how the term ends, the terms offered with their residuals, first payment, charges, delivery. */
export function PriceFields({ form }: { form: ListingFormParts }) {
  const t = useTranslations('catalogue.form');
  const { register, errors, control } = form;
  const endOfTerm = useWatch({ control, name: 'product.endOfTerm' });
  return (
    <div className="flex flex-col gap-5">
      <Field label={t('cashPrice')} hint={t('cashPriceHint')} error={errors['product.cashPrice']}>
        <AmountInput {...register('product.cashPrice', { setValueAs: plainDigits })} suffix={t('won')} className="max-w-72" />
      </Field>
      <FieldGroup label={t('endOfTerm')} error={errors['product.endOfTerm']}>
        <OptionCards
          input={register('product.endOfTerm')}
          options={[
            { value: 'TITLE_TRANSFER', label: t('titleTransfer'), details: t('titleTransferText') },
            { value: 'RETURN_OR_BUYOUT', label: t('returnOrBuyout'), details: t('returnOrBuyoutText') },
          ]}
        />
      </FieldGroup>
      <FieldGroup label={t('offers')} hint={t(endOfTerm === 'RETURN_OR_BUYOUT' ? 'offersResidualHint' : 'offersHint')} error={errors['product.offers']}>
        {TERM_CHOICES.map((months, index) => <OfferRow key={months} form={form} index={index} months={months} residual={endOfTerm === 'RETURN_OR_BUYOUT'} />)}
      </FieldGroup>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('firstPaymentMin')} hint={t('firstPaymentHint')} error={errors['product.firstPaymentMin']}><Input inputMode="decimal" suffix="%" {...register('product.firstPaymentMin')} /></Field>
        <Field label={t('firstPaymentMax')} hint={t('firstPaymentMaxHint')} error={errors['product.firstPaymentMax']}><Input inputMode="decimal" suffix="%" {...register('product.firstPaymentMax')} /></Field>
        <Field label={t('returnCharge')} hint={t('returnChargeHint')} error={errors['product.returnCharge']}><Input inputMode="decimal" suffix="%" {...register('product.returnCharge')} /></Field>
        <Field label={t('lateRate')} hint={t('lateRateHint')} error={errors['product.lateRate']}><Input inputMode="decimal" suffix="%" {...register('product.lateRate')} /></Field>
        <Field label={t('deliveryDays')} hint={t('deliveryDaysHint')} error={errors['product.deliveryDays']}><Input inputMode="numeric" suffix={t('days')} {...register('product.deliveryDays')} /></Field>
      </div>
    </div>
  );
}

function OfferRow({ form, index, months, residual }: { form: ListingFormParts; index: number; months: number; residual: boolean }) {
  const t = useTranslations('catalogue');
  const offered = useWatch({ control: form.control, name: `product.offers.${index}.offered` });
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-1 border-b border-line py-1">
      <Checkbox {...form.register(`product.offers.${index}.offered`)} label={t('months', { count: months })} className="w-32 md:py-1" />
      {residual && offered && (
        <Field label={t('form.residualOf', { months })} error={form.errors[`product.offers.${index}.residual`]} className="min-w-56 flex-1 pb-2">
          <AmountInput size="sm" {...form.register(`product.offers.${index}.residual`, { setValueAs: plainDigits })} suffix={t('form.won')} />
        </Field>
      )}
    </div>
  );
}
