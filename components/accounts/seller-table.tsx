import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { SellerBadge } from './seller-badge';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { dashedBusinessNumber } from '@/lib/accounts/model/business-number';
import type { SellerListRow } from '@/lib/accounts/views/sellers';

/** `appliedOn` is already in the reader's words. */
export function SellerTable({ rows }: { rows: readonly (SellerListRow & { appliedOn: string })[] }) {
  const t = useTranslations('accounts');
  return (
    <DataTable
      caption={t('admin.sellers')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState>{t('admin.sellersEmpty')}</EmptyState>}
      columns={[
        {
          key: 'name', header: t('field.businessName'), card: 'title',
          cell: (row) => <Link href={`/admin/sellers/${row.id}`} className="inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4 as-row:min-h-6">{row.businessName}</Link>,
        },
        { key: 'number', header: t('field.businessNumber'), cell: (row) => <span className="money">{dashedBusinessNumber(row.businessNumber)}</span> },
        { key: 'representative', header: t('field.representative'), cell: (row) => row.representative },
        { key: 'applied', header: t('admin.applied'), cardLabel: true, cell: (row) => <span className="money text-ink-muted">{row.appliedOn}</span> },
        { key: 'status', header: t('admin.status'), card: 'badge', cell: (row) => <SellerBadge status={row.status} /> },
      ]}
    />
  );
}
