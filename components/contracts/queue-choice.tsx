import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { FILTERS, SORTS, withChoice, type Filter, type QueueChoice } from '@/lib/contracts/model/queue';

const CHIP = 'inline-flex min-h-11 items-center gap-1.5 rounded-full border px-3 text-sm whitespace-nowrap md:min-h-8';
const look = (current: boolean) => cn(CHIP, current ? 'border-ink bg-ink font-semibold text-canvas' : 'border-line-strong text-ink-muted hover:bg-sunken');

/** What of the queue is shown, and in which order: each an address. Filters that would leave nothing are left out. */
export function QueueChoiceBar({ choice, counts, waiting }: { choice: QueueChoice; counts: Record<Filter, number>; waiting: number }) {
  const t = useTranslations('contracts');
  const name = (filter: Filter) => (filter === 'overdue' || filter === 'second' || filter === 'none' ? t(`queue.filters.${filter}`) : t(`flags.${filter}.word`));
  const offered = FILTERS.filter((filter) => counts[filter] > 0 || filter === choice.filter);
  const chip = (filter: Filter | null, label: string, count: number) => (
    <li key={filter ?? 'all'}>
      <Link href={withChoice('/admin/contracts', { ...choice, filter })} aria-current={filter === choice.filter ? 'true' : undefined} className={look(filter === choice.filter)}>
        {label} <span className="money font-normal">{count}</span>
      </Link>
    </li>
  );
  return (
    <div className="mb-4 flex flex-col gap-3 md:flex-row md:items-start md:justify-between">
      <nav aria-label={t('queue.filter')}><ul className="flex flex-wrap gap-2">{chip(null, t('queue.filters.all'), waiting)}{offered.map((filter) => chip(filter, name(filter), counts[filter]))}</ul></nav>
      <nav aria-label={t('queue.sort')}>
        <ul className="flex gap-4">
          {SORTS.map((sort) => (
            <li key={sort}>
              <Link
                href={withChoice('/admin/contracts', { ...choice, sort })} aria-current={sort === choice.sort ? 'true' : undefined}
                className={cn('inline-flex min-h-11 items-center text-sm whitespace-nowrap md:min-h-8', sort === choice.sort ? 'font-semibold' : 'text-accent underline underline-offset-4')}
              >{t(`queue.sorts.${sort}`)}</Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
