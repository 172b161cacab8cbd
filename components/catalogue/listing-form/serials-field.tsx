'use client';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { ListingFormParts } from './form-parts';

/** The serial numbers of the things that are there, one a line. */
export function SerialsField({ form }: { form: ListingFormParts }) {
  const t = useTranslations('catalogue.form');
  const common = useTranslations('common');
  return (
    <Field label={t('serials')} hint={t('serialsHint')} optional={common('optional')} error={form.errors['serials']}>
      <Textarea rows={5} className="font-mono" spellCheck={false} autoCapitalize="characters" {...form.register('serials')} />
    </Field>
  );
}
