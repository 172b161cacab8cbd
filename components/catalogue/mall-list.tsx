import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { formatRate } from '@/lib/kernel/money';
import { CARD_TERM_MONTHS, REFERENCE_RATE } from '@/lib/catalogue/model/terms';
import type { MallPage } from '@/lib/catalogue/views/mall';
import { CappedCount } from './capped-count';
import { CategoryNav } from './category-nav';
import { CardGrid } from './listing-card';

/** Categories beside a page of cards; what the cards' figures rest on stands above and below them. */
export function MallList({ page, path, current, lead, total }: { page: MallPage; path: string; current?: string; lead?: ReactNode; total?: number }) {
  const t = useTranslations('catalogue');
  const cards = lead ? page.cards.slice(1) : page.cards;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[11.5rem_minmax(0,1fr)] lg:gap-11">
      <CategoryNav categories={page.categories} total={total} current={current} />
      <div>
        <p className="mb-5 text-sm text-ink-muted">
          {t.rich('listHead', { count: () => <strong className="money font-semibold text-ink"><CappedCount count={page.count} /></strong>, months: CARD_TERM_MONTHS })}
        </p>
        {lead && <div className="mb-10">{lead}</div>}
        {page.cards.length === 0 ? <EmptyState>{t('emptyCategory')}</EmptyState> : <CardGrid cards={cards} eager={lead ? 0 : 3} />}
        <Pagination
          className="mt-6"
          {...(page.previous && { previous: `${path}?before=${page.previous}` })}
          {...(page.next && { next: `${path}?after=${page.next}` })}
        />
        <p className="mt-6 text-xs text-ink-muted">{t('referenceNote', { rate: formatRate(REFERENCE_RATE) })}</p>
      </div>
    </div>
  );
}
