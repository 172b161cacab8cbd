import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { EVERYTHING, type Browse } from '@/lib/catalogue/model/browse';
import type { BrowsePage } from '@/lib/catalogue/views/browse';
import { CardGrid } from '../listing-card';
import { listHref } from './address';
import { Chosen, facetsChosen } from './chosen';

const LINK = 'inline-flex min-h-11 items-center rounded-full border border-line-strong px-4 text-sm hover:bg-sunken md:min-h-9';

/** Where nothing is left: what may be taken away, what may have been meant, and what resembles it. */
export function NothingFound({ browse, page }: { browse: Browse; page: BrowsePage }) {
  const t = useTranslations('browse');
  const english = useLocale() === 'en';
  const { words: _, ...rest } = EVERYTHING;
  const names = new Map(page.facets.categories.map(({ code, nameKo, nameEn }) => [code, english ? nameEn : nameKo]));
  const categories = page.suggestions.categories.filter((code) => names.has(code));
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <div>
        <EmptyState action={<Link href="/search" prefetch={false} className={LINK}>{t('showAll')}</Link>}>{browse.words === undefined ? t('nothing') : t('nothingFor', { words: browse.words })} {facetsChosen(browse) > 0 || browse.ceilingMinor !== undefined || browse.termMonths ? t('nothingHelp') : t('nothingHelpWords')}</EmptyState>
        <Chosen browse={browse} />
      </div>
      {page.suggestions.words.length > 0 && (
        <Section title={t('meant')}>
          <ul className="flex flex-wrap gap-2">
            {page.suggestions.words.map((words) => <li key={words}><Link href={listHref({ ...rest, words })} prefetch={false} className={LINK}>{words}</Link></li>)}
          </ul>
        </Section>
      )}
      {categories.length > 0 && (
        <Section title={t('inCategories')}>
          <ul className="flex flex-wrap gap-2">
            {categories.map((code) => <li key={code}><Link href={listHref({ ...rest, category: code })} prefetch={false} className={LINK}>{names.get(code)}</Link></li>)}
          </ul>
        </Section>
      )}
      {page.similar.length > 0 && <Section title={t(page.unlike ? 'newest' : 'similar')}><CardGrid cards={page.similar} termMonths={browse.termMonths} eager={3} /></Section>}
    </div>
  );
}
