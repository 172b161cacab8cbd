import { ArrowLeftRight, Check, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { DataTable, type Column } from '@/components/ui/data-table';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { DecidedRow } from '@/lib/limits/views/desk';

function lookOf(state: DecidedRow['state']) {
  if (state === 'APPROVED') return { tone: 'positive', icon: Check } as const;
  return state === 'DECLINED' ? { tone: 'critical', icon: X } as const : { tone: 'caution', icon: ArrowLeftRight } as const;
}

/** What persons at the desk decided last, by whom and with which note. */
export function DecidedTable({ rows }: { rows: readonly DecidedRow[] }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const columns: Column<DecidedRow>[] = [
    { key: 'title', header: t('desk.goods'), card: 'title', cell: (row) => <Link href={`/desk/limits/${row.askId}`} className="font-medium hover:underline">{row.title}</Link> },
    { key: 'number', header: t('desk.number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
    { key: 'state', header: t('desk.decision'), card: 'badge', cell: (row) => <Badge {...lookOf(row.state)}>{t(`state.${row.state}`)}</Badge> },
    { key: 'by', header: t('desk.decidedBy'), card: 'line', cell: (row) => row.decidedBy },
    { key: 'at', header: t('desk.decidedAt'), card: 'line', cell: (row) => <span className="money text-ink-muted">{formatTableInstant(row.answeredAt, locale)}</span> },
    { key: 'note', header: t('desk.note'), card: 'line', className: 'max-w-80', cell: (row) => row.note },
  ];
  return <DataTable caption={t('desk.decided')} columns={columns} rows={rows} rowKey={(row) => row.askId} />;
}
