import { Ban, CircleCheck, Hand, Hourglass, Minus, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { formatMonth, formatTableDate } from '@/lib/kernel/day-text';
import type { RemittanceSight } from '@/lib/settlements/views/remittances';

const LOOK: Record<RemittanceSight['state'], { tone: Tone; icon: LucideIcon }> = {
  PENDING: { tone: 'moon', icon: Hourglass }, SENT: { tone: 'positive', icon: CircleCheck }, REFUSED: { tone: 'critical', icon: Ban }, BY_HAND: { tone: 'neutral', icon: Hand }, NETTED: { tone: 'neutral', icon: Minus },
};

export function RemittanceTable({ rows, caption }: { rows: readonly RemittanceSight[]; caption: string }) {
  const t = useTranslations('settlements.remittances');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const beside = rows.some(({ besideMinor }) => besideMinor !== 0n);
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={(row) => row.id} needs="little"
      columns={[
        { key: 'contract', header: t('contract'), card: 'title', cell: (row) => <Link href={`/admin/contracts/${row.contractId}`} className="money font-semibold text-accent underline-offset-4 hover:underline">{row.contract}</Link> },
        { key: 'month', header: t('month'), card: 'line', cell: (row) => <span className="money text-ink-muted">{formatMonth(`${row.period}-01`, locale)}</span> },
        { key: 'state', header: t('state'), card: 'badge', cell: (row) => <Badge {...LOOK[row.state]}>{t(`states.${row.state}`)}</Badge> },
        { key: 'on', header: t('on'), card: 'line', cardLabel: true, cell: (row) => <span className="money text-ink-muted">{row.settledOn === null ? '–' : formatTableDate(row.settledOn, locale)}</span> },
        ...(beside ? [{ key: 'beside', header: t('beside'), align: 'right' as const, card: 'line' as const, cardLabel: true, cell: (row: RemittanceSight) => <Money minor={row.besideMinor} currency={row.currency} plain /> }] : []),
        { key: 'amount', header: t('amount'), align: 'right', card: 'amount', cell: (row) => <Money minor={row.totalMinor} currency={row.currency} plain /> },
      ]}
    />
  );
}
