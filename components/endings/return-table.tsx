import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { ReturnListed } from '@/lib/endings/views/returns';
import { ReturnBadge } from './return-facts';

/** `now`: by which what was to be done is late, RFC 3339. */
export function ReturnTable({ rows, base, caption, now }: { rows: readonly ReturnListed[]; base: string; caption: string; now: string }) {
  const [t, causes] = [useTranslations('endings.seller'), useTranslations('endings.causes')];
  const [asked, locale] = [useTranslations('endings.return'), useLocale() === 'en' ? 'en' as const : 'ko' as const];
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={({ id }) => id}
      columns={[
        { key: 'goods', header: t('goods'), card: 'title', cell: ({ id, title }) => <Link href={`${base}/${id}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{title}</Link> },
        { key: 'number', header: t('number'), cell: ({ number }) => <span className="money">{number}</span> },
        { key: 'cause', header: t('cause'), cell: ({ cause }) => causes(cause) },
        { key: 'at', header: asked('asked'), card: 'line', cardLabel: true, cell: ({ askedAt }) => <time dateTime={askedAt} className="money">{formatTableInstant(askedAt, locale)}</time> },
        { key: 'state', header: t('state'), card: 'badge', cell: ({ state }) => <ReturnBadge state={state} /> },
        { key: 'by', header: t('by'), card: 'deadline', cell: ({ by }) => (by === null ? '–' : <Deadline at={by} now={now} stacked />) },
      ]}
    />
  );
}
