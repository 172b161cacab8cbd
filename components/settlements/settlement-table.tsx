import { Ban, CircleCheck, CirclePause, CornerDownRight, Hourglass, Landmark, Stamp, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { SettlementState } from '@/lib/settlements/model/settlement';
import type { SettlementRow } from '@/lib/settlements/views/sights';

const LOOK: Record<SettlementState, { tone: Tone; icon: LucideIcon }> = {
  DRAFT: { tone: 'moon', icon: Hourglass }, APPROVED: { tone: 'accent', icon: Stamp }, IN_FILE: { tone: 'accent', icon: Landmark }, PAID: { tone: 'positive', icon: CircleCheck },
  FAILED: { tone: 'critical', icon: Ban }, CARRIED: { tone: 'neutral', icon: CornerDownRight },
};

export function SettlementBadge({ state }: { state: SettlementState }) {
  const t = useTranslations('settlements.states');
  return <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>{t(state)}</Badge>;
}

/** Settlements by their day; whose they are where there are several sellers', each with a tick where it can be picked. */
export function SettlementTable({ rows, base, caption, sellers = false, pick }: { rows: readonly SettlementRow[]; base: string; caption: string; sellers?: boolean; pick?: (row: SettlementRow) => ReactNode }) {
  const t = useTranslations('settlements.columns');
  const held = useTranslations('settlements');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const columns: Column<SettlementRow>[] = [
    { key: 'day', header: t('day'), card: sellers ? 'line' : 'title', cell: (row) => (sellers ? <span className="money text-ink-muted">{formatTableDate(row.day, locale)}</span> : <Link href={`${base}/${row.id}`} className="money font-medium hover:underline">{formatTableDate(row.day, locale)}</Link>) },
    { key: 'number', header: t('number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
    { key: 'state', header: t('state'), card: 'badge', cell: (row) => <span className="inline-flex flex-wrap gap-1"><SettlementBadge state={row.state} />{sellers && row.hold && <Badge tone="critical" icon={CirclePause}>{held('heldBadge')}</Badge>}</span> },
    { key: 'total', header: t('total'), align: 'right', card: 'amount', cell: (row) => <Money minor={row.totalMinor} currency={row.currency} plain /> },
  ];
  const seller: Column<SettlementRow> = { key: 'seller', header: t('seller'), card: 'title', cell: (row) => <span className="inline-flex items-center gap-1">{pick?.(row)}<Link href={`${base}/${row.id}`} className="font-medium hover:underline">{row.seller}</Link></span> };
  return <DataTable caption={caption} rows={rows} rowKey={(row) => row.id} needs="little" columns={sellers ? [seller, ...columns] : columns} />;
}
