import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { isPlainDate } from '@/lib/kernel/day-text';
import { trialBalance } from '@/lib/ledger/views/trial-balance';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { DayForm } from '@/components/books/day-form';
import { ExportForm } from '@/components/books/export-form';
import { TrialBalanceTable } from '@/components/books/trial-balance';

/** The trial balance of a day, for whoever keeps the books; `base` is where their pages lie. */
export async function BooksView({ actor, base, searchParams }: { actor: Actor; base: string; searchParams: SearchParams }) {
  const [{ db, clock }, params, t] = await Promise.all([webDeps(), searchParams, getTranslations('books')]);
  const asked = oneParam(params['day']) ?? '';
  const day = isPlainDate(asked) ? asked : plainDateIn(clock.now());
  const books = (await trialBalance(db, actor, day)) ?? [];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DayForm day={day} />
      {books.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
      <div className="space-y-12">{books.map((each) => <TrialBalanceTable key={each.currency} books={each} base={base} />)}</div>
      {books.length > 0 && <ExportForm base={base} currencies={books.map(({ currency }) => currency)} from={`${day.slice(0, 8)}01`} to={day} />}
    </>
  );
}
