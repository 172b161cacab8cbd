import { Archive, Check, Clock, PencilLine, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { DataTable, type Column } from '@/components/ui/data-table';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { ScorecardRow } from '@/lib/limits/views/scorecards';

const LOOK = {
  DRAFT: { tone: 'neutral', icon: PencilLine }, PROPOSED: { tone: 'moon', icon: Clock }, ACTIVE: { tone: 'positive', icon: Check },
  RETIRED: { tone: 'neutral', icon: Archive }, REJECTED: { tone: 'critical', icon: X },
} as const;

export function CardState({ state }: { state: ScorecardRow['state'] }) {
  const t = useTranslations('limits');
  return <Badge {...LOOK[state]}>{t(`card.state.${state}`)}</Badge>;
}

/** Every version of the scorecard: who made it, who decided on it, and when. */
export function VersionsTable({ rows, at }: { rows: readonly ScorecardRow[]; at: string }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const instant = (text: string | null) => (text === null ? '–' : <span className="money text-ink-muted">{formatTableInstant(text, locale)}</span>);
  const columns: Column<ScorecardRow>[] = [
    { key: 'version', header: t('card.version'), card: 'title', cell: (row) => <Link href={`${at}/${row.version}`} className="money inline-flex min-h-6 items-center font-medium hover:underline">{row.version}</Link> },
    { key: 'state', header: t('card.stateLabel'), card: 'badge', cell: (row) => <CardState state={row.state} /> },
    { key: 'madeBy', header: t('card.madeBy'), card: 'line', cardLabel: true, cell: (row) => row.madeBy ?? t('card.house') },
    { key: 'madeAt', header: t('card.madeAt'), card: 'line', cell: (row) => instant(row.madeAt) },
    { key: 'decidedBy', header: t('card.decidedBy'), card: 'line', cardLabel: true, cell: (row) => row.decidedBy ?? '–' },
    { key: 'decidedAt', header: t('card.decidedAt'), card: 'line', cell: (row) => (row.decidedBy === null ? '–' : instant(row.decidedAt)) },
    { key: 'note', header: t('card.note'), card: 'line', className: 'max-w-80', cell: (row) => row.note ?? '–' },
  ];
  return <DataTable caption={t('card.versions')} columns={columns} rows={rows} rowKey={(row) => row.version} needs="much" />;
}
