import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import type { ReviewRow } from '@/lib/catalogue/views/review';
import { formatTableInstant } from '@/lib/kernel/date-text';

/** What waits for review, the longest first. */
export function ReviewTable({ rows }: { rows: readonly ReviewRow[] }) {
  const t = useTranslations('catalogue');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const columns: Column<ReviewRow>[] = [
    {
      key: 'title', header: t('listing'), card: 'title',
      cell: (row) => (
        <>
          <Link href={`/admin/listings/${row.id}`} className="block font-semibold hover:text-accent">{row.title}</Link>
          <span className="money text-xs font-normal text-ink-muted">{row.number}</span>
        </>
      ),
    },
    { key: 'kind', header: t('review.kind'), card: 'badge', cell: (row) => <Badge tone={row.renewed ? 'accent' : 'neutral'}>{t(row.renewed ? 'review.renewed' : 'review.first')}</Badge> },
    { key: 'seller', header: t('seller.title'), card: 'line', cell: (row) => row.sellerName },
    { key: 'cash', header: t('cashPrice'), align: 'right', card: 'amount', cardLabel: true, cell: (row) => <Money minor={row.cashPriceMinor} currency={row.currency} plain /> },
    { key: 'since', header: t('review.since'), card: 'deadline', cell: (row) => <span className="money">{formatTableInstant(row.submittedAt.toISOString(), locale)}</span> },
    { key: 'open', header: t('toDo'), align: 'right', card: 'action', cell: (row) => <Button asChild size="sm"><Link href={`/admin/listings/${row.id}`}>{t('review.open')} <span className="sr-only">{row.title}</span></Link></Button> },
  ];
  return <DataTable caption={t('review.queue')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<EmptyState>{t('review.nothing')}</EmptyState>} />;
}
