import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { Locale } from '@/lib/kernel/money';
import type { LeaseDetail } from '@/lib/leases/views';

type Row = LeaseDetail['rows'][number];

interface InstalmentTableProps {
  rows: readonly Row[];
  currency: string;
  locale: Locale;
  /** The instalment to be paid next: its year is open. */
  nextSeq: number | undefined;
}

/** Every instalment, twelve a contract year; the years that are far away are folded, each with its sum. */
export function InstalmentTable({ rows, currency, locale, nextSeq }: InstalmentTableProps) {
  const t = useTranslations('leases');
  const years = Map.groupBy(rows.filter((row) => row.amountMinor > 0n), (row) => Math.max(1, Math.ceil(row.seq / 12)));
  const open = nextSeq === undefined ? undefined : Math.max(1, Math.ceil(nextSeq / 12));
  return [...years].map(([year, ofYear]) => (
    <details key={year} open={year === open} className="group border-b border-line">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-4 text-sm font-semibold [&::-webkit-details-marker]:hidden">
        <span className="flex items-center gap-2"><ChevronDown aria-hidden className="size-4 -rotate-90 transition-transform group-open:rotate-0" />{t('year', { year })}</span>
        <Money minor={ofYear.reduce((sum, row) => sum + row.amountMinor, 0n)} currency={currency} />
      </summary>
      <YearTable rows={ofYear} caption={t('year', { year })} currency={currency} locale={locale} />
    </details>
  ));
}

function YearTable({ rows, caption, currency, locale }: { rows: readonly Row[]; caption: string; currency: string; locale: Locale }) {
  const t = useTranslations('leases');
  return (
    <DataTable
      needs="little"
      caption={caption}
      rows={rows}
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
