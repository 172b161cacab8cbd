import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { Money } from '@/components/ui/money';
import type { Age } from '@/lib/insights/views/portfolio';

/** What is not paid, a bar for each age, each of which leads to its bills. */
export function AgeBars({ ages, currency, href }: { ages: readonly Age[]; currency: string; href: (bucket: string) => string }) {
  const t = useTranslations('insights.portfolio');
  const most = ages.reduce((top, { minor }) => (minor > top ? minor : top), 1n);
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {ages.map(({ bucket, leases, invoices, minor }, index) => (
        <div key={bucket} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
          <dt className="text-ink-muted">
            {invoices > 0 ? <Link href={href(bucket)} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t(`bucket.${bucket}`)}</Link> : t(`bucket.${bucket}`)}
          </dt>
          <dd className={cn('self-center text-right font-semibold', index > 2 && minor > 0n && 'text-critical')}>
            <Money minor={minor} currency={currency} />
            <span className="block text-xs font-normal text-ink-muted">{t('ageCount', { leases, invoices })}</span>
          </dd>
          <span aria-hidden className="col-span-2 h-2 rounded-xs bg-sunken">
            <span className={cn('block h-2 rounded-xs', index === 0 ? 'bg-chart-1' : index < 3 ? 'bg-chart-2' : 'bg-chart-4')} style={{ width: `${Number((minor * 1000n) / most) / 10}%` }} />
          </span>
        </div>
      ))}
    </dl>
  );
}
