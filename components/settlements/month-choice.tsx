import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { formatMonth } from '@/lib/kernel/day-text';

/** Which month is looked at; a form of the browser's own. */
export function MonthChoice({ code, period, months }: { code: string; period: string; months: readonly string[] }) {
  const t = useTranslations('settlements.remittances');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <form action={`/admin/institutions/${encodeURIComponent(code)}/remittances`} className="flex flex-wrap items-end gap-3">
      <Field label={t('month')} className="w-48"><Select size="sm" name="period" defaultValue={period} options={months.map((value) => ({ value, label: formatMonth(`${value}-01`, locale) }))} /></Field>
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}
