import { Check, CircleSlash, Clock, LoaderCircle } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Thumb } from '@/components/catalogue/plate';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { formatInstant, formatTableInstant } from '@/lib/kernel/date-text';
import type { LimitRequestRow } from '@/lib/limits/views/requests';

/** One request in the list: what for, where it stands, and the cheapest that can be chosen. */
export function RequestRow({ row }: { row: LimitRequestRow }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const money = (minor: bigint) => () => <Money minor={minor} currency={row.currency} className="font-semibold" />;
  return (
    <li className="relative flex gap-4 border-b border-line py-4">
      <Thumb photoId={row.photoId} className="w-16 self-start" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link href={`/limits/${row.id}`} className="font-semibold after:absolute after:inset-0">{row.title}</Link>
          <StateBadge row={row} />
        </div>
        <p className="mt-1 flex flex-wrap gap-x-1.5 text-sm text-ink-muted"><span className="money">{row.number}</span><span className="money">{formatTableInstant(row.createdAt, locale)}</span></p>
        {row.best && (
          <p className="mt-1 text-sm">
            {t.rich('pair', { month: money(row.best.instalmentMinor), total: money(row.best.totalCostMinor) })}
            <span className="money text-ink-muted"> · {t('until', { at: formatInstant(row.best.expiresAt, locale) })}</span>
          </p>
        )}
      </div>
    </li>
  );
}

function StateBadge({ row }: { row: LimitRequestRow }) {
  const t = useTranslations('limits');
  if (row.ended) return <Badge icon={CircleSlash}>{t(`ended.${row.ended}`)}</Badge>;
  if (row.state === 'CHOSEN') return <Badge tone="accent" icon={Check}>{t('listState.chosen')}</Badge>;
  if (row.waiting > 0) return <Badge tone="moon" icon={LoaderCircle}>{t('state.PENDING')}</Badge>;
  if (row.usable > 0) return <Badge tone="positive" icon={Check}>{t('listState.usable', { count: row.usable })}</Badge>;
  return <Badge icon={Clock}>{t('listState.over')}</Badge>;
}
