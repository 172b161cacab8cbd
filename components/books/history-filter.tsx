import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

export type HistoryValues = Record<'currency' | 'party' | 'lease' | 'from' | 'to', string>;

/** Of which currency, whom, which lease and which days; a plain form that asks by GET. */
export function HistoryFilter({ values, currencies, path }: { values: HistoryValues; currencies: readonly string[]; path: string }) {
  const t = useTranslations('books');
  return (
    <form className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-[6rem_1fr_1fr_9rem_9rem_auto] xl:items-end" aria-label={t('filter')}>
      <Field label={t('currency')} className="max-sm:col-span-2"><Select size="sm" name="currency" defaultValue={values.currency} options={currencies.map((value) => ({ value, label: value }))} /></Field>
      <Field label={t('party')} hint={t('partyHint')} className="max-sm:col-span-2"><Input size="sm" name="party" defaultValue={values.party} /></Field>
      <Field label={t('lease')} hint={t('leaseHint')} className="max-sm:col-span-2"><Input size="sm" name="lease" defaultValue={values.lease} /></Field>
      <Field label={t('from')}><Input size="sm" type="date" name="from" defaultValue={values.from} /></Field>
      <Field label={t('to')}><Input size="sm" type="date" name="to" defaultValue={values.to} /></Field>
      <div className="flex items-end gap-2">
        <Button type="submit" variant="primary">{t('filter')}</Button>
        <Button asChild variant="ghost"><Link href={`${path}?currency=${values.currency}`}>{t('all')}</Link></Button>
      </div>
    </form>
  );
}
