'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useFieldArray } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { listError, type ListingFormParts } from './form-parts';

/** Facts by name: size, weight, power. */
export function SpecificationFields({ form }: { form: ListingFormParts }) {
  const t = useTranslations('catalogue.form');
  const rows = useFieldArray({ control: form.control, name: 'product.specifications' });
  const { register, errors } = form;
  const error = listError(form, 'product.specifications');
  const errorId = useId();
  return (
    <div className="flex flex-col gap-3">
      {rows.fields.map((row, index) => (
        <div key={row.id} className="flex items-end gap-2">
          <Field label={t('specificationName', { number: index + 1 })} error={errors[`product.specifications.${index}.name`]} className="w-2/5">
            <Input size="sm" {...register(`product.specifications.${index}.name`)} autoComplete="off" />
          </Field>
          <Field label={t('specificationValue', { number: index + 1 })} error={errors[`product.specifications.${index}.value`]} className="flex-1">
            <Input size="sm" {...register(`product.specifications.${index}.value`)} autoComplete="off" />
          </Field>
          <Button variant="ghost" size="icon" aria-label={t('removeSpecification', { number: index + 1 })} onClick={() => rows.remove(index)}><Trash2 aria-hidden /></Button>
        </div>
      ))}
      <FieldError id={errorId} text={error} />
      <Button name="product.specifications" className="self-start" aria-describedby={error ? errorId : undefined} onClick={() => rows.append({ name: '', value: '' })}><Plus aria-hidden />{t('addSpecification')}</Button>
    </div>
  );
}
