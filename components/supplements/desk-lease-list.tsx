import { Hourglass } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RightsBadge } from '@/components/rights/rights-table';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import type { DeskLeaseRow } from '@/lib/supplements/views';

/** Leases that the desk finances: whose, of what, a month and in all. */
export function DeskLeaseList({ rows }: { rows: readonly DeskLeaseRow[] }) {
  const t = useTranslations('supplements.desk');
  return (
    <ul className="border-t border-ink">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-line py-4">
          <span className="min-w-56 flex-1">
            <Link href={`/desk/leases/${row.id}`} className="inline-flex min-h-6 items-center font-semibold text-accent underline underline-offset-4 max-md:min-h-11">{row.purchaser} · {row.title}</Link>
            <span className="money block text-xs text-ink-muted">{row.number}</span>
          </span>
          {row.openNumber && <Badge tone="moon" icon={Hourglass}>{t('openNumber', { number: row.openNumber })}</Badge>}
          {!row.active && <Badge tone="neutral">{t('ended')}</Badge>}
          {row.released && <RightsBadge state="STANDS" />}
          <span className="flex flex-wrap gap-x-6 max-md:basis-full">
            <span className="text-sm">{t('monthly')} <Money minor={row.monthlyMinor} currency={row.currency} className="font-semibold" /></span>
            <span className="text-sm">{t('total')} <Money minor={row.totalCostMinor} currency={row.currency} className="font-semibold" /></span>
          </span>
        </li>
      ))}
    </ul>
  );
}
