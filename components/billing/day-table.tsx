import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { rateOf } from '@/lib/billing/model/run';
import type { BillingDayRow } from '@/lib/billing/views/run';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatTableDate } from '@/lib/kernel/day-text';

/** The days that were walked, the newest first. */
export function DayTable({ rows }: { rows: readonly BillingDayRow[] }) {
  const t = useTranslations('billing');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={t('pastDays')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState>{t('noDays')}</EmptyState>}
      columns={[
        { key: 'day', header: t('day'), card: 'title', className: 'whitespace-nowrap', cell: (row) => <time dateTime={row.day} className="money">{formatTableDate(row.day, locale)}</time> },
        { key: 'state', header: t('stateHeader'), card: 'badge', cell: (row) => (row.finished ? t('finished') : <Badge tone="caution">{t('open')}</Badge>) },
        { key: 'done', header: t('done'), align: 'right', cardLabel: true, className: 'as-card:text-left', cell: (row) => <span className="money">{t('doneOf', { done: row.done, total: Math.max(row.total, row.done) })}</span> },
        { key: 'rate', header: t('rate'), align: 'right', cardLabel: true, className: 'as-card:text-left', cell: (row) => (row.done > 0 ? <span className="money">{t('perSecond', { rate: rateOf(row) })}</span> : <span aria-hidden className="text-ink-muted">–</span>) },
        { key: 'late', header: t('walked'), cardLabel: true, cell: (row) => (row.lateDays > 0 ? t('lateBy', { days: row.lateDays }) : t('inTime')) },
        { key: 'at', header: t('finishedAt'), cardLabel: true, className: 'whitespace-nowrap text-ink-muted', cell: (row) => (row.finishedAt ? <time dateTime={row.finishedAt} className="money">{formatTableInstant(row.finishedAt, locale)}</time> : '–') },
      ]}
    />
  );
}
