import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { formatTableDate } from '@/lib/kernel/date-text';
import type { Locale } from '@/lib/kernel/money';
import type { LeaseDetail } from '@/lib/leases/views';

export function InstalmentTable({ rows, currency, locale }: { rows: LeaseDetail['rows']; currency: string; locale: Locale }) {
  const t = useTranslations('leases');
  return (
    <DataTable
      caption={t('schedule')}
      rows={rows.filter((row) => row.amountMinor > 0n)}
      rowKey={(row) => String(row.seq)}
      columns={[
        { key: 'seq', header: t('seq'), card: 'title', cell: (row) => (row.seq === 0 ? t('firstPayment') : t('nth', { seq: row.seq })) },
        { key: 'due', header: t('dueOn'), card: 'deadline', cell: (row) => <span className="money">{formatTableDate(row.dueOn, locale)}</span> },
        { key: 'interest', header: t('interest'), align: 'right', card: 'hidden', cell: (row) => <Money minor={row.interestMinor} currency={currency} plain /> },
        { key: 'principal', header: t('principal'), align: 'right', card: 'hidden', cell: (row) => <Money minor={row.principalMinor} currency={currency} plain /> },
        { key: 'balance', header: t('balance'), align: 'right', card: 'hidden', cell: (row) => <Money minor={row.balanceMinor} currency={currency} plain /> },
        { key: 'amount', header: t('amount'), align: 'right', card: 'badge', cell: (row) => <Money minor={row.amountMinor} currency={currency} className="font-semibold" /> },
      ]}
    />
  );
}
