import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Browse } from '@/lib/catalogue/model/browse';
import { SORTS } from '@/lib/catalogue/model/browse';
import { FORM } from './form-id';

/** In which order: with words the best matches first, else the newest, unless somebody says otherwise. */
export function SortSelect({ browse }: { browse: Browse }) {
  const t = useTranslations('browse');
  const usual = browse.words === undefined ? 'new' : 'best';
  const others = SORTS.filter((sort) => sort !== usual);
  return (
    <span className="relative inline-flex items-center">
      <select id="sort" name="sort" form={FORM} aria-label={t('sort')} defaultValue={browse.sort ?? ''} className="min-h-11 appearance-none bg-transparent pr-6 text-right text-sm text-ink hover:text-accent md:min-h-8">
        <option value="">{t(`sorts.${usual}`)}</option>
        {others.map((sort) => <option key={sort} value={sort}>{t(`sorts.${sort}`)}</option>)}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-0 size-4" />
    </span>
  );
}
