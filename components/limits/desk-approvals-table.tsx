import { Check, Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import type { DeskApprovalRow } from '@/lib/limits/views/desk-approvals';
import { ApprovalActs, type ApprovalActions } from './approval-acts';

const LOOK = { FREE: { tone: 'positive', icon: Check }, HELD: { tone: 'moon', icon: Hourglass } } as const;

/** What the desk has approved and nobody has ended. */
export function DeskApprovalsTable({ rows, now, actions }: { rows: readonly DeskApprovalRow[]; now: string; actions: ApprovalActions }) {
  const t = useTranslations('limits.desk');
  const columns: Column<DeskApprovalRow>[] = [
    { key: 'title', header: t('goods'), card: 'title', cell: (row) => row.title },
    { key: 'number', header: t('number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
    { key: 'standing', header: t('approval.standing'), card: 'badge', cell: (row) => <Badge {...LOOK[row.standing]}>{t(`approval.is.${row.standing}`)}</Badge> },
    { key: 'amount', header: t('approval.amount'), align: 'right', card: 'amount', cardLabel: true, cell: (row) => <Money minor={row.approvedMinor} currency={row.currency} plain /> },
    { key: 'cap', header: t('cap'), align: 'right', card: 'line', cardLabel: true, cell: (row) => <Money minor={row.monthlyCapMinor} currency={row.currency} plain /> },
    { key: 'expires', header: t('approval.expires'), card: 'deadline', cell: (row) => <Deadline at={row.expiresAt} now={now} stacked /> },
    {
      key: 'acts', header: <span className="sr-only">{t('approval.acts')}</span>, align: 'right', card: 'action',
      cell: (row) => <ApprovalActs row={row} actions={actions} />,
    },
  ];
  return <DataTable caption={t('approval.title')} columns={columns} rows={rows} rowKey={(row) => row.id} needs="much" />;
}
