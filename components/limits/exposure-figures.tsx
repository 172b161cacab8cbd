import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import type { ExposureRow } from '@/lib/limits/views/exposure';

/** What of a limit is used, held and free: a bar, and the same in figures. */
export function ExposureFigures({ approvedMinor, usedMinor, heldMinor, freeMinor, currency }: Pick<ExposureRow, 'approvedMinor' | 'usedMinor' | 'heldMinor' | 'freeMinor' | 'currency'>) {
  const t = useTranslations('limits');
  const share = (part: bigint) => (approvedMinor > 0n ? `${Number((part * 10_000n) / approvedMinor) / 100}%` : '0%');
  const figure = (key: 'approved' | 'used' | 'held' | 'free', minor: bigint, mark: string) => (
    <div>
      <dt className="flex items-center gap-2 text-xs text-ink-muted"><span aria-hidden className={`size-2.5 rounded-full ${mark}`} />{t(`exposure.${key}`)}</dt>
      <dd><Money minor={minor} currency={currency} className="text-base font-semibold" /></dd>
    </div>
  );
  return (
    <>
      <div aria-hidden className="mt-3 flex h-2 gap-0.5 overflow-clip rounded-xs bg-sunken">
        <span className="bg-accent" style={{ width: share(usedMinor) }} />
        <span className="bg-moon" style={{ width: share(heldMinor) }} />
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-4">
        {figure('approved', approvedMinor, 'bg-ink')}
        {figure('used', usedMinor, 'bg-accent')}
        {figure('held', heldMinor, 'bg-moon')}
        {figure('free', freeMinor, 'border border-line-strong bg-sunken')}
      </dl>
    </>
  );
}
