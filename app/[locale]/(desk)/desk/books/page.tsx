import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DayForm } from '@/components/books/day-form';
import { ExportForm } from '@/components/books/export-form';
import { TrialBalanceTable } from '@/components/books/trial-balance';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { isPlainDate, plainDateIn } from '@/lib/kernel/calendar';
import { trialBalance } from '@/lib/ledger/views/trial-balance';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

const BASE = '/desk/books';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('books'))('title') };
}

export default async function BooksPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db, clock }, params, t] = await Promise.all([pageActor('DESK', BASE), webDeps(), searchParams, getTranslations('books')]);
  const today = plainDateIn(clock.now());
  const asked = oneParam(params['day']) ?? '';
  const day = isPlainDate(asked) ? asked : today;
  const books = (await trialBalance(db, actor, day)) ?? [];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DayForm day={day} />
      {books.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
      <div className="space-y-12">{books.map((each) => <TrialBalanceTable key={each.currency} books={each} base={BASE} />)}</div>
      {books.length > 0 && <ExportForm base={BASE} currencies={books.map(({ currency }) => currency)} from={`${day.slice(0, 8)}01`} to={day} />}
    </>
  );
}
