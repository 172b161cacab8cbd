'use client';
import { PackageMinus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { DraftBadge, ListingBadge } from '@/components/catalogue/listing-badge';
import { Thumb } from '@/components/catalogue/plate';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import type { DraftStage } from '@/lib/catalogue/model/states';
import type { SellerListingRow } from '@/lib/catalogue/views/seller-list';
import { SelectionBar, type UnpublishMany } from './selection-bar';
import { useSelection } from './use-selection';

/** What the seller does next with it. */
const DO: Record<DraftStage, string> = { NONE: 'look', DRAFT: 'write', SUBMITTED: 'look', CHANGES_REQUESTED: 'mend' };

interface Props {
  rows: readonly SellerListingRow[];
  /** How many the filter finds in all, and its address. */
  count: number;
  query: string;
  unpublish: UnpublishMany;
}

/** The seller's own listings: what, where it stands, price, stock; some are picked, and one thing is done to them. */
export function ListingWorkbench({ rows, count, query, unpublish }: Props) {
  const t = useTranslations('workplace');
  const selection = useSelection(rows.map(({ id }) => id));
  const [everything, setEverything] = useState(false);
  const columns = useColumns(selection);
  const tick = (on: boolean) => {
    setEverything(false);
    selection.toggleAll(on);
  };
  return (
    <>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-b border-line">
        <Checkbox label={t('pickPage', { count: rows.length })} checked={selection.all} onChange={(event) => tick(event.target.checked)} />
        {selection.all && count > rows.length && (
          <Button variant="link" size="sm" onClick={() => setEverything(!everything)}>{everything ? t('pickedAllUndo') : t('pickAll', { count })}</Button>
        )}
      </div>
      <DataTable caption={t('listings')} columns={columns} rows={rows} rowKey={(row) => row.id} />
      {selection.selected.length > 0 && (
        <SelectionBar
          rows={rows.filter(({ id }) => selection.has(id))}
          everything={everything && selection.all ? { count, query } : null}
          clear={() => tick(false)}
          unpublish={unpublish}
        />
      )}
    </>
  );
}

function useColumns(selection: ReturnType<typeof useSelection>): Column<SellerListingRow>[] {
  const t = useTranslations('catalogue');
  const own = useTranslations('workplace');
  return [
    {
      key: 'title', header: t('listing'), card: 'title',
      cell: (row) => (
        <span className="flex items-center gap-1 md:gap-3">
          <Checkbox
            className="-ml-2.5 md:-ml-1" labelHidden label={own('pick', { title: row.title, number: row.number })} checked={selection.has(row.id)}
            onClick={selection.notice} onChange={(event) => selection.toggle(row.id, event.target.checked)}
          />
          <Thumb photoId={row.photoId} />
          <span className="ml-2 min-w-0 md:ml-0">
            <Link href={`/seller/listings/${row.id}`} className="block font-semibold hover:text-accent">{row.title}</Link>
            <span className="money text-xs font-normal text-ink-muted">{row.number}</span>
          </span>
        </span>
      ),
    },
    { key: 'state', header: t('state'), card: 'badge', cell: (row) => <span className="flex flex-col items-end gap-1.5 as-row:flex-row as-row:flex-wrap"><ListingBadge status={row.status} /><DraftBadge status={row.status} stage={row.stage} /></span> },
    { key: 'cash', header: t('cashPrice'), align: 'right', card: 'amount', cardLabel: true, cell: (row) => <Money minor={row.cashPriceMinor} currency={row.currency} plain /> },
    {
      key: 'stock', header: t('stock'), align: 'right', card: 'line', cardLabel: true, className: 'as-card:text-left',
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-2 as-row:justify-end">
          <span className="money">{t('stockOf', { available: row.available, units: row.units })}</span>
          {row.low && <Badge tone="caution" icon={PackageMinus}>{own('low')}</Badge>}
        </span>
      ),
    },
    { key: 'open', header: t('toDo'), align: 'right', card: 'action', cell: (row) => <Button asChild size="sm"><Link href={`/seller/listings/${row.id}`}>{t(`open.${DO[row.stage]}`)} <span className="sr-only">{row.title}</span></Link></Button> },
  ];
}
