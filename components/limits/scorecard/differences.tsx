import { useTranslations } from 'next-intl';
import { DataTable, type Column } from '@/components/ui/data-table';
import type { Scorecard } from '@/lib/limits/model/scorecard';
import type { Difference } from '@/lib/limits/model/scorecard-change';
import { useFigure } from './use-figure';

/** What a scorecard says otherwise than the one in force, figure by figure. */
export function Differences({ card, differences }: { card: Scorecard; differences: readonly Difference[] }) {
  const t = useTranslations('limits');
  const { name, value } = useFigure(card);
  const columns: Column<Difference>[] = [
    { key: 'field', header: t('card.field'), card: 'title', cell: ({ field }) => name(field) },
    { key: 'before', header: t('card.before'), align: 'right', card: 'line', cardLabel: true, cell: ({ field, before }) => <span className="money text-ink-muted">{value(field, before)}</span> },
    { key: 'after', header: t('card.after'), align: 'right', card: 'line', cardLabel: true, cell: ({ field, after }) => <strong className="money">{value(field, after)}</strong> },
  ];
  return <DataTable caption={t('card.differences')} columns={columns} rows={differences} rowKey={({ field }) => field} needs="little" empty={<p className="text-sm text-ink-muted">{t('card.sameAsActive')}</p>} />;
}
