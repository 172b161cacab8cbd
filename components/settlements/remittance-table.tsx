import { Ban, CircleCheck, Hand, Hourglass, Minus, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import type { RemittanceSight } from '@/lib/settlements/views/remittances';

const LOOK: Record<RemittanceSight['state'], { tone: Tone; icon: LucideIcon }> = {
  PENDING: { tone: 'moon', icon: Hourglass }, SENT: { tone: 'positive', icon: CircleCheck }, REFUSED: { tone: 'critical', icon: Ban }, BY_HAND: { tone: 'neutral', icon: Hand }, NETTED: { tone: 'neutral', icon: Minus },
};

export function RemittanceTable({ rows, caption }: { rows: readonly RemittanceSight[]; caption: string }) {
  const t = useTranslations('settlements.remittances');
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={(row) => row.id} needs="little"
      columns={[
        { key: 'contract', header: t('contract'), card: 'title', cell: (row) => <span className="money font-medium">{row.contract}</span> },
        { key: 'month', header: t('month'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.period}</span> },
        { key: 'state', header: t('state'), card: 'badge', cell: (row) => <Badge {...LOOK[row.state]}>{t(`states.${row.state}`)}</Badge> },
        { key: 'beside', header: t('beside'), align: 'right', card: 'line', cardLabel: true, cell: (row) => <Money minor={row.besideMinor} currency={row.currency} plain /> },
        { key: 'amount', header: t('amount'), align: 'right', card: 'amount', cell: (row) => <Money minor={row.totalMinor} currency={row.currency} plain /> },
      ]}
    />
  );
}
