import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { DeskTransferLine } from '@/lib/transfers/views/lists';
import { TransferBadge } from './transfer-badge';

export function TransferTable({ rows, caption }: { rows: readonly DeskTransferLine[]; caption: string }) {
  const t = useTranslations('transfers.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={({ id }) => id}
      columns={[
        { key: 'goods', header: t('goods'), card: 'title', cell: ({ id, title }) => <Link href={`/desk/transfers/${id}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{title}</Link> },
        { key: 'number', header: t('number'), cell: ({ number }) => <span className="money">{number}</span> },
        { key: 'people', header: t('people'), card: 'line', cell: ({ from, to }) => `${from} → ${to ?? '–'}` },
        { key: 'at', header: t('asked'), card: 'deadline', cell: ({ createdAt }) => <time dateTime={createdAt} className="money">{formatTableInstant(createdAt, locale)}</time> },
        { key: 'state', header: t('state'), card: 'badge', cell: ({ state }) => <TransferBadge state={state} /> },
      ]}
    />
  );
}
