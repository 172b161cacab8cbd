import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Hourglass } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import type { DeskSellerRow } from '@/lib/limits/views/desk-sellers';
import { ExposureFigures } from './exposure-figures';

/** Sellers with what the desk finances of their goods. */
export function DeskSellerList({ rows }: { rows: readonly DeskSellerRow[] }) {
  const t = useTranslations('limits.desk.seller');
  return (
    <ul className="border-t border-ink">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line py-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 className="text-base font-semibold"><Link href={`/desk/sellers/${row.id}`} className="inline-flex min-h-6 items-center text-accent underline underline-offset-4 max-md:min-h-11">{row.name}</Link></h3>
            {row.proposedMinor !== null && <Badge tone="moon" icon={Hourglass}>{t('waits')} <Money minor={row.proposedMinor} currency={row.currency} /></Badge>}
          </div>
          <ExposureFigures {...row} />
        </li>
      ))}
    </ul>
  );
}
