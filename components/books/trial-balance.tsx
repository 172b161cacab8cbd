import { CircleAlert, CircleCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { SumList } from '@/components/ui/sum-list';
import type { TrialBalance } from '@/lib/ledger/views/trial-balance';
import { LINK } from './link';

/** What the accounts of one currency come to, and that debits and credits are the same. */
export function TrialBalanceTable({ books: { currency, rows, debitMinor, creditMinor }, base }: { books: TrialBalance; base: string }) {
  const t = useTranslations('books');
  const en = useLocale() === 'en';
  const balanced = debitMinor === creditMinor;
  return (
    <Section title={currency} aside={t('accounts', { count: rows.length })}>
      <DataTable
        caption={`${t('title')} ${currency}`}
        rows={rows}
        rowKey={({ account }) => account}
        columns={[
          { key: 'account', header: t('account'), card: 'title', cell: (row) => <Link href={`${base}/accounts/${row.account}?currency=${currency}`} className={LINK}>{en ? row.nameEn : row.nameKo}</Link> },
          { key: 'kind', header: t('kind'), card: 'badge', className: 'text-ink-muted', cell: (row) => t(`kinds.${row.kind}`) },
          { key: 'debit', header: t('debit'), align: 'right', card: 'line', cardLabel: true, className: 'as-card:text-left', cell: (row) => <Money minor={row.debitMinor} currency={currency} plain /> },
          { key: 'credit', header: t('credit'), align: 'right', card: 'line', cardLabel: true, className: 'as-card:text-left', cell: (row) => <Money minor={row.creditMinor} currency={currency} plain /> },
          { key: 'balance', header: t('balance'), align: 'right', card: 'line', cardLabel: true, className: 'as-card:text-left', cell: (row) => <Money minor={row.balanceMinor} currency={currency} plain className="font-semibold" /> },
        ]}
      />
      <SumList
        className="mt-4 ml-auto max-w-md"
        rows={[{ label: t('debits'), value: <Money minor={debitMinor} currency={currency} /> }, { label: t('credits'), value: <Money minor={creditMinor} currency={currency} /> }]}
        result={{ label: t('difference'), value: <Money minor={debitMinor - creditMinor} currency={currency} /> }}
      />
      <Panel tone={balanced ? 'positive' : 'critical'} icon={balanced ? CircleCheck : CircleAlert} className="mt-3 ml-auto max-w-md">{t(balanced ? 'balanced' : 'unbalanced')}</Panel>
    </Section>
  );
}
