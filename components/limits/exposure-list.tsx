import { CircleSlash, Clock, Hourglass } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { formatTableDate } from '@/lib/kernel/day-text';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { ExposureRow } from '@/lib/limits/views/exposure';
import { ExposureFigures } from './exposure-figures';
import { useLenderName } from './lender-name';

/** Whether there is a limit to look at, or was. */
const isGiven = ({ status }: ExposureRow) => status === 'LIVE' || status === 'EXPIRED' || status === 'REVOKED';

/** Each financier's limit for the seller: what is used, held and free, as a bar and in figures. */
export function ExposureList({ rows }: { rows: readonly ExposureRow[] }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const name = useLenderName();
  return (
    <ul className="border-t border-ink">
      {rows.map((row) => (
        <li key={row.key} className="border-b border-line py-5">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h2 className="text-base font-semibold">{name(row)}</h2>
            {row.status === 'EXPIRED' && <Badge icon={Clock}>{t('exposure.EXPIRED')}</Badge>}
            {row.status === 'REVOKED' && <Badge tone="critical" icon={CircleSlash}>{t('exposure.REVOKED')}</Badge>}
            {row.status === 'ASKED' && <Badge tone="moon" icon={Hourglass}>{t('exposure.badge.ASKED')}</Badge>}
            {row.status === 'NOT_GRANTED' && <Badge icon={CircleSlash}>{t('exposure.badge.NOT_GRANTED')}</Badge>}
            {row.expiresAt && <span className="money ml-auto text-sm text-ink-muted">{t('until', { at: formatTableDate(plainDateIn(row.expiresAt), locale) })}</span>}
          </div>
          {isGiven(row) ? <ExposureFigures {...row} /> : <p className="mt-1 text-sm text-ink-muted">{t(`exposure.${row.status}`)}</p>}
          {row.limitId && isGiven(row) && (
            <Link href={`/seller/limits/${row.limitId}`} className="mt-2 inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4 md:min-h-6">{t('exposure.ledger')}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}
