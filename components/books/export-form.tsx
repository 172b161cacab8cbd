import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';

interface Props {
  base: string;
  currencies: readonly string[];
  from: string;
  to: string;
}

/** Every line of a period as a file. */
export function ExportForm({ base, currencies, from, to }: Props) {
  const t = useTranslations('books');
  return (
    <Section title={t('export.title')} lead={t('export.lead')} className="mt-12">
      <form action={`${base}/export`} className="grid max-w-2xl grid-cols-2 gap-3 sm:grid-cols-[7rem_1fr_1fr_auto] sm:items-end">
        <Field label={t('currency')} className="max-sm:col-span-2"><Select size="sm" name="currency" defaultValue={currencies[0]} options={currencies.map((value) => ({ value, label: value }))} /></Field>
        <Field label={t('from')}><Input size="sm" type="date" name="from" defaultValue={from} required /></Field>
        <Field label={t('to')}><Input size="sm" type="date" name="to" defaultValue={to} required /></Field>
        <Button type="submit" className="max-sm:col-span-2"><Download aria-hidden />{t('export.submit')}</Button>
      </form>
    </Section>
  );
}
