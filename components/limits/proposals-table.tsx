import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonVariants } from '@/components/ui/button-look';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import type { ProposalRow } from '@/lib/limits/views/desk-proposals';

/** Proposals that wait for a check, the one due first on top. */
export function ProposalsTable({ rows, now }: { rows: readonly ProposalRow[]; now: string }) {
  const t = useTranslations('limits');
  const columns: Column<ProposalRow>[] = [
    { key: 'title', header: t('desk.goods'), card: 'title', cell: (row) => <Link href={`/desk/limits/${row.askId}`} className="font-medium hover:underline">{row.title}</Link> },
    { key: 'number', header: t('desk.number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
    { key: 'verdict', header: t('desk.proposal.title'), card: 'badge', cell: (row) => t(`desk.verdict.${row.verdict}`) },
    { key: 'financed', header: t('desk.financed'), align: 'right', card: 'amount', cardLabel: true, cell: (row) => <Money minor={row.financedMinor} currency={row.currency} plain /> },
    { key: 'by', header: t('desk.proposal.by'), card: 'line', cardLabel: true, cell: (row) => row.proposedBy },
    { key: 'agreed', header: t('desk.proposal.agreed'), card: 'line', cardLabel: true, cell: (row) => t('desk.proposal.count', { agreed: row.agreed, needs: row.needs }) },
    { key: 'answerBy', header: t('desk.answerBy'), card: 'deadline', cell: (row) => <Deadline at={row.answerBy} now={now} stacked /> },
    {
      key: 'action', header: <span className="sr-only">{t('desk.proposal.look')}</span>, align: 'right', card: 'action',
      cell: (row) => <Link href={`/desk/limits/${row.askId}`} className={buttonVariants({ size: 'sm' })}>{t(row.part === 'CHECK' ? 'desk.proposal.look' : 'desk.proposal.open')}<span className="sr-only"> {row.number}</span></Link>,
    },
  ];
  return <DataTable caption={t('desk.proposal.waiting')} columns={columns} rows={rows} rowKey={(row) => row.askId} needs="much" />;
}
