'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field';
import { REGIONS } from '@/lib/catalogue/model/regions';
import type { ListingFormParts } from './form-parts';

/** Where the goods are delivered to: all of the country unless the seller says less. */
export function RegionFields({ form }: { form: ListingFormParts }) {
  const t = useTranslations('browse');
  const { register, errors } = form;
  return (
    <FieldGroup label={t('delivery')} hint={t('deliveryHint')} error={errors['product.deliveryRegions']}>
      <div className="grid grid-cols-2 gap-x-6 sm:grid-cols-4">
        {REGIONS.map((region) => <Checkbox key={region} {...register('product.deliveryRegions')} value={region} label={t(`regions.${region}`)} />)}
      </div>
    </FieldGroup>
  );
}
