import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { CARD_TERM_MONTHS, REFERENCE_RATE } from '@/lib/catalogue/model/terms';
import type { BrowsePage } from '@/lib/catalogue/views/browse';
import { formatRate } from '@/lib/kernel/money';
import { CappedCount } from './capped-count';
import { CategoryNav } from './category-nav';
import { CardGrid } from './listing-card';

/** What was found; where nothing was, why that may be, what resembles it, and the categories to walk through. */
export function SearchResults({ query, page }: { query: string; page: BrowsePage }) {
  const t = useTranslations('catalogue');
  const at = (cursor: string) => `/search?${new URLSearchParams({ q: query })}&${cursor}`;
  if (page.cards.length === 0) return <NothingFound query={query} page={page} />;
  return (
    <>
      <p className="mb-5 text-sm text-ink-muted">
        {t.rich('listHead', { count: () => <strong className="money font-semibold text-ink"><CappedCount count={page.count} /></strong>, months: CARD_TERM_MONTHS })}
      </p>
      <CardGrid cards={page.cards} eager={3} />
      <Pagination
        className="mt-6"
        {...(page.previous && { previous: at(`before=${page.previous}`) })}
        {...(page.next && { next: at(`after=${page.next}`) })}
      />
      <p className="mt-6 text-xs text-ink-muted">{t('referenceNote', { rate: formatRate(REFERENCE_RATE) })}</p>
    </>
  );
}

function NothingFound({ query, page }: { query: string; page: BrowsePage }) {
  const t = useTranslations('catalogue');
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <EmptyState>{query === '' ? t('searchEmpty') : t('searchNothing', { query })}</EmptyState>
      {page.similar.length > 0 && <Section title={t('similar')}><CardGrid cards={page.similar} eager={3} /></Section>}
      <Section title={t('browse')}>
        <div className="lg:max-w-60"><CategoryNav categories={page.facets.categories} current="" /></div>
      </Section>
    </div>
  );
}
