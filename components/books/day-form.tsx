import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** At the end of which day; a plain form that asks by GET. */
export function DayForm({ day }: { day: string }) {
  const t = useTranslations('books');
  return (
    <form className="mb-8 flex items-end gap-3" aria-label={t('day')}>
      <Field label={t('day')} className="w-44"><Input size="sm" type="date" name="day" defaultValue={day} required /></Field>
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}
