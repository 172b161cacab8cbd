import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import type { DraftStage } from '@/lib/catalogue/model/states';
import type { SellerListingRow } from '@/lib/catalogue/views/seller-listings';
import type { ReactNode } from 'react';
import { DraftBadge, ListingBadge } from './listing-badge';
import { Thumb } from './plate';

/** What the seller does next with it. */
const DO: Record<DraftStage, string> = { NONE: 'look', DRAFT: 'write', SUBMITTED: 'look', CHANGES_REQUESTED: 'mend' };

/** The seller's own listings: what, where it stands, price, stock. */
export function SellerListingTable({ rows, empty }: { rows: readonly SellerListingRow[]; empty: ReactNode }) {
  const t = useTranslations('catalogue');
  const columns: Column<SellerListingRow>[] = [
    {
      key: 'title', header: t('listing'), card: 'title',
      cell: (row) => (
        <span className="flex items-center gap-3">
          <Thumb photoId={row.photoId} />
          <span className="min-w-0">
            <Link href={`/seller/listings/${row.id}`} className="block font-semibold hover:text-accent">{row.title}</Link>
            <span className="money text-xs font-normal text-ink-muted">{row.number}</span>
          </span>
        </span>
      ),
    },
    { key: 'state', header: t('state'), card: 'badge', cell: (row) => <span className="flex flex-wrap justify-end gap-1.5 md:justify-start"><ListingBadge status={row.status} /><DraftBadge status={row.status} stage={row.stage} /></span> },
    { key: 'cash', header: t('cashPrice'), align: 'right', card: 'amount', cardLabel: true, cell: (row) => <Money minor={row.cashPriceMinor} currency={row.currency} plain /> },
    { key: 'stock', header: t('stock'), align: 'right', card: 'line', cardLabel: true, className: 'max-md:text-left', cell: (row) => <span className="money">{t('stockOf', { available: row.available, units: row.units })}</span> },
    { key: 'open', header: t('toDo'), align: 'right', card: 'action', cell: (row) => <Button asChild size="sm"><Link href={`/seller/listings/${row.id}`}>{t(`open.${DO[row.stage]}`)} <span className="sr-only">{row.title}</span></Link></Button> },
  ];
  return <DataTable caption={t('listings')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />;
}
